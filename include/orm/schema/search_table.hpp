// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/schema/view.hpp>

namespace orm {

/// The base of every table that `ORM_SEARCH_TABLE` makes: an index of the words in another table,
/// which SQLite reads like a table. Nobody writes to it, as to a view.
struct search_table_base : view_base {};

template <class Type>
concept search_table = __is_base_of(search_table_base, Type);

}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include <orm/migrate/snapshot.hpp>

namespace orm::migrate {

/// The header that keeps a snapshot: a constant `head` in a namespace, in C++. The same schema
/// gives the same text, an item a line, so that two branches that change one table meet in a merge.
std::string snapshot_text(snapshot const& kept, std::string_view name_space);

}  // namespace orm::migrate

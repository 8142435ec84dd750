// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/schema/view.hpp>

namespace orm {

/// Rule `write-to-a-view`.
template <class Table>
consteval void check_written_table() {
    static_assert(stored_table<Table>,
                  "orm: an insert, update or delete is given a view, which has no rows of its own. "
                  "Write to the tables that it reads. docs/errors.md#write-to-a-view");
}

}  // namespace orm

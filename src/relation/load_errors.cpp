// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <orm/backend/error.hpp>
#include <orm/relation/child_set.hpp>
#include <orm/relation/loader.hpp>

namespace orm {

void throw_no_such_child(std::string_view table) {
    throw no_rows("sync_children() is given a row of " + std::string(table) +
                      " with a key that none of those has which belong to the row.",
                  {});
}

void throw_missing_related(std::string_view table, std::string_view related) {
    throw no_rows("load() has found no row of " + std::string(related) + " for a row of " +
                      std::string(table) + ", which refers to one.",
                  {});
}

void require_one_row(std::size_t rows) {
    if (rows == 0) throw no_rows("one() found no row.", {});
    if (rows > 1) throw too_many_rows("one() found more than one row.", {});
}

}  // namespace orm

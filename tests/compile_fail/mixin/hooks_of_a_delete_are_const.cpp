// SPDX-License-Identifier: BSL-1.0
// expect: has the name of a hook and cannot be called as one
// expect: const where the row is deleted
// expect: docs/errors\.md#hook-argument
// expect: draft
#include <orm/sqlite.hpp>

#include "mixins.hpp"

struct draft {
    std::int64_t id{};
    std::string  text;

#ifdef ORM_GOOD_TWIN
    void before_delete(auto&) const {}
#else
    void before_delete(auto&) {}
#endif
};
ORM_TABLE(drafts, draft, "drafts", (id, primary_key), (text))

bool removed(orm::sqlite::database& db, draft const& row) { return db.remove(row); }

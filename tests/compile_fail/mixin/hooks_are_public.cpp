// SPDX-License-Identifier: BSL-1.0
// expect: has the name of a hook and cannot be called as one
// expect: docs/errors\.md#hook-argument
// expect: draft
#include <orm/sqlite.hpp>

#include "mixins.hpp"

struct draft {
    std::int64_t id{};
    std::string  text;

#ifndef ORM_GOOD_TWIN
private:
#endif
    void before_insert(orm::context const&) { text = "x"; }
};
ORM_TABLE(drafts, draft, "drafts", (id, primary_key), (text))

void store(orm::sqlite::database& db) { db.insert(draft{}); }

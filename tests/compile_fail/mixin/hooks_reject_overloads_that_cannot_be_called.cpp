// SPDX-License-Identifier: BSL-1.0
// expect: has the name of a hook and cannot be called as one
// expect: docs/errors\.md#hook-argument
// expect: draft
#include <orm/sqlite.hpp>

#include "mixins.hpp"

struct draft {
    std::int64_t id{};
    std::string  text;

    void after_insert(std::string const&) const {}
#ifdef ORM_GOOD_TWIN
    void after_insert(orm::sqlite::transaction&) const {}
#else
    void after_insert(std::int64_t) const {}
#endif
};
ORM_TABLE(drafts, draft, "drafts", (id, primary_key), (text))

auto stored(orm::sqlite::database& db) { return db.insert(draft{1, "x"}); }

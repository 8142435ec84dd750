// SPDX-License-Identifier: BSL-1.0
// expect: find\(\) takes one value for each column of the primary key
// expect: docs/errors\.md#find-by-whole-key
// expect: votes_t
#include <orm/sqlite.hpp>

#include "../blog.hpp"

struct vote {
    std::int64_t user_id{};
    std::int64_t post_id{};
};
ORM_TABLE(votes, vote, "votes", (user_id), (post_id))
ORM_CONSTRAINTS(votes, primary_key(votes.user_id, votes.post_id))

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    static_cast<void>(db.find(votes, 1, 2));
#else
    static_cast<void>(db.find(votes, 1));
#endif
}

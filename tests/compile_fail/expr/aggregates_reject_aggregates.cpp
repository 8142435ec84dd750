// SPDX-License-Identifier: BSL-1.0
// expect: an aggregate of an aggregate has no meaning
// expect: docs/errors\.md#nested-aggregate
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(select(max(sum(users.age)).over()).from(users));
#else
    return orm::sql<orm::sqlite_dialect>(select(max(sum(users.age))).from(users));
#endif
}

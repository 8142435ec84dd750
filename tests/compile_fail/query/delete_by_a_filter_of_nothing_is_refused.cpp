// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#write-without-where
// expect: users_t
#include "../blog.hpp"

template <class... Conditions>
auto query(Conditions... given) {
    return orm::sql<orm::sqlite_dialect>(delete_from(users).where(and_(given...)));
}

#ifdef ORM_GOOD_TWIN
auto used() { return query(eq(users.id, 1)); }
#else
auto used() { return query(); }
#endif

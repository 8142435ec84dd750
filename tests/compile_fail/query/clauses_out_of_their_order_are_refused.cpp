// SPDX-License-Identifier: BSL-1.0
// expect-gcc: no matching function for call to .*where
// expect-clang: no matching member function for call to 'where'
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(users.id).from(users).where(users.active).limit(1);
#else
    return select(users.id).from(users).limit(1).where(users.active);
#endif
}

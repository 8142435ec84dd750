// SPDX-License-Identifier: BSL-1.0
// expect: reads a value into a member of another type
// expect: docs/errors\.md#into-member-type
// expect: std::optional<std::.*string
#include <orm/query/into_result.hpp>

#include "../blog.hpp"

struct summary {
    std::string email;
    int         age;
};

auto layout() {
#ifdef ORM_GOOD_TWIN
    using query = decltype(select(users.email, users.age).from(users).into<summary>());
#else
    using query = decltype(select(users.nickname, users.age).from(users).into<summary>());
#endif
    return orm::result_of<query>::layout();
}

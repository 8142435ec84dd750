// SPDX-License-Identifier: BSL-1.0
// expect: fills plain aggregates
// expect: docs/errors\.md#into-plain-aggregate
// expect: closed
#include <orm/query/into_result.hpp>

#include "../blog.hpp"

struct summary {
    std::string email;
    int         age;
};

struct closed {
    closed(std::string, int);
};

auto layout() {
#ifdef ORM_GOOD_TWIN
    using query = decltype(select(users.email, users.age).from(users).into<summary>());
#else
    using query = decltype(select(users.email, users.age).from(users).into<closed>());
#endif
    return orm::result_of<query>::layout();
}

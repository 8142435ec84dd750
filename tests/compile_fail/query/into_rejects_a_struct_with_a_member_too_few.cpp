// SPDX-License-Identifier: BSL-1.0
// expect: needs a struct with as many members as values
// expect: docs/errors\.md#into-member-count
// expect: summary
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
    using query =
        decltype(select(users.email, users.age, users.active).from(users).into<summary>());
#endif
    return orm::result_of<query>::layout();
}

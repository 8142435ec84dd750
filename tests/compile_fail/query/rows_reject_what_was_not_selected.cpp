// SPDX-License-Identifier: BSL-1.0
// expect: the row has no such value
// expect: docs/errors\.md#not-in-row
// expect: users_t::email_t
#include <orm/query/result.hpp>

#include "../blog.hpp"

using row = orm::result_of<decltype(select(users.id, users.age).from(users))>::row;

void read(row const& found) {
#ifdef ORM_GOOD_TWIN
    static_cast<void>(found[users.age]);
#else
    static_cast<void>(found[users.email]);
#endif
}

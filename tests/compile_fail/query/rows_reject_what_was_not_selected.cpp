// SPDX-License-Identifier: BSL-1.0
// expect: the row has no such value
// expect: docs/errors\.md#not-in-row
// expect: users_t::email_t
#include <ostream>

#include <orm/query/result.hpp>

#include "../blog.hpp"

using row = orm::result_of<decltype(select(users.id, users.age).from(users))>::row;

#ifdef ORM_GOOD_TWIN
constexpr auto wanted = users.age;
#else
constexpr auto wanted = users.email;
#endif

void read(row& found, int limit, std::ostream& out) {
    out << "age: " << found[wanted] << '\n';
    int const age = found[wanted];
    found[wanted] = age + 1;
    if (found[wanted] < limit || limit == found[wanted]) found[wanted] = limit;
}

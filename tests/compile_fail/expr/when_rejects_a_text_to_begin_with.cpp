// SPDX-License-Identifier: BSL-1.0
// expect: when\(\) is given neither a bool nor a std::optional to begin with
// expect: docs/errors\.md#when-asks-for-a-choice
#include <vector>

#include "../blog.hpp"

struct own_optional : std::optional<int> {};

auto query(std::string const& email, std::vector<bool> const& wanted) {
#ifdef ORM_GOOD_TWIN
    return and_(when(!email.empty(), eq(users.email, email)), when(wanted[0], eq(users.age, 1)),
                when(std::vector<bool>(wanted)[1], [] { return eq(users.age, 1); }),
                when(own_optional(), [](int age) { return eq(users.age, age); }));
#else
    static_cast<void>(wanted);
    return when(email, eq(users.email, email));
#endif
}

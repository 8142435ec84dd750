// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#comparing-with-null
// expect: users_t::email_t
#include "../blog.hpp"

auto query(std::optional<std::string> const& given) {
#ifdef ORM_GOOD_TWIN
    return like(users.email, *given);
#else
    return like(users.email, given);
#endif
}

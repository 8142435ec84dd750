// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-an-order
// expect: char const ?\*|const char ?\*
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query() { return delete_from(users).where(users.active).order_by(users.email).limit(1); }
#else
auto query() { return delete_from(users).where(users.active).order_by("email").limit(1); }
#endif

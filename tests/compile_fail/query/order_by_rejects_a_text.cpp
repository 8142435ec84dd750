// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-an-order
// expect: char const ?\*|const char ?\*
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query() { return select().from(users).order_by(users.email); }
#else
auto query() { return select().from(users).order_by("email"); }
#endif

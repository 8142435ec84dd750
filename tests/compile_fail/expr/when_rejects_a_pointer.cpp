// SPDX-License-Identifier: BSL-1.0
// expect: when\(\) is given neither a bool nor a std::optional to begin with
// expect: docs/errors\.md#when-asks-for-a-choice
// expect: char ?const ?\*|const char ?\*
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query(char const* email) { return when(email != nullptr, eq(users.email, email)); }
#else
auto query(char const* email) { return when(email, eq(users.email, email)); }
#endif

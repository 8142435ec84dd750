// SPDX-License-Identifier: BSL-1.0
// expect: a view takes no constraints but in_schema
// expect: docs/errors\.md#view-constraint
// expect: adults_t
#include "views.hpp"

#ifndef ORM_GOOD_TWIN
ORM_CONSTRAINTS(adults, index(adults.email))
#endif

inline constexpr auto made = orm::schema(users, adults);

// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#duplicate-table
// expect: owners_t
#include "tables.hpp"

#ifdef ORM_GOOD_TWIN
inline constexpr auto made = orm::schema(owners);
#else
inline constexpr auto made = orm::schema(owners, owners);
#endif

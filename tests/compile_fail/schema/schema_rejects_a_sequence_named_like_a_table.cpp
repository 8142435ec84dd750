// SPDX-License-Identifier: BSL-1.0
// expect: two tables, views or sequences, or two triggers
// expect: docs/errors\.md#duplicate-table
// expect: sequence
#include "tables.hpp"

#ifdef ORM_GOOD_TWIN
inline constexpr orm::sequence<"owner_numbers"> numbers;
#else
inline constexpr orm::sequence<"Owners"> numbers;
#endif
inline constexpr auto made = orm::schema(owners, numbers);

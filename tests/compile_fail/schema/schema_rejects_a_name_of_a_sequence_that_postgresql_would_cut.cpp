// SPDX-License-Identifier: BSL-1.0
// expect: a name of no or of more than 63 bytes
// expect: docs/errors\.md#identifier-length
// expect: sequence
#include <orm/schema/schema.hpp>

#include "tables.hpp"

#ifdef ORM_GOOD_TWIN
inline constexpr orm::sequence<"numbers"> numbers;
#else
inline constexpr orm::sequence<
    "numbers_of_all_the_invoices_that_anybody_has_ever_written_in_this_house">
    numbers;
#endif

inline constexpr auto made = orm::schema(owners, numbers);

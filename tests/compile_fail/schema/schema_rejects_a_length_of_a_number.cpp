// SPDX-License-Identifier: BSL-1.0
// expect: varchar\(\) is for columns that are kept as text
// expect: docs/errors\.md#type-arguments
// expect: things_t::first_t
#include "tables.hpp"

#ifdef ORM_GOOD_TWIN
using member = std::string;
#else
using member = std::int32_t;
#endif
struct thing {
    member first{};
};
ORM_TABLE(things, thing, "things", (first, varchar(20)))
inline constexpr auto made = orm::schema(things);

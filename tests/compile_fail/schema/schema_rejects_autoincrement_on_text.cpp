// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#autoincrement-key
// expect: things_t::first_t
#include "tables.hpp"

#ifdef ORM_GOOD_TWIN
struct thing {
    std::int64_t first{};
};
#else
struct thing {
    std::string first;
};
#endif
ORM_TABLE(things, thing, "things", (first, primary_key, autoincrement))
inline constexpr auto made = orm::schema(things);

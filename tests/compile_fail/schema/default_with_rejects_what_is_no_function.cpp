// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#column-modifier
// expect: things_t::first_t
#include "tables.hpp"

struct thing {
    std::int64_t id{};
    std::int64_t first{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (id, primary_key), (first, default_with([] { return 5; })))
#else
ORM_TABLE(things, thing, "things", (id, primary_key), (first, default_with(5)))
#endif
inline constexpr auto made = orm::schema(owners, things);

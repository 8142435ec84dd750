// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#duplicate-table
// expect: keepers_t
#include "tables.hpp"

struct keeper {
    std::int64_t id{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(keepers, keeper, "keepers", (id, primary_key))
#else
ORM_TABLE(keepers, keeper, "Owners", (id, primary_key))
#endif
inline constexpr auto made = orm::schema(owners, keepers);

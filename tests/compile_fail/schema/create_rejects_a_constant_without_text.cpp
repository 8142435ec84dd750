// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#constant-without-text
// expect: things_t::first_t
#include "tables.hpp"

#include <orm/render/create.hpp>

#ifdef ORM_GOOD_TWIN
constexpr auto given = std::int64_t{5};
#else
constexpr auto given = std::chrono::sys_days{};
#endif
struct dated {
    std::remove_const_t<decltype(given)> first{};
};
ORM_TABLE(things, dated, "things", (first, default_(given)))
inline constexpr auto made = orm::schema(things);
static_assert(orm::create_sql<orm::sqlite_dialect>(made).size() == 1);

// SPDX-License-Identifier: BSL-1.0
// expect: two expressions of one type meet that are kept differently
// expect: docs/errors\.md#kept-differently
// expect: things_t::done_t
#include "tables.hpp"

#include <orm/expr/function.hpp>
#include <orm/render/create.hpp>

struct thing {
    std::chrono::sys_days made{};
    std::chrono::sys_days done{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (made),
    (done, default_(cast<std::chrono::sys_days>(text_lit<"2024-01-31">))))
#else
ORM_TABLE(things, thing, "things", (made),
    (done, as_integer, default_(cast<std::chrono::sys_days>(text_lit<"2024-01-31">))))
#endif
auto text() { return orm::create_sql<orm::sqlite_dialect>(orm::schema(things))[0]; }

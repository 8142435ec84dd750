// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#row-expression
// expect: things_t
#include <orm/expr/window_function.hpp>
#include <orm/query/select.hpp>

#include "tables.hpp"

struct thing {
    std::int64_t id{};
    std::int64_t first{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (id, primary_key),
          (first, generated(things.id * 2, stored)))
#else
ORM_TABLE(things, thing, "things", (id, primary_key),
          (first, generated(row_number().over(orm::dsl::order_by(things.id)), stored)))
#endif
inline constexpr auto made = orm::schema(owners, things);

// SPDX-License-Identifier: BSL-1.0
// expect: a rule for values of another type
// expect: docs/errors\.md#rule-type
// expect: things_t::age_t
#include <orm/validation.hpp>

#include "tables.hpp"

struct thing {
    std::int64_t id{};
    std::int32_t age{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (id, primary_key), (age, range(1, 80)))
#else
ORM_TABLE(things, thing, "things", (id, primary_key), (age, length(1, 80)))
#endif
inline constexpr auto made = orm::schema(owners, things);

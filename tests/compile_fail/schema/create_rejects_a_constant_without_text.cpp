// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#constant-without-text
// expect: things_t::first_t
#include "tables.hpp"

#include <orm/render/create.hpp>

struct weight {
    double grams = 0;
};
template <>
struct orm::codec<weight> {
    using stored = double;
    static double encode(weight given) { return given.grams; }
    static weight decode(double grams) { return {grams}; }
};
#ifdef ORM_GOOD_TWIN
constexpr auto given = std::chrono::sys_days{};
#else
constexpr auto given = weight{};
#endif
struct thing {
    std::remove_const_t<decltype(given)> first{};
};
ORM_TABLE(things, thing, "things", (first, default_(given)))
inline constexpr auto made = orm::schema(things);
static_assert(orm::create_sql<orm::sqlite_dialect>(made).size() == 1);

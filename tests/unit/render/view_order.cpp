// SPDX-License-Identifier: BSL-1.0
#include <orm/render/view_order.hpp>

namespace {

constexpr orm::relation_name of_b[]{{"", "b"}, {"", "table"}};
constexpr orm::relation_name of_c[]{{"", "c"}};
constexpr orm::relation_name of_a[]{{"", "a"}};
constexpr orm::relation_name elsewhere[]{{"other", "c"}};

constexpr orm::view_model chain[]{{.name = "a", .reads = of_b},
                                  {.name = "b", .reads = of_c},
                                  {.name = "c"},
                                  {.name = "d", .reads = elsewhere}};
constexpr orm::view_model circle[]{{.name = "a", .reads = of_c}, {.name = "c", .reads = of_a}};

template <std::size_t Count>
struct order {
    std::size_t views[Count]{};

    constexpr explicit order(orm::array_view<orm::view_model> of) { orm::order_views(of, views); }
};

constexpr order<4> ordered(chain);
static_assert(ordered.views[0] == 2 && ordered.views[1] == 1 && ordered.views[2] == 0 &&
              ordered.views[3] == 3);

constexpr order<2> round(circle);
static_assert(round.views[0] == 0 && round.views[1] == 1);

static_assert(orm::reads(chain[0], "", "table") && !orm::reads(chain[3], "", "c"));

}  // namespace

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/order.hpp>
#include <orm/query/from.hpp>

namespace orm {

/// Items are expressions, alone or in `asc` and `desc`.
template <class... Items>
struct order_by_clause {
    using operands                   = types<Items...>;
    static constexpr clause position = clause::order_by;

    list<Items...> items;
};

}  // namespace orm

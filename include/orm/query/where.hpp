// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/logical.hpp>
#include <orm/query/from.hpp>

namespace orm {

template <condition Condition>
struct where_clause {
    using operands                   = types<Condition>;
    static constexpr clause position = clause::where;

    Condition condition;
};

}  // namespace orm

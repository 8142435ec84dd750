// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/aggregate.hpp>
#include <orm/expr/logical.hpp>
#include <orm/query/from.hpp>

namespace orm {

template <condition Condition>
struct where_clause {
    using operands                   = types<Condition>;
    static constexpr clause position = clause::where;

    Condition condition;
};

/// Rules `table-not-in-from` and `aggregate-in-where`. Answers whether both are met.
template <class Condition, class Tables>
consteval bool check_where() {
    static_assert(without_aggregate<Condition>,
                  "orm: where() decides on single rows, before they are grouped. Put a condition on "
                  "an aggregate into having(). docs/errors.md#aggregate-in-where");
    if constexpr (without_aggregate<Condition>)
        return check_columns<Condition, Tables>();
    else
        return false;
}

}  // namespace orm

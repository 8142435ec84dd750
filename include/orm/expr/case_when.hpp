// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <utility>

#include <orm/expr/logical.hpp>
#include <orm/expr/operand.hpp>

namespace orm {

/// `case when ... then ... [when ... then ...] [else ...] end`: conditions and results in turn, and
/// one more item where there is an `else`.
template <class Result, bool HasElse, class... Items>
struct case_node {
    using type                       = Result;
    using operands                   = types<Items...>;
    static constexpr null_rule nulls = HasElse ? null_rule::any_operand : null_rule::always;

    list<Items...> items;

    template <condition Condition, class Value>
        requires(!HasElse)
    constexpr auto when(Condition condition, Value&& value) const {
        return append<false>(condition, as_operand<peer>(std::forward<Value>(value)));
    }

    template <class Value>
        requires(!HasElse)
    constexpr auto else_(Value&& value) const {
        return append<true>(as_operand<peer>(std::forward<Value>(value)));
    }

private:
    struct peer {  // what a plain value among the results is stored like
        using type     = Result;
        using operands = types<>;
    };

    template <bool Closed, class... More>
    constexpr auto append(More... more) const {
        return boost::hana::unpack(items, [&](auto const&... item) {
            return case_node<Result, Closed, Items..., More...>{{item..., more...}};
        });
    }
};

namespace dsl {

/// `case_when(gt(x, 0), "positive").when(eq(x, 0), "zero").else_("negative")`; null without `else_`.
template <condition Condition, class Value>
constexpr auto case_when(Condition condition, Value&& value) {
    using result = operand_for<void, Value>;
    return case_node<type_of<result>, false, Condition, result>{
        {condition, as_operand<void>(std::forward<Value>(value))}};
}

}  // namespace dsl
}  // namespace orm

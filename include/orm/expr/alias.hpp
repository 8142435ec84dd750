// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/expression.hpp>
#include <orm/schema/given_name.hpp>
#include <orm/support/fixed_string.hpp>

namespace orm {

/// An expression with a name. It stands for the expression wherever that is allowed, and finds its
/// value in a row: `row[total]`.
template <fixed_string Name, class Operand>
struct alias_node {
    using type                              = type_of<Operand>;
    using operands                          = types<Operand>;
    static constexpr null_rule        nulls = null_rule::any_operand;
    static constexpr std::string_view name  = Name.view();

    Operand operand;
};

/// The name alone of an expression that is selected under it.
template <class Alias>
struct alias_reference {
    using type                       = type_of<Alias>;
    using operands                   = types<>;
    static constexpr null_rule nulls = null_rule::always;
};

namespace dsl {

/// `constexpr auto total = as<"total">(count());`
template <fixed_string Name, expression Operand>
[[gnu::always_inline]] constexpr auto as(Operand operand) {
    static_cast<void>(check_given_name<Name>());
    return alias_node<Name, Operand>{operand};
}

}  // namespace dsl
}  // namespace orm

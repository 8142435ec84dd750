// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>

#include <orm/expr/operand.hpp>

namespace orm {

/// A value that is asked for or not; then it is null, and nothing of it is in the SQL.
template <class Operand>
struct optional_value {
    using type                       = type_of<Operand>;
    using operands                   = types<Operand>;
    static constexpr null_rule nulls = null_rule::always;

    std::optional<Operand> operand;
};

template <class Operand>
struct stored_like<optional_value<Operand>> : stored_like<Operand> {};

namespace dsl {

/// A column that only some callers want: `select(users.id, selected_when(with_email,
/// users.email))`. The row has a std::optional for it.
template <expression Operand>
constexpr auto selected_when(bool wanted, Operand operand) {
    return optional_value<Operand>{wanted ? std::optional<Operand>(operand) : std::nullopt};
}

}  // namespace dsl
}  // namespace orm

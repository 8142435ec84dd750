// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

#include <orm/expr/expression.hpp>
#include <orm/type/value.hpp>

namespace orm {

/// The columns are together one of many keys, which travel as one parameter, or one for each
/// column. Their number changes neither the text of the query nor its prepared statement. `keys`
/// are the values of `count` keys, one key behind the other, and live until the statement has run.
template <class... Columns>
struct among_keys {
    using type                       = bool;
    using operands                   = types<Columns...>;
    static constexpr null_rule nulls = null_rule::any_operand;

    value const* keys;
    std::size_t  count;
};

}  // namespace orm

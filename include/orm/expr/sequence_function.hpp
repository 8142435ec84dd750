// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/expr/expression.hpp>
#include <orm/schema/sequence.hpp>

namespace orm {

enum class sequence_call : std::uint8_t { next, current };

template <sequence_call Call, number_sequence Sequence>
struct sequence_value {
    using type                       = std::int64_t;
    using operands                   = types<>;
    static constexpr null_rule nulls = null_rule::never;
};

namespace dsl {

/// The next number of a sequence, which nobody else gets: `values(invoices.number =
/// nextval(invoice_numbers))`. PostgreSQL only.
template <number_sequence Sequence>
constexpr auto nextval(Sequence) {
    return sequence_value<sequence_call::next, Sequence>{};
}

/// The number that this connection was given last. It is an error of the engine where there is
/// none.
template <number_sequence Sequence>
constexpr auto currval(Sequence) {
    return sequence_value<sequence_call::current, Sequence>{};
}

}  // namespace dsl
}  // namespace orm

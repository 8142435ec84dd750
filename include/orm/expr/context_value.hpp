// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/operand.hpp>

namespace orm {

/// The base of a type that stands for a value of `db.context()`:
/// `struct current_tenant : orm::context_key<std::int64_t> {};`
template <class Value>
struct context_key {
    using value_type = Value;
};

/// Its value when the statement is run. `Peer` is the column that it is kept like.
template <class Key, class Peer = void>
struct context_value {
    using type                       = typename Key::value_type;
    using operands                   = types<>;
    static constexpr null_rule nulls = null_rule::never;

    static constexpr bool is_parameter = true;

    constexpr context_value() = default;
    template <class Other>
    constexpr explicit context_value(context_value<Key, Other> const&) {}
};

template <class Key, class Peer>
inline constexpr bool kept_as_met<context_value<Key, Peer>> = true;
template <class Key>
struct operand_of<context_value<Key>> {
    template <class Peer>
    using beside = context_value<Key, storing_peer<Peer, typename Key::value_type>>;
};

namespace dsl {

/// `eq(invoices.tenant_id, from_context<current_tenant>)`. Running a statement without that value
/// throws `missing_context`.
template <class Key>
inline constexpr context_value<Key> from_context{};

}  // namespace dsl
}  // namespace orm

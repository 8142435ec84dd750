// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <orm/expr/expression.hpp>
#include <orm/support/fixed_string.hpp>

namespace orm {

template <class Type>
concept text_like = std::convertible_to<Type, std::string_view>;

/// What a value is once it is read back: rows own their texts and blobs.
template <class Value>
struct owned_type_of {
    using result = Value;
};
template <text_like Value>
struct owned_type_of<Value> {
    using result = std::string;
};
template <class Byte>
struct owned_type_of<std::span<Byte>> {
    using result = std::vector<std::byte>;
};
template <class Value>
using owned_type = typename owned_type_of<base_type<Value>>::result;

/// A value that travels beside the SQL text, as a parameter. `Peer` is the column it meets, where
/// that column decides how the value is stored (an enum or a time point may be an integer).
template <class Value, class Peer = void>
struct bound {
    using type                       = owned_type<Value>;
    using operands                   = types<>;
    static constexpr null_rule nulls = is_nullable<Value> ? null_rule::always : null_rule::never;

    Value stored;
};
/// Also for a whole number beside one with a fraction.
template <>
struct bound<double> {
    using type                       = double;
    using operands                   = types<>;
    static constexpr null_rule nulls = null_rule::never;

    template <class Number>
    constexpr explicit bound(Number number) : stored(static_cast<double>(number)) {}

    double stored;
};

/// A constant that is part of the SQL text: `lit<Status::published>`. Where a query must meet a
/// partial index, a bound value would miss it.
template <auto Value, class Peer = void>
struct literal {
    using type                       = base_type<std::remove_cv_t<decltype(Value)>>;
    using operands                   = types<>;
    static constexpr null_rule nulls = null_rule::never;

    constexpr literal() = default;
    template <class Other>
    constexpr explicit literal(literal<Value, Other> const&) {}
};

template <fixed_string Text>
struct text_literal {
    using type                       = std::string;
    using operands                   = types<>;
    static constexpr null_rule nulls = null_rule::never;
};

/// A value for a named parameter.
template <fixed_string Name, class Value>
struct parameter_value {
    static constexpr std::string_view name = Name.view();
    using held                             = Value;

    Value value;
};

/// The value of a named parameter is given when the prepared statement is run: `role =
/// Role::admin`.
template <fixed_string Name, class Type, class Peer = void>
struct named_parameter {
    using type                       = base_type<Type>;
    using operands                   = types<>;
    static constexpr null_rule nulls = is_nullable<Type> ? null_rule::always : null_rule::never;

    static constexpr std::string_view name         = Name.view();
    static constexpr bool             is_parameter = true;

    constexpr named_parameter() = default;
    template <class Other>
    constexpr explicit named_parameter(named_parameter<Name, Type, Other> const&) {}

    template <class Value>
    constexpr auto operator=(Value const& value) const {
        return parameter_value<Name, std::decay_t<Value const&>>{value};
    }
};

/// A select statement, seen from an expression. Subqueries enter `expr` through this alone.
template <class Query>
concept subquery = requires { requires std::remove_cvref_t<Query>::is_select; };

template <class Query>
concept query_of_one_column = !std::is_void_v<typename Query::single_column::type>;

/// Rule `subquery-of-one-column`.
template <class Query>
consteval bool check_one_column() {
    static_assert(query_of_one_column<Query>,
                  "orm: a subquery that stands for a value, or for a list of values, selects one "
                  "expression. docs/errors.md#subquery-of-one-column");
    return query_of_one_column<Query>;
}

/// The value of a query of one column and at most one row. It is null where there is none, which an
/// aggregate over all rows always has.
template <subquery Query>
struct scalar_query {
    using type     = typename Query::single_column::type;
    using operands = types<Query>;
    static constexpr null_rule nulls =
        Query::value_may_be_null ? null_rule::always : null_rule::never;

    Query query;
};

/// The type of what may be an expression or a plain value.
template <class Operand>
struct operand_type_of {
    using result = base_type<std::decay_t<Operand>>;
};
template <class Operand>
    requires expression<Operand>
struct operand_type_of<Operand> {
    using result = type_of<Operand>;
};
template <subquery Query>
struct operand_type_of<Query> {
    using result =
        std::conditional_t<query_of_one_column<Query>, typename Query::single_column::type, Query>;
};
template <class Operand>
using operand_type = typename operand_type_of<std::remove_cvref_t<Operand>>::result;

/// Stands in for an expression that broke a rule, so that one mistake is one error.
struct invalid_expression {
    using type                       = bool;
    using operands                   = types<>;
    static constexpr null_rule nulls = null_rule::never;

    template <class Condition>
    constexpr auto filter(Condition) const {
        return *this;
    }
    template <class... Window>
    constexpr auto over(Window...) const {
        return *this;
    }
};

/// Two operands whose types compare. What has been refused already agrees with everything.
template <class Lhs, class Rhs>
concept operands_compare =
    std::same_as<Lhs, invalid_expression> || std::same_as<Rhs, invalid_expression> ||
    comparable<operand_type<Lhs>, operand_type<Rhs>>;

/// Values of one type that are between two ticks of another: 12:00:00.5, where seconds are counted.
template <class Value, class Kept>
inline constexpr bool has_finer_ticks =
    microseconds_apart<typename compared_as<Value>::result>() %
        microseconds_apart<typename compared_as<Kept>::result>() !=
    0;

/// A value can take the place of another: its type compares, and it loses no fraction.
template <class Value, class Expected>
concept value_fits =
    operands_compare<Value, Expected> &&
    !(std::integral<operand_type<Expected>> && std::floating_point<operand_type<Value>>) &&
    !has_finer_ticks<operand_type<Value>, operand_type<Expected>>;

/// The types that `as_integer` and `as_text` apply to.
template <class Type>
inline constexpr bool has_encodings =
    facts_of<Type>.family == type_family::enumeration ||
    facts_of<Type>.family == type_family::array || facts_of<Type>.family == type_family::date ||
    facts_of<Type>.family == type_family::time || facts_of<Type>.family == type_family::timestamp ||
    facts_of<Type>.family == type_family::interval;

/// The column whose storage an expression's value has, void where it has one of its own.
template <class Node>
struct stored_like {
    using result = void;
};
template <column Column>
struct stored_like<Column> {
    using result = Column;
};
template <class Node>
    requires(!column<Node> && expression<Node>) &&
            requires { typename first_type<typename Node::operands>::type; }
struct stored_like<Node> {
    using first  = first_type<typename Node::operands>;
    using result = std::conditional_t<std::same_as<type_of<Node>, type_of<first>>,
                                      typename stored_like<first>::result, void>;
};

template <subquery Query>
struct stored_like<Query> : stored_like<typename Query::single_column> {};
template <class Query>
struct stored_like<scalar_query<Query>> : stored_like<typename Query::single_column> {};

/// How an expression's value is kept: as the column that it comes from keeps it, else as the type
/// is by default. Of values, constants and parameters the other side decides, of raw text the user.
template <class Node>
inline constexpr bool kept_as_met = !expression<Node> && !subquery<Node>;
template <auto Value, class Peer>
inline constexpr bool kept_as_met<literal<Value, Peer>> = true;
template <fixed_string Name, class Type, class Peer>
inline constexpr bool kept_as_met<named_parameter<Name, Type, Peer>> = true;
template <>
inline constexpr bool kept_as_met<invalid_expression> = true;

/// How a value is stored beside its peer.
template <class Peer>
inline constexpr encoding storing_encoding = encoding::automatic;
template <column Peer>
inline constexpr encoding storing_encoding<Peer> = encoding_of<Peer>;

template <class Node>
inline constexpr storage kept_as =
    storage_of<operand_type<Node>, storing_encoding<typename stored_like<Node>::result>>;

/// Two operands whose values are kept in one way, so that they compare and can be copied. Only an
/// enum or a time leaves a choice.
template <class Lhs, class Rhs>
concept kept_alike = kept_as_met<Lhs> || kept_as_met<Rhs> || !has_encodings<operand_type<Lhs>> ||
                     kept_as<Lhs> == kept_as<Rhs>;

/// Rule `kept-differently`.
template <class Lhs, class Rhs>
consteval bool check_kept_alike() {
    static_assert(kept_alike<Lhs, Rhs>,
                  "orm: two expressions of one type meet that are kept differently, as text and as "
                  "an integer. Mark both columns or none by as_integer or as_text. "
                  "docs/errors.md#kept-differently");
    return kept_alike<Lhs, Rhs>;
}

/// Whether an expression's value is of an enum of the database.
template <class Node>
inline constexpr bool is_native_enum =
    storing_encoding<typename stored_like<Node>::result> == encoding::native;

/// An enum that is kept by its names is in the order of their letters.
template <class Node>
concept in_order_of_values =
    kept_as_met<Node> || facts_of<operand_type<Node>>.family != type_family::enumeration ||
    kept_as<Node> == storage::integer || is_native_enum<Node>;

/// Rule `enum-in-order-of-letters`, for a place that asks which of two values is the greater.
template <bool Ordered, class Node>
consteval bool check_order_of_values() {
    if constexpr (Ordered) {
        static_assert(in_order_of_values<Node>,
                      "orm: an enum that is kept by name would be compared by the letters of its "
                      "names. List the values that are meant by in(), or mark the column by "
                      "as_integer. docs/errors.md#enum-in-order-of-letters");
        return in_order_of_values<Node>;
    } else {
        return true;
    }
}

/// What of a peer matters for storing a value: the column, if it may say `as_integer` or `as_text`.
template <class Peer, class Value>
struct storing_peer_of {
    using result = void;
};
template <class Peer, class Value>
    requires has_encodings<base_type<Value>>
struct storing_peer_of<Peer, Value> : stored_like<Peer> {};
template <class Peer, class Value>
using storing_peer = typename storing_peer_of<Peer, Value>::result;

/// What a value or an expression becomes as an operand: `beside<Peer>`, an expression.
template <class Given>
struct operand_of {
    template <class Peer>
    using beside = bound<Given, storing_peer<Peer, Given>>;
};
template <expression Given>
struct operand_of<Given> {
    template <class Peer>
    using beside = Given;
};
template <subquery Given>
struct operand_of<Given> {
    template <class Peer>
    using beside = scalar_query<Given>;
};
/// A constant or a named parameter beside a peer is stored like it.
template <auto Value>
struct operand_of<literal<Value>> {
    template <class Peer>
    using beside = literal<Value, storing_peer<Peer, typename literal<Value>::type>>;
};
template <fixed_string Name, class Type>
struct operand_of<named_parameter<Name, Type>> {
    template <class Peer>
    using beside = named_parameter<Name, Type, storing_peer<Peer, Type>>;
};
template <class Given>
concept plain_text = text_like<Given> && !expression<Given> && !subquery<Given>;
template <plain_text Given>
struct operand_of<Given> {
    template <class Peer>
    using beside = bound<std::string_view>;
};
template <>
struct operand_of<std::string> {
    template <class Peer>
    using beside = bound<std::string>;
};
/// A buffer, which may change.
template <>
struct operand_of<char*> : operand_of<std::string> {};
template <>
struct operand_of<bool> {
    template <class Peer>
    using beside = bound<bool>;
};
template <std::integral Given>
struct operand_of<Given> {
    static constexpr bool fits = std::signed_integral<Given> || sizeof(Given) < 8;

    template <class Peer>
    using beside = std::conditional_t<
        std::floating_point<operand_type<Peer>>, bound<double>,
        std::conditional_t<fits, bound<std::int64_t>, bound<Given, storing_peer<Peer, Given>>>>;
};
template <std::floating_point Given>
struct operand_of<Given> {
    template <class Peer>
    using beside = bound<double>;
};

/// The operand that stands for a value beside its peer. `operand_for<Peer, Value>(value)` makes it:
/// strings that somebody else owns for long (literals, views) are kept as views, others are copied
/// or moved in: a query is a value and may outlive what it was built from. A `char const*` is taken
/// for a literal. There is no function for it, as it would be compiled for each column.
template <class Peer, class Value>
using operand_for = typename operand_of<std::decay_t<Value>>::template beside<Peer>;

template <class Peer, class Value>
[[gnu::always_inline]] constexpr operand_for<Peer, Value> as_operand(Value&& value) {
    return operand_for<Peer, Value>(static_cast<Value&&>(value));
}

namespace dsl {

template <auto Value>
inline constexpr literal<Value> lit{};

template <fixed_string Text>
inline constexpr text_literal<Text> text_lit{};

/// `where(eq(users.id, param<"id", std::int64_t>))`
template <fixed_string Name, class Type>
inline constexpr named_parameter<Name, Type> param{};

}  // namespace dsl
}  // namespace orm

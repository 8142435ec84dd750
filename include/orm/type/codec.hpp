// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace orm {

/// How a type of the user's own becomes a column. Specialise it before the first table that has
/// such a member:
///
///     template <> struct orm::codec<Money> {
///         using stored = std::int64_t;
///         static std::int64_t encode(Money money) { return money.cents; }
///         static Money        decode(std::int64_t cents) { return Money{cents}; }
///     };
///
/// - `stored` is any type that can be a column by itself, `std::string_view` or
///   `std::span<std::byte const>`; a `std::optional` of those when the type has a null of its own.
/// - `encode` returns `stored`, or something that it can be made of. Text and bytes returned by
///   value are kept until the statement has run; a view has to live as long as the object.
/// - `decode` takes `stored` and throws `conversion_error` when no object corresponds to it. Views
///   are valid during the call only.
///
/// A type of the engine's own that travels as text is named by
/// `static constexpr orm::sql_type column = orm::sql_type::numeric;` or uuid, json, jsonb, beside a
/// `stored` of text. SQLite keeps text for them.
///
/// The type compares only with itself, unless the codec says
/// `static constexpr bool compares_as_stored = true;`.
template <class Type>
struct codec;

template <class Type>
concept has_codec = requires { typename codec<Type>::stored; };

}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <orm/type/chrono.hpp>
#include <orm/type/codec.hpp>
#include <orm/type/enum.hpp>
#include <orm/type/type_facts.hpp>

namespace orm {

template <class Type, encoding Encoding>
consteval type_facts describe_type();

/// No family and no column, for a type that the library does not know.
template <class Type, encoding Encoding = encoding::automatic>
inline constexpr type_facts facts_of = describe_type<Type, Encoding>();

// Explicit specialisations cost the compiler next to nothing where a chain of conditions would be
// instantiated for each type. Members of these types are written by the backends themselves.
template <>
inline constexpr type_facts facts_of<bool>{type_family::boolean, sql_type::boolean,
                                           storage::boolean, member_type::boolean, true};
template <>
inline constexpr type_facts facts_of<std::int8_t>{type_family::number, sql_type::smallint,
                                                  storage::integer, member_type::int8, true};
template <>
inline constexpr type_facts facts_of<std::int16_t>{type_family::number, sql_type::smallint,
                                                   storage::integer, member_type::int16, true};
template <>
inline constexpr type_facts facts_of<std::int32_t>{type_family::number, sql_type::integer,
                                                   storage::integer, member_type::int32, true};
template <>
inline constexpr type_facts facts_of<std::int64_t>{type_family::number, sql_type::bigint,
                                                   storage::integer, member_type::int64, true};
template <>
inline constexpr type_facts facts_of<std::uint8_t>{type_family::number, sql_type::smallint,
                                                   storage::integer, member_type::uint8, true};
template <>
inline constexpr type_facts facts_of<std::uint16_t>{type_family::number, sql_type::integer,
                                                    storage::integer, member_type::uint16, true};
template <>
inline constexpr type_facts facts_of<std::uint32_t>{type_family::number, sql_type::bigint,
                                                    storage::integer, member_type::uint32, true};
template <>
inline constexpr type_facts facts_of<std::uint64_t>{type_family::number, sql_type::bigint,
                                                    storage::integer, member_type::uint64, true};
template <>
inline constexpr type_facts facts_of<float>{type_family::number, sql_type::real, storage::real,
                                            member_type::float32, true};
template <>
inline constexpr type_facts facts_of<double>{type_family::number, sql_type::double_precision,
                                             storage::real, member_type::float64, true};
template <>
inline constexpr type_facts facts_of<std::string>{type_family::text, sql_type::text, storage::text,
                                                  member_type::text, true};
template <>
inline constexpr type_facts facts_of<std::vector<std::byte>>{
    type_family::blob, sql_type::blob, storage::blob, member_type::blob, true};

// `long long` where std::int64_t is `long`, or the other way round: alike, but distinct types, so
// that a backend must not write the one through a pointer to the other.
using other_int64  = std::conditional_t<std::is_same_v<std::int64_t, long>, long long, long>;
using other_uint64 = std::make_unsigned_t<other_int64>;
template <>
inline constexpr type_facts facts_of<other_int64>{type_family::number, sql_type::bigint,
                                                  storage::integer, member_type::converted, true};
template <>
inline constexpr type_facts facts_of<other_uint64>{type_family::number, sql_type::bigint,
                                                   storage::integer, member_type::converted, true};

// Views are operands: a row cannot own what they look at.
template <>
inline constexpr type_facts facts_of<std::string_view> = facts_of<std::string>.as_operand();
template <>
inline constexpr type_facts facts_of<char const*> = facts_of<std::string>.as_operand();
template <>
inline constexpr type_facts facts_of<char*> = facts_of<std::string>.as_operand();
template <std::size_t Size>
inline constexpr type_facts facts_of<char[Size], encoding::automatic> =
    facts_of<std::string>.as_operand();
template <>
inline constexpr type_facts facts_of<std::span<std::byte const>> =
    facts_of<std::vector<std::byte>>.as_operand();
template <>
inline constexpr type_facts facts_of<std::span<std::byte>> =
    facts_of<std::vector<std::byte>>.as_operand();

template <class Type>
inline constexpr bool is_optional = false;
template <class Type>
inline constexpr bool is_optional<std::optional<Type>> = true;

template <class Type>
struct base_of {
    using result = Type;
};
template <class Type>
struct base_of<std::optional<Type>> {
    using result = Type;
};

/// The type without std::optional.
template <class Type>
using base_type = typename base_of<Type>::result;

template <class Type>
concept compares_as_stored =
    has_codec<Type> && requires { requires codec<Type>::compares_as_stored; };

template <class Type>
consteval type_facts describe_codec() {
    type_facts facts = facts_of<typename codec<Type>::stored>;
    if (facts.family == type_family::none) return {};
    if (!compares_as_stored<Type>) facts.family = type_family::custom;
    if constexpr (requires { codec<Type>::column; }) facts.sql = codec<Type>::column;
    facts.member = member_type::converted;
    facts.column = true;
    return facts;
}

template <class Type>
consteval type_facts describe_chrono() {
    type_facts  facts;
    tick_length tick{.microseconds_per_tick = 1};
    if constexpr (civil_date_shaped<Type>) {
        facts = {type_family::date, sql_type::date, storage::date};
    } else if constexpr (sys_time_shaped<Type>) {
        tick  = length_of_tick<typename Type::duration::period>();
        facts = {type_family::timestamp, sql_type::timestamp, storage::timestamp};
        if (counts_days<Type>) facts = {type_family::date, sql_type::date, storage::date};
    } else if constexpr (time_of_day_shaped<Type>) {
        tick  = length_of_tick<typename Type::precision::period>();
        facts = {type_family::time, sql_type::time, storage::time};
    } else if constexpr (duration_shaped<Type>) {
        tick  = length_of_tick<typename Type::period>();
        facts = {type_family::interval, sql_type::interval, storage::interval};
    }
    facts.column = facts.family != type_family::none && tick.microseconds_per_tick != 0;
    return facts.column || tick.ticks_per_microsecond != 0 ? facts : type_facts{};
}

template <class Type>
struct element_type_of;
template <class Element>
struct element_type_of<std::vector<Element>> {
    using result = Element;
};
template <class Array>
using element_type = typename element_type_of<Array>::result;

template <class Type>
inline constexpr bool is_vector = false;
template <class Element>
inline constexpr bool is_vector<std::vector<Element>> = true;

/// Arrays have one dimension.
template <class Array, encoding Encoding>
consteval type_facts describe_array() {
    constexpr type_facts of_one = facts_of<element_type<Array>, Encoding>;
    if (of_one.family == type_family::none || of_one.stored == storage::list) return {};
    return {type_family::array, array_of(of_one.sql), storage::list, member_type::converted,
            of_one.column};
}

template <class Type, encoding Encoding>
consteval type_facts describe_type() {
    constexpr bool automatic = Encoding == encoding::automatic;
    if constexpr (is_optional<Type>) {
        if (is_optional<base_type<Type>>) return {};
        return facts_of<base_type<Type>, Encoding>.as_null();
    } else if constexpr (has_codec<Type>) {
        return automatic ? describe_codec<Type>() : type_facts{};
    } else if constexpr (described_enum<Type>) {
        constexpr type_facts names{type_family::enumeration, sql_type::text, storage::text,
                                   member_type::converted, true};
        if constexpr (Encoding == encoding::native)
            return names.as(sql_type::enumeration, storage::text);
        else if constexpr (Encoding != encoding::integer)
            return names;
        else
            return names.as(facts_of<std::underlying_type_t<Type>>.sql, storage::integer);
    } else if constexpr (is_vector<Type>) {
        constexpr bool is_kept = automatic || Encoding == encoding::native;
        return is_kept ? describe_array<Type, Encoding>() : type_facts{};
    } else {
        constexpr type_facts facts = describe_chrono<Type>();
        if (automatic || facts.family == type_family::none) return facts;
        if (Encoding == encoding::native) return {};
        if (Encoding == encoding::text) return facts.as(sql_type::text, storage::text);
        bool const is_date = facts.family == type_family::date;
        return facts.as(is_date ? sql_type::integer : sql_type::bigint, storage::integer);
    }
}

/// The type can be a column: built in, an enum with ORM_ENUM, of <chrono>, with a codec, or a
/// std::optional or std::vector of one of these. Of <chrono> that is sys_time, sys_days,
/// year_month_day, hh_mm_ss and durations, of whole ticks that are whole microseconds.
template <class Type, encoding Encoding = encoding::automatic>
concept column_value = facts_of<Type, Encoding>.column;

/// A value of the type can be bound: a column's type, a view, a string literal, or a moment or
/// duration finer than a microsecond, which is rounded down.
template <class Type>
concept bindable_value = facts_of<std::remove_cvref_t<Type>>.family != type_family::none;

template <class Type>
inline constexpr bool is_nullable = facts_of<Type>.nullable;

template <class Type, encoding Encoding = encoding::automatic>
inline constexpr sql_type sql_type_of = facts_of<Type, Encoding>.sql;

template <class Type, encoding Encoding = encoding::automatic>
inline constexpr storage storage_of = facts_of<Type, Encoding>.stored;

template <class Type, encoding Encoding = encoding::automatic>
inline constexpr member_type member_type_of = facts_of<Type, Encoding>.member;

template <class Type>
inline constexpr type_family family_of = facts_of<Type>.family;

/// The type that decides what a value compares with.
template <class Type>
struct compared_as {
    using result = Type;
};
template <class Type>
struct compared_as<std::optional<Type>> : compared_as<Type> {};
template <compares_as_stored Type>
struct compared_as<Type> : compared_as<typename codec<Type>::stored> {};

template <class Lhs, class Rhs>
consteval bool types_compare() {
    constexpr type_family family = family_of<Lhs>;
    if constexpr (family == type_family::none || family != family_of<Rhs>)
        return false;
    else if constexpr (family == type_family::array)
        return facts_of<Lhs>.sql == facts_of<Rhs>.sql &&
               types_compare<base_type<element_type<base_type<Lhs>>>,
                             base_type<element_type<base_type<Rhs>>>>();
    else if constexpr (family == type_family::enumeration || family == type_family::custom)
        return std::is_same_v<typename compared_as<Lhs>::result, typename compared_as<Rhs>::result>;
    else
        return true;
}

/// Values of the two types compare in SQL and mean the same kind of thing. Whether one of them can
/// be null makes no difference; the null literals compare with nothing.
template <class Lhs, class Rhs>
concept comparable = types_compare<std::remove_cvref_t<Lhs>, std::remove_cvref_t<Rhs>>();

}  // namespace orm

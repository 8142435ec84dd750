// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <utility>

#include <orm/type/list_text.hpp>
#include <orm/type/scratch.hpp>
#include <orm/type/sql_type.hpp>

namespace orm {

constexpr value integer_value(std::integral auto number, sql_type type) {
    if (!std::in_range<std::int64_t>(number))
        throw_conversion_error("unsigned integer", "past the range of bigint");
    return value::of_integer(static_cast<std::int64_t>(number), storage::integer, type);
}

constexpr value text_value(std::string_view text) { return value::of_text(text); }
constexpr value text_value(char const* text) {
    if (text == nullptr) throw_conversion_error("char const*", "a null pointer is no text");
    return value::of_text(text);
}

template <encoding Encoding, described_enum Enum>
constexpr value enum_value(Enum member, sql_type type) {
    std::string_view const name = enum_name(member);
    if (name.data() == nullptr)
        throw_conversion_error(enum_table_of<Enum>.type, "a value that ORM_ENUM does not list");
    if constexpr (Encoding == encoding::integer)
        return integer_value(static_cast<std::underlying_type_t<Enum>>(member), type);
    else
        return value::of_text(name, type);
}

/// ISO 8601 of a number of days or microseconds.
value iso8601_value(type_family family, std::int64_t number, scratch& temporaries);

template <class Type>
constexpr std::int64_t chrono_number(Type const& member) {
    constexpr type_family family = family_of<Type>;
    if constexpr (family == type_family::date)
        return to_days(member);
    else if constexpr (family == type_family::timestamp)
        return checked_timestamp(to_microseconds(member.time_since_epoch(), "timestamp"));
    else if constexpr (family == type_family::time)
        return checked_time(to_microseconds(member.to_duration(), "time"));
    else
        return to_microseconds(member, "interval");
}

template <encoding Encoding, class Type>
constexpr value chrono_value(Type const& member, sql_type type, scratch& temporaries) {
    std::int64_t const number = chrono_number(member);
    if constexpr (Encoding == encoding::text)
        return iso8601_value(family_of<Type>, number, temporaries).as(type);
    else
        return value::of_integer(number, storage_of<Type, Encoding>, type);
}

template <class Stored, class Encoded>
constexpr value encoded_value(Encoded&& encoded, scratch& temporaries);

template <encoding Encoding = encoding::automatic, class Type>
    requires(facts_of<Type, Encoding>.family != type_family::none)
constexpr value to_value(Type const& member, scratch& temporaries);

template <encoding Encoding, class Array>
value array_value(Array const& array, scratch& temporaries) {
    list_values values(array.size());
    for (auto const& each : array)
        values.add(to_value<Encoding>(static_cast<element_type<Array> const&>(each), temporaries));
    return values.finish(facts_of<element_type<Array>, Encoding>.sql, temporaries);
}

/// A value to bind. Text and blobs of the member itself are looked at, not copied: it has to live
/// until the statement has run. So have the temporaries.
///
/// Throws `conversion_error` for a value that no column of its type can hold: an unsigned number
/// past the range of bigint, a year outside 0000 to 9999, a value that ORM_ENUM does not list.
template <encoding Encoding, class Type>
    requires(facts_of<Type, Encoding>.family != type_family::none)
constexpr value to_value(Type const& member, scratch& temporaries) {
    constexpr type_facts facts = facts_of<Type, Encoding>;
    if constexpr (is_optional<Type>)
        return member ? to_value<Encoding>(*member, temporaries) : value::of_null(facts.sql);
    else if constexpr (has_codec<Type>)
        return encoded_value<typename codec<Type>::stored>(codec<Type>::encode(member), temporaries)
            .as(facts.sql);
    else if constexpr (facts.family == type_family::array)
        return array_value<Encoding>(member, temporaries).as(facts.sql);
    else if constexpr (facts.family == type_family::enumeration)
        return enum_value<Encoding>(member, facts.sql);
    else if constexpr (facts.family == type_family::boolean)
        return value::of_integer(member ? 1 : 0, storage::boolean);
    else if constexpr (facts.family == type_family::text)
        return text_value(member);
    else if constexpr (facts.family == type_family::blob)
        return value::of_blob(member.data(), member.size());
    else if constexpr (facts.family != type_family::number)
        return chrono_value<Encoding>(member, facts.sql, temporaries);
    else if constexpr (facts.stored == storage::real)
        return value::of_real(member, facts.sql);
    else
        return integer_value(member, facts.sql);
}

template <encoding Encoding = encoding::automatic>
constexpr value to_value(std::nullopt_t, scratch&) {
    return value::of_null();
}

template <encoding Encoding = encoding::automatic>
constexpr value to_value(std::nullptr_t, scratch&) {
    return value::of_null();
}

/// A list with copies of the bytes of its elements.
value kept_list(value const& list, scratch& temporaries);

constexpr value kept(value bound, scratch& temporaries) {
    if (bound.kind == storage::text || bound.kind == storage::blob)
        bound.bytes.data = temporaries.keep(bound.text()).data();
    return bound.kind == storage::list ? kept_list(bound, temporaries) : bound;
}

/// What a codec's `encode` returned. Bytes are kept unless it returned a reference or a view.
template <class Stored, class Encoded>
constexpr value encoded_value(Encoded&& encoded, scratch& temporaries) {
    using plain                   = std::remove_cvref_t<Encoded>;
    constexpr type_facts facts    = facts_of<plain>;
    constexpr bool       is_bytes = facts.family != type_family::none &&
                              (facts.stored == storage::text || facts.stored == storage::blob) &&
                              facts.stored == facts_of<Stored>.stored;
    if constexpr (is_bytes && (std::is_lvalue_reference_v<Encoded> || !facts.column)) {
        return to_value(encoded, temporaries);
    } else {
        Stored const converted{std::forward<Encoded>(encoded)};  // does not narrow
        return kept(to_value(converted, temporaries), temporaries);
    }
}

}  // namespace orm

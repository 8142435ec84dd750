// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>
#include <utility>

#include <orm/type/sql_type.hpp>

namespace orm {

/// Throws unless the value is of the kind; null has a message of its own.
void require_kind(value const& stored, storage wanted);

/// The number of days or microseconds that an ISO 8601 text stands for.
std::int64_t iso8601_number(type_family family, std::string_view text);

template <class Type, encoding Encoding = encoding::automatic>
    requires(facts_of<Type, Encoding>.family != type_family::none)
constexpr Type from_value(value const& stored);

template <class Enum, encoding Encoding>
constexpr Enum enum_from_value(value const& stored) {
    for (enum_entry<Enum> const& entry : enum_table_of<Enum>.entries)
        if constexpr (Encoding == encoding::integer) {
            auto const number = static_cast<std::underlying_type_t<Enum>>(entry.value);
            if (std::cmp_equal(number, stored.integer)) return entry.value;
        } else {
            if (entry.name == stored.text()) return entry.value;
        }
    throw_conversion_error(enum_table_of<Enum>.type, "a value that ORM_ENUM does not list");
}

template <class Type, encoding Encoding>
constexpr Type chrono_from_value(value const& stored) {
    constexpr type_family family = family_of<Type>;
    std::int64_t          number = 0;
    if constexpr (Encoding == encoding::text)
        number = iso8601_number(family, stored.text());
    else
        number = stored.integer;

    if constexpr (family == type_family::date) {
        return from_days<Type>(number);
    } else if constexpr (family == type_family::timestamp) {
        using duration = typename Type::duration;
        return Type(from_microseconds<duration>(checked_timestamp(number), "timestamp"));
    } else if constexpr (family == type_family::time) {
        using precision = typename Type::precision;
        return Type(from_microseconds<precision>(checked_time(number), "time"));
    } else {
        return from_microseconds<Type>(number, "interval");
    }
}

template <class Number>
constexpr Number number_from_value(value const& stored) {
    if constexpr (std::is_same_v<Number, float>) {
        constexpr double highest = std::numeric_limits<float>::max();
        constexpr double endless = std::numeric_limits<double>::infinity();
        double const     size    = stored.real < 0 ? -stored.real : stored.real;
        if (size > highest && size != endless) throw_conversion_error("float", "out of range");
        return static_cast<float>(stored.real);
    } else if constexpr (std::is_same_v<Number, double>) {
        return stored.real;
    } else {
        if (!std::in_range<Number>(stored.integer))
            throw_conversion_error("integer", "out of range");
        return static_cast<Number>(stored.integer);
    }
}

template <class Array, encoding Encoding>
Array array_from_value(value const& stored) {
    Array array;
    array.reserve(stored.elements.size);
    for (std::size_t at = 0; at != stored.elements.size; ++at)
        array.push_back(from_value<element_type<Array>, Encoding>(stored.elements.data[at]));
    return array;
}

/// The object that a value of the kind `storage_of<Type, Encoding>`, or null, stands for. Views
/// look at the bytes of the value. Throws `conversion_error` when there is no such object.
template <class Type, encoding Encoding>
    requires(facts_of<Type, Encoding>.family != type_family::none)
constexpr Type from_value(value const& stored) {
    constexpr type_facts facts = facts_of<Type, Encoding>;
    if constexpr (is_optional<Type>) {
        if (stored.is_null()) return std::nullopt;
        return from_value<base_type<Type>, Encoding>(stored);
    } else if constexpr (has_codec<Type>) {
        return codec<Type>::decode(from_value<typename codec<Type>::stored>(stored));
    } else {
        if (stored.kind != facts.stored) require_kind(stored, facts.stored);
        if constexpr (facts.family == type_family::array) {
            return array_from_value<Type, Encoding>(stored);
        } else if constexpr (facts.family == type_family::enumeration) {
            return enum_from_value<Type, Encoding>(stored);
        } else if constexpr (facts.family == type_family::boolean) {
            if (stored.integer != 0 && stored.integer != 1)
                throw_conversion_error("bool", "neither 0 nor 1");
            return stored.integer == 1;
        } else if constexpr (facts.family == type_family::text) {
            return Type(stored.text());
        } else if constexpr (facts.family == type_family::blob) {
            auto const* const bytes = reinterpret_cast<std::byte const*>(stored.bytes.data);
            return Type(bytes, bytes + stored.bytes.size);
        } else if constexpr (facts.family == type_family::number) {
            return number_from_value<Type>(stored);
        } else {
            return chrono_from_value<Type, Encoding>(stored);
        }
    }
}

}  // namespace orm

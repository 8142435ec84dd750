// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

#include <orm/expr/operand.hpp>

namespace orm {

/// What a function takes for one of its arguments.
enum class argument_type : std::uint8_t {
    number,  // also the user's own types that are stored as numbers
    whole_number,
    text,
    text_or_blob,
    calendar,  // a date or a moment
    clock,     // a time of day or a moment
    moment,
    printable,    // a text or a whole number
    json,         // a text, or a type that is kept as JSON
    json_member,  // what JSON has a spelling for that both engines agree on
};

constexpr bool takes(argument_type wanted, type_facts const& given) {
    switch (wanted) {
        case argument_type::number:
            return given.stored == storage::real ||
                   (given.stored == storage::integer && given.family != type_family::enumeration);
        case argument_type::whole_number:
            return given.stored == storage::integer && given.family == type_family::number;
        case argument_type::text: return given.family == type_family::text;
        case argument_type::text_or_blob:
            return given.family == type_family::text || given.family == type_family::blob;
        case argument_type::calendar:
            return given.family == type_family::date || given.family == type_family::timestamp;
        case argument_type::clock:
            return given.family == type_family::time || given.family == type_family::timestamp;
        case argument_type::moment: return given.family == type_family::timestamp;
        case argument_type::printable:
            return given.family == type_family::text || takes(argument_type::whole_number, given);
        case argument_type::json:
            return given.family == type_family::text || given.sql == sql_type::json ||
                   given.sql == sql_type::jsonb;
        case argument_type::json_member:
            return given.family == type_family::text || given.family == type_family::number ||
                   given.family == type_family::boolean;
    }
    return false;
}

template <class Operand, argument_type Wanted>
concept function_argument =
    std::same_as<Operand, invalid_expression> || takes(Wanted, facts_of<operand_type<Operand>>);

/// Rule `function-argument`.
template <argument_type Wanted, class Operand>
consteval bool check_function_argument() {
    static_assert(function_argument<Operand, Wanted>,
                  "orm: a function is given an argument of a type that it does not take. Give it "
                  "another, or cast<>() this one. docs/errors.md#function-argument");
    return function_argument<Operand, Wanted>;
}

/// An identifier, or several with dots between them.
constexpr bool is_function_name(std::string_view name) {
    bool begins = true;
    for (char const each : name) {
        bool const letter =
            (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || each == '_';
        bool const digit = each >= '0' && each <= '9';
        if (begins ? !letter : !letter && !digit && each != '.') return false;
        begins = each == '.';
    }
    return !begins;
}

template <fixed_string Name>
concept function_identifier = is_function_name(Name.view());

/// Rule `function-name`.
template <fixed_string Name>
consteval bool check_function_name() {
    static_assert(function_identifier<Name>,
                  "orm: fn<> takes the name of a function, and nothing else. Other SQL is "
                  "raw<>(). docs/errors.md#function-name");
    return function_identifier<Name>;
}

}  // namespace orm

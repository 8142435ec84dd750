// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <orm/dialect/feature.hpp>
#include <orm/render/writer.hpp>
#include <orm/type/sql_type.hpp>

// Which texts are no value of a type that their column is to have, said in SQL.

namespace orm::migrate {

struct number_range {
    std::int64_t lowest  = 0;
    std::int64_t highest = 0;
};

/// Of the whole numbers that are not as wide as any.
constexpr number_range range_of(sql_type type) {
    if (type == sql_type::smallint) return {-32'768, 32'767};
    if (type == sql_type::integer) return {-2'147'483'648, 2'147'483'647};
    return {};
}
constexpr bool is_narrow(sql_type type) { return range_of(type).highest != 0; }
constexpr bool is_whole(sql_type type) { return type == sql_type::bigint || is_narrow(type); }

constexpr void write_range(writer& out, sql_type type) {
    out.number(range_of(type).lowest);
    out << " and ";
    out.number(range_of(type).highest);
}

/// What PostgreSQL makes a numeric of without an error.
inline constexpr std::string_view pattern_of_number =
    "^[[:space:]]*[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)(e[-+]?[0-9]{1,4})?[[:space:]]*$";

/// What all texts have in common that PostgreSQL takes for a value of the type; of numbers, those
/// that people write. Not all that have it are values: dates may be written in so many ways that no
/// more is said than which texts are certainly none, and that of the 30th of February is the
/// engine's to refuse. Empty where the engine has to tell of all.
constexpr std::string_view pattern_of(sql_type type) {
    switch (type) {
        case sql_type::boolean:
            return "^[[:space:]]*(t(r(ue?)?)?|f(a(l(se?)?)?)?|y(es?)?|no?|on|off?|[01])"
                   "[[:space:]]*$";
        case sql_type::smallint:
        case sql_type::integer:
        case sql_type::bigint: return "^[[:space:]]*[-+]?[0-9]+[[:space:]]*$";
        case sql_type::real:
        case sql_type::double_precision:
        case sql_type::numeric:
            return "^[[:space:]]*[-+]?(([0-9]+[.]?[0-9]*|[.][0-9]+)(e[-+]?[0-9]+)?|nan|"
                   "inf(inity)?)[[:space:]]*$";
        case sql_type::date:
        case sql_type::timestamp:
            return "[0-9][^0-9]+[0-9]|[0-9]{5}|j.*[.0-9]|now|today|tomorrow|yesterday|epoch|"
                   "infinity";
        case sql_type::time: return "[0-9][^0-9]|[0-9]{3}|t *[0-9]|j.*[.0-9]|now|allballs";
        case sql_type::uuid:
            return "^([0-9a-f]{4}-?){7}[0-9a-f]{4}$|^[{]([0-9a-f]{4}-?){7}[0-9a-f]{4}[}]$";
        case sql_type::json:
        case sql_type::jsonb:
            return "^[[:space:]]*([{].*[}]|[[].*[]]|\".*\"|-?(0|[1-9][0-9]*)([.][0-9]+)?"
                   "([eE][-+]?[0-9]+)?|true|false|null)[[:space:]]*$";
        default: return {};
    }
}

/// By the rules of letters that need no locale, which the engine goes by, too.
constexpr void write_match(writer& out, std::string_view column, std::string_view sign,
                           std::string_view pattern) {
    out.identifier(column);
    out << " collate \"C\" " << sign << ' ';
    out.text_constant(pattern);
}

constexpr void write_is_no_match(writer& out, std::string_view column, sql_type type) {
    if (is_narrow(type)) {
        out << "case when ";
        write_match(out, column, "~", pattern_of(type));
        out << " then cast(";
        out.identifier(column);
        out << " as numeric) not between ";
        write_range(out, type);
        out << " else ";
        out.identifier(column);
        out << " is not null end";
        return;
    }
    bool const json = type == sql_type::json || type == sql_type::jsonb;
    write_match(out, column, json ? "!~" : "!~*", pattern_of(type));
}

/// What a cast of SQLite gives back as it was is a number; of one with a fraction JSON knows.
constexpr void write_is_no_number(writer& out, std::string_view column, sql_type type) {
    if (type == sql_type::boolean) {
        out.identifier(column);
        out << " not in ('0', '1')";
    } else if (is_whole(type)) {
        out.identifier(column);
        out << " <> cast(cast(";
        out.identifier(column);
        out << " as integer) as text)";
        if (!is_narrow(type)) return;
        out << " or cast(";
        out.identifier(column);
        out << " as integer) not between ";
        write_range(out, type);
    } else {
        out << "case when json_valid(";
        out.identifier(column);
        out << ") then json_type(";
        out.identifier(column);
        out << ") not in ('integer', 'real') else ";
        out.identifier(column);
        out << " is not null end";
    }
}

/// What is said of those that are counted; nothing where none is. In SQLite dates and JSON stay the
/// texts they were.
constexpr std::string_view fault_of_texts(sql_type type, bool patterns) {
    switch (type) {
        case sql_type::boolean: return "' texts that are neither true nor false'";
        case sql_type::smallint:
        case sql_type::integer:
        case sql_type::bigint:
        case sql_type::real:
        case sql_type::double_precision:
        case sql_type::numeric: return "' texts that are no number'";
        default: break;
    }
    if (!patterns) return {};
    switch (type) {
        case sql_type::date: return "' texts that are no date'";
        case sql_type::time: return "' texts that are no time'";
        case sql_type::timestamp: return "' texts that are no timestamp'";
        case sql_type::uuid: return "' texts that are no UUID'";
        case sql_type::json:
        case sql_type::jsonb: return "' texts that are no JSON'";
        default: return {};
    }
}

}  // namespace orm::migrate

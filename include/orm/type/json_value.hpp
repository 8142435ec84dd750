// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <orm/support/hex.hpp>
#include <orm/support/utf8.hpp>
#include <orm/type/conversion_error.hpp>
#include <orm/type/iso8601.hpp>
#include <orm/type/json.hpp>
#include <orm/type/list_text.hpp>
#include <orm/type/scratch.hpp>
#include <orm/type/value.hpp>

// What a value of a column is in JSON, which has fewer kinds of them:
//
// - whole numbers are numbers of 64 bits, floating-point ones are numbers as well, but for "NaN",
//   "Infinity" and "-Infinity", as PostgreSQL's own functions write them,
// - dates and times are ISO 8601, `2026-11-20T23:54:44.5Z`, and durations `PT90S`,
// - blobs are hexadecimal digits,
// - all that travels as text is a text, and arrays are arrays.

namespace orm {

inline boost::json::value json_of_text(std::string_view text) {
    return boost::json::string(boost::json::string_view(text.data(), text.size()));
}

inline boost::json::value json_of_bytes(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    append_hex(text, bytes);
    return json_of_text(text);
}

inline boost::json::value json_of_real(double number) {
    constexpr double endless = std::numeric_limits<double>::infinity();
    if (number != number) return "NaN";
    if (number == endless) return "Infinity";
    if (number == -endless) return "-Infinity";
    return number;
}

inline boost::json::value json_of_time(value const& stored) {
    char buffer[iso8601::buffer_size + 1];
    if (stored.kind == storage::date)
        return json_of_text(iso8601::format_date(stored.integer, buffer));
    if (stored.kind == storage::time)
        return json_of_text(iso8601::format_time(stored.integer, buffer));
    if (stored.kind == storage::interval)
        return json_of_text(iso8601::format_interval(stored.integer, buffer));
    std::size_t const size = iso8601::format_timestamp(stored.integer, buffer).size();
    buffer[10]             = 'T';
    buffer[size]           = 'Z';
    return json_of_text({buffer, size + 1});
}

/// A text that is JSON itself is not put into quotes where `nested`. Throws `conversion_error` for
/// what JSON cannot hold.
inline boost::json::value json_of_value(value const& stored, bool nested = false) {
    switch (stored.kind) {
        case storage::null: return nullptr;
        case storage::boolean: return stored.integer != 0;
        case storage::integer: return stored.integer;
        case storage::real: return json_of_real(stored.real);
        case storage::text:
            if (!is_utf8(stored.text())) throw_conversion_error("JSON", "a text that is no UTF-8");
            if (nested) return parse_json({stored.bytes.data, stored.bytes.size});
            return json_of_text(stored.text());
        case storage::blob: return json_of_bytes(stored.text());
        case storage::list: {
            boost::json::array made;
            made.reserve(stored.elements.size);
            for (std::size_t at = 0; at != stored.elements.size; ++at)
                made.push_back(json_of_value(stored.elements.data[at], nested));
            return made;
        }
        default: return json_of_time(stored);
    }
}

inline std::string_view name_of_kind(boost::json::kind kind) {
    switch (kind) {
        case boost::json::kind::null: return "null";
        case boost::json::kind::bool_: return "true or false";
        case boost::json::kind::string: return "a text";
        case boost::json::kind::array: return "a list";
        case boost::json::kind::object: return "an object";
        case boost::json::kind::double_: return "a number with a fraction";
        default: return "a whole number";
    }
}

/// Which kind of JSON a kind of value is, for messages.
inline std::string_view name_of_kind(storage wanted) {
    switch (wanted) {
        case storage::boolean: return "true or false";
        case storage::integer: return "a whole number of 64 bits";
        case storage::real: return "a number";
        case storage::text: return "a text";
        case storage::blob: return "a text of hexadecimal digits";
        case storage::date: return "a date, 2026-11-20";
        case storage::time: return "a time, 23:54:44";
        case storage::timestamp: return "a moment, 2026-11-20T23:54:44Z";
        case storage::interval: return "a duration, PT90S";
        default: return "a list";
    }
}

/// The message names kinds, never what was found.
[[noreturn]] inline void throw_other_json(std::string_view wanted, std::string_view found) {
    throw_conversion_error("JSON", std::string(wanted).append(" is wanted, found ").append(found));
}
[[noreturn]] inline void throw_other_json(storage wanted, boost::json::value const& found) {
    throw_other_json(name_of_kind(wanted), found.is_string() && wanted != storage::integer
                                               ? "another text"
                                               : name_of_kind(found.kind()));
}

inline value integer_from_json(boost::json::value const& given) {
    if (auto const* number = given.if_int64()) return value::of_integer(*number);
    throw_other_json(storage::integer, given);
}

inline value real_from_json(boost::json::value const& given) {
    constexpr double endless = std::numeric_limits<double>::infinity();
    if (auto const* number = given.if_double()) return value::of_real(*number);
    if (auto const* number = given.if_int64()) return value::of_real(static_cast<double>(*number));
    if (auto const* number = given.if_uint64()) return value::of_real(static_cast<double>(*number));
    if (auto const* name = given.if_string()) {
        if (*name == "NaN") return value::of_real(std::numeric_limits<double>::quiet_NaN());
        if (*name == "Infinity") return value::of_real(endless);
        if (*name == "-Infinity") return value::of_real(-endless);
    }
    throw_other_json(storage::real, given);
}

inline value blob_from_json(boost::json::value const& given, scratch& temporaries) {
    auto const* text = given.if_string();
    std::string bytes;
    if (text == nullptr || !append_bytes_of_hex(bytes, {text->data(), text->size()}))
        throw_other_json(storage::blob, given);
    std::string_view const kept = temporaries.keep(bytes);
    return value::of_blob(kept.data(), kept.size());
}

inline value time_from_json(boost::json::value const& given, storage wanted) {
    auto const*  text = given.if_string();
    std::int64_t number{};
    if (text == nullptr) throw_other_json(wanted, given);
    std::string_view const digits(text->data(), text->size());
    if (wanted == storage::date       ? iso8601::parse_date(digits, number)
        : wanted == storage::time     ? iso8601::parse_time(digits, number)
        : wanted == storage::interval ? iso8601::parse_interval(digits, number)
                                      : iso8601::parse_timestamp(digits, number))
        return value::of_integer(number, wanted);
    throw_other_json(wanted, given);
}

/// The value of a kind that JSON stands for, of lists with elements of a kind. It looks at the JSON
/// and at the temporaries. Throws `conversion_error` for JSON of another kind.
inline value value_from_json(boost::json::value const& given, storage wanted, storage element,
                             bool nested, scratch& temporaries) {
    if (nested && wanted == storage::text)
        return value::of_text(temporaries.keep(boost::json::serialize(given)));
    if (given.is_null()) return value::of_null();
    switch (wanted) {
        case storage::boolean:
            if (!given.is_bool()) throw_other_json(wanted, given);
            return value::of_integer(given.get_bool() ? 1 : 0, storage::boolean);
        case storage::integer: return integer_from_json(given);
        case storage::real: return real_from_json(given);
        case storage::text:
            if (!given.is_string()) throw_other_json(wanted, given);
            return value::of_text({given.get_string().data(), given.get_string().size()});
        case storage::blob: return blob_from_json(given, temporaries);
        case storage::list: {
            if (!given.is_array()) throw_other_json(wanted, given);
            list_values values(given.get_array().size());
            for (boost::json::value const& each : given.get_array())
                values.add(value_from_json(each, element, storage::null, nested, temporaries));
            return values.finish(sql_type::unspecified, temporaries);
        }
        default: return time_from_json(given, wanted);
    }
}

}  // namespace orm

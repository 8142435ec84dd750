// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>

#include <orm/type/codec.hpp>
#include <orm/type/conversion_error.hpp>
#include <orm/type/value.hpp>

namespace orm {

/// Makes values of what Boost.JSON's parser finds. Its own maker takes the last digit of a number
/// lightly, and is told not to only since Boost 1.85.
class exact_json {
public:
    using error_code = boost::json::error_code;
    using text       = boost::json::string_view;

    static constexpr std::size_t max_object_size = boost::json::object::max_size();
    static constexpr std::size_t max_array_size  = boost::json::array::max_size();
    static constexpr std::size_t max_key_size    = boost::json::string::max_size();
    static constexpr std::size_t max_string_size = boost::json::string::max_size();

    explicit exact_json(boost::json::storage_ptr storage) { made_.reset(std::move(storage)); }

    boost::json::value take() { return made_.release(); }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return true; }
    bool on_array_begin(error_code&) { return true; }
    bool on_comment_part(text, error_code&) { return true; }
    bool on_comment(text, error_code&) { return true; }

    bool on_object_end(std::size_t size, error_code&) { return made_.push_object(size), true; }
    bool on_array_end(std::size_t size, error_code&) { return made_.push_array(size), true; }
    bool on_key_part(text part, std::size_t, error_code&) { return made_.push_chars(part), true; }
    bool on_key(text end, std::size_t, error_code&) { return made_.push_key(end), true; }
    bool on_string_part(text part, std::size_t, error_code&) {
        return made_.push_chars(part), true;
    }
    bool on_string(text end, std::size_t, error_code&) { return made_.push_string(end), true; }
    bool on_bool(bool truth, error_code&) { return made_.push_bool(truth), true; }
    bool on_null(error_code&) { return made_.push_null(), true; }

    // The whole text comes at once, and so does each number in it.
    bool on_number_part(text, error_code&) { return true; }
    bool on_int64(std::int64_t number, text, error_code&) { return made_.push_int64(number), true; }
    bool on_uint64(std::uint64_t number, text, error_code&) {
        return made_.push_uint64(number), true;
    }
    bool on_double(double, text digits, error_code& failed) {
        double     exact{};
        auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), exact);
        if (read.ec == std::errc{}) return made_.push_double(exact), true;
        failed = boost::json::error::exponent_overflow;
        return false;
    }

private:
    boost::json::value_stack made_;
};

/// The value that a text in JSON stands for, with each number to its last digit. Throws
/// `conversion_error` for any other text, and for a number that a double is too small for.
inline boost::json::value parse_json(boost::json::string_view text,
                                     boost::json::storage_ptr storage = {}) {
    boost::json::error_code    failed;
    boost::json::parse_options options;
    options.max_depth = 1'000;  // far from where the engines stop
    boost::json::basic_parser<exact_json> parser(options, std::move(storage));
    std::size_t const read = parser.write_some(false, text.data(), text.size(), failed);
    if (failed || read != text.size()) throw_conversion_error("JSON", "the text is no JSON");
    return parser.handler().take();
}

/// Keeps a type of the user's own as JSON: one that Boost.JSON knows how to convert, as it does
/// structs and enums that BOOST_DESCRIBE_STRUCT and BOOST_DESCRIBE_ENUM describe, containers and
/// optionals of them.
///
///     struct Profile { std::string city; std::vector<std::string> languages; };
///     BOOST_DESCRIBE_STRUCT(Profile, (), (city, languages))
///     template <> struct orm::codec<Profile> : orm::json_codec<Profile> {};
///
/// The column is a `jsonb` of PostgreSQL, or a `json`, and a text in SQLite. One source file of the
/// program includes <boost/json/src.hpp>, or the program is linked with Boost.JSON.
template <class Type, sql_type Column = sql_type::jsonb>
struct json_codec {
    using stored                      = std::string_view;
    static constexpr sql_type column  = Column;
    static constexpr bool     is_json = true;  // rows in JSON have it as what it is, unquoted

    static std::string encode(Type const& given) {
        return boost::json::serialize(boost::json::value_from(given));
    }

    static Type decode(std::string_view text) {
        auto made = boost::json::try_value_to<Type>(parse_json({text.data(), text.size()}));
        if (!made) throw_conversion_error("JSON", "not that of the member's type");
        return std::move(*made);
    }
};

}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <boost/json.hpp>
#include <boost/version.hpp>

#include <orm/type/codec.hpp>
#include <orm/type/conversion_error.hpp>
#include <orm/type/value.hpp>

namespace orm {

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
    using stored                     = std::string_view;
    static constexpr sql_type column = Column;

    static std::string encode(Type const& given) {
        return boost::json::serialize(boost::json::value_from(given));
    }

    static Type decode(std::string_view text) {
        boost::json::error_code    failed;
        boost::json::parse_options options;
#if BOOST_VERSION >= 108500
        options.numbers = boost::json::number_precision::precise;
#endif
        auto const parsed = boost::json::parse({text.data(), text.size()}, failed, {}, options);
        if (failed) throw_conversion_error("JSON", "the text is no JSON");
        auto made = boost::json::try_value_to<Type>(parsed);
        if (!made) throw_conversion_error("JSON", "not that of the member's type");
        return std::move(*made);
    }
};

}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/uuid/uuid.hpp>

#include <orm/type/codec.hpp>
#include <orm/type/value.hpp>

namespace orm {

/// 36 characters.
std::string uuid_text(boost::uuids::uuid const& id);
/// Throws `conversion_error` for a text that is no UUID.
boost::uuids::uuid uuid_of_text(std::string_view text);

/// A random one.
boost::uuids::uuid make_uuid_v4();

/// One that begins with a moment, in microseconds since 1970, and is random behind it. Each is
/// greater than those that this program made before, also of the same microsecond, or where the
/// clock went back by less than ten seconds.
boost::uuids::uuid make_uuid_v7(std::int64_t microseconds);

/// Boost's UUIDs are columns: of PostgreSQL's own type, and texts of 36 characters in SQLite.
template <>
struct codec<boost::uuids::uuid> {
    using stored                     = std::string_view;
    static constexpr sql_type column = sql_type::uuid;

    static std::string        encode(boost::uuids::uuid const& id) { return uuid_text(id); }
    static boost::uuids::uuid decode(std::string_view text) { return uuid_of_text(text); }
};

}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <stdexcept>
#include <string_view>

namespace orm {

/// A value that its C++ type or its SQL type cannot hold: an enumerator that is not listed, a date
/// after the year 9999, an unsigned number past the range of bigint. The message names the type
/// and never the value. A backend that meets one while it fills a row adds table and column.
class [[gnu::visibility("default")]] conversion_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Throws `conversion_error` with the message "orm: <type>: <problem>". Out of line, so that a
/// conversion costs its caller no string building.
[[noreturn]] void throw_conversion_error(std::string_view type, std::string_view problem);

}  // namespace orm

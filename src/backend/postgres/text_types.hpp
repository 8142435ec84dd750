// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include <orm/type/value.hpp>

#include "wire.hpp"

// Types of the engine that are texts in C++: network addresses and ranges. False when bytes or
// text are none.

namespace orm::postgres {

/// `192.168.0.1`, `10.0.0.0/8`, `2001:db8::/32`.
bool inet_to_text(std::string_view bytes, std::string& text);
bool text_to_inet(std::string_view text, bool is_network, std::string& bytes);

/// `[1,5)`, `(,2024-01-31]`, `empty`; moments in ISO 8601, or `infinity`.
bool range_to_text(wire held, std::string_view bytes, std::string& text);
bool text_to_range(sql_type type, std::string_view text, std::string& bytes);

}  // namespace orm::postgres

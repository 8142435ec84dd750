// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>

#include <orm/backend/error.hpp>
#include <orm/type/value.hpp>

namespace orm {

/// What an error calls the place of a value that cannot be sent: the column that it is for, which
/// `details` get, too, or else its parameter, from 1.
std::string place_of_value(value const& given, std::size_t parameter, error_details& details);

}  // namespace orm

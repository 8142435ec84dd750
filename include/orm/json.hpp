// SPDX-License-Identifier: BSL-1.0
#pragma once

// Structs as JSON, by Boost.JSON: `orm::json_codec`.

#include <orm/type/json.hpp>

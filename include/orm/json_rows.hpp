// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rows, results and shapes to and from JSON, by Boost.JSON: `orm::to_json`, `orm::from_json`.

#include <orm/relation/json.hpp>

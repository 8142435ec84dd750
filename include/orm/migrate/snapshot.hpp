// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/schema/schema_model.hpp>

namespace orm::migrate {

/// The schema as the last migration leaves it, in the words of each engine it is made for. Of an
/// engine that it is not made for there are no tables.
struct snapshot {
    schema_model sqlite   = {};
    schema_model postgres = {};
};

}  // namespace orm::migrate

// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/value_rule.hpp>

#include "unit/schema/shop.hpp"

static_assert(!orm::is_rule<orm::primary_key_modifier>);

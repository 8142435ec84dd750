// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/shape_rules.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm;

// What an insert of a shape copies is not known before. Integration tests have the rest.

static_assert(!any_level_has_rules(relations_in<post_page>{}));

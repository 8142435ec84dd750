// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/shape_rules.hpp>

#include <type_traits>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm;

// What an insert of a shape copies is not known before. Integration tests have the rest.

static_assert(!any_level_has_rules(relations_in<post_page>{}));
static_assert(
    std::is_same_v<columns_but<columns_of<post_labels_t>, types<post_labels_t::post_id_t>>::result,
                   types<post_labels_t::label_name_t>>);

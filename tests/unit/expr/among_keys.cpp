// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/among_keys.hpp>

#include <orm/expr/logical.hpp>

#include "unit/expr/blog.hpp"

using node = orm::among_keys<blog::votes_t::user_id_t, blog::votes_t::post_id_t>;

static_assert(orm::condition<node>);
static_assert(node::operands::size == 2);

// SPDX-License-Identifier: BSL-1.0
#include <orm/session/commented.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

template <class Query>
using with_comment = decltype(commented<"a">(std::declval<Query>()));

using reading = decltype(select(users.id).from(users));
using writing = decltype(update(users).set(users.age = 1).all_rows());
using adding  = decltype(insert_into(votes).values(vote{}));
using many    = decltype(insert_into(votes).values(std::span<vote const>()));

static_assert(!orm::changes_rows<with_comment<reading>>);
static_assert(orm::changes_rows<with_comment<writing>> && orm::is_write<with_comment<writing>>);
static_assert(orm::changes_rows<with_comment<adding>> && !orm::is_write<with_comment<adding>>);
static_assert(orm::is_batch<with_comment<many>> && !orm::is_batch<with_comment<adding>>);

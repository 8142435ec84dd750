// SPDX-License-Identifier: BSL-1.0
#include <orm/session/shape_verbs.hpp>

#include <type_traits>

#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm::dsl;

using database = orm::sqlite::database;

static_assert(
    std::is_same_v<decltype(std::declval<database&>().sync_children(post{}, std::vector<remark>{})),
                   std::vector<remark>>);
static_assert(
    std::is_same_v<decltype(std::declval<database&>().link(post{}, label{}, via(post_labels))),
                   std::int64_t>);

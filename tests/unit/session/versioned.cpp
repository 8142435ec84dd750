// SPDX-License-Identifier: BSL-1.0
#include <orm/session/versioned.hpp>

#include "unit/mixin/kept.hpp"

using namespace kept;

static_assert(orm::is_versioned<page>);
static_assert(std::is_same_v<orm::version_column<page>, pages_t::version_t>);

using where = decltype(orm::of_this_version(std::declval<page const&>()));
static_assert(in_sqlite(orm::delete_query<pages_t, where>{{}, {}}) ==
              R"(delete from "pages" where "id" = ? and "version" = ?)");

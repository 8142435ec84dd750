// SPDX-License-Identifier: BSL-1.0
#include <orm/mixin/version.hpp>

#include "unit/mixin/kept.hpp"

using namespace orm::dsl;
using namespace kept;

static_assert(orm::version::make(0) == orm::version(1));
static_assert(orm::comparable<orm::version, int>);
static_assert(in_sqlite(select(pages.id).from(pages).where(pages.version == 2)) ==
              R"(select "id" from "pages" where "version" = ?)");
static_assert(in_sqlite(insert_into(pages)
                            .values(pages.id = 1)
                            .on_conflict(pages.id)
                            .do_update(pages.id = excluded(pages.id)))
                  .ends_with(R"(do update set "id" = excluded."id", )"
                             R"("updated_at" = excluded."updated_at", )"
                             R"("version" = "pages"."version" + 1)"));

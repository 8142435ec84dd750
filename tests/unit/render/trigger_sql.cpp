// SPDX-License-Identifier: BSL-1.0
#include <orm/render/trigger_sql.hpp>

#include <orm/render/trigger.hpp>

#include "unit/query/views.hpp"

namespace press {

ORM_TRIGGER(told, "told",
            trigger_sql(articles, "AFTER DELETE ON articles FOR EACH ROW",
                        "delete from people where id = old.author_id; "))

// Word for word, on either engine.
template <class Dialect>
constexpr orm::trigger_model const& lowered = orm::trigger_lowering<Dialect, told_t>::model;
static_assert(lowered<orm::sqlite_dialect>.table == "articles");
static_assert(lowered<orm::sqlite_dialect>.definition == "AFTER DELETE ON articles FOR EACH ROW");
static_assert(lowered<orm::postgres_dialect>.body ==
              "delete from people where id = old.author_id; ");

}  // namespace press

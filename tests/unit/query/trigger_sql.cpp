// SPDX-License-Identifier: BSL-1.0
#include <orm/query/trigger_sql.hpp>

#include "unit/query/views.hpp"

namespace press {

ORM_TRIGGER(told, "told",
            trigger_sql(articles, "after delete on articles for each row",
                        "delete from people where id = old.author_id; "))

static_assert(orm::check_trigger<told_t>());
static_assert(std::same_as<orm::table_of_trigger<told_t>, articles_t>);

}  // namespace press

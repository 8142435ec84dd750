// SPDX-License-Identifier: BSL-1.0
#include <orm/query/view_sql.hpp>

#include "unit/query/views.hpp"

namespace press {

using namespace orm::dsl;

struct title_row {
    std::string                title;
    std::optional<std::string> name;
};
ORM_VIEW(titles, title_row, "titles",
         view_sql("select title, name from articles, people where author_id = people.id", articles,
                  people),
         (title), (name, named("the name")))

static_assert(orm::check_view<titles_t>());
static_assert(orm::query_for_a_view<orm::query_of_view<titles_t>>);
static_assert(std::same_as<orm::relations_read_by<titles_t>, orm::types<articles_t, people_t>>);

}  // namespace press

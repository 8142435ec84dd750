// SPDX-License-Identifier: BSL-1.0
#include <orm/render/view_sql.hpp>

#include <orm/render/lower_view.hpp>

#include "unit/query/views.hpp"

namespace press {

struct title_row {
    std::string title;
};
ORM_VIEW(titles, title_row, "titles", view_sql("SELECT title  FROM articles", articles), (title))

// Word for word, and with what it reads.
constexpr orm::view_model const& lowered = orm::view_lowering<orm::sqlite_dialect, titles_t>::model;
static_assert(lowered.query == "SELECT title  FROM articles");
static_assert(lowered.reads.size() == 1 && lowered.reads[0].name == "articles");
static_assert(lowered.columns.size() == 1 && lowered.columns[0] == "title");

}  // namespace press

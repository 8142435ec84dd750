// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/expr/in.hpp>
#include <orm/expr/operators.hpp>
#include <orm/query/view.hpp>
#include <orm/query/with.hpp>
#include <orm/schema/schema.hpp>
#include <orm/schema/table.hpp>

// Two tables and the views that the tests of views look at.

namespace press {

enum class role { reader, author };
ORM_ENUM(role, reader, author)

struct person {
    std::int64_t               id{};
    std::string                name;
    std::optional<std::string> nick;
    std::int32_t               age{};
    press::role                role{};
};
ORM_TABLE(people, person, "people",
    (id, primary_key, autoincrement),
    (name, unique),
    (nick),
    (age),
    (role, as_integer))

struct article {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string  title;
};
ORM_TABLE(articles, article, "articles",
    (id, primary_key, autoincrement),
    (author_id, references(people.id)),
    (title))

struct writer {
    std::int64_t               id{};
    std::string                name;
    std::optional<std::string> nick;
    press::role                role{};
};
ORM_VIEW(writers, writer, "writers",
         select(people.id, people.name, people.nick, people.role)
             .from(people)
             .where(people.role == role::author && people.name != "it's" &&
                    in(people.age, {20, 30})),
         (id), (name, named("the name")), (nick), (role, as_integer))

struct work {
    std::string                name;
    std::int64_t               articles{};
    std::optional<std::string> last;
};
ORM_VIEW(works, work, "works",
         select(writers.name, count(articles.id), max(articles.title))
             .from(writers)
             .left_join(articles, articles.author_id == writers.id)
             .group_by(writers.name),
         (name), (articles), (last))

// A row of a table may be one of a view, too.
ORM_VIEW(grown_ups, person, "grown_ups", select().from(people).where(people.age >= 18), (id),
         (name), (nick), (age), (role, as_integer))

struct line {
    std::int32_t age{};
    std::int64_t people{};
};
ORM_MATERIALIZED_VIEW(ages, line, "ages",
                      select(people.age, count()).from(people).group_by(people.age), (age),
                      (people))
ORM_CONSTRAINTS(ages, in_schema("kept"), unique_index(ages.age))

inline constexpr auto schema   = orm::schema(works, people, writers, articles, grown_ups);
inline constexpr auto with_age = orm::schema(people, ages);

}  // namespace press

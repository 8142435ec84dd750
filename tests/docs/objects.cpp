// SPDX-License-Identifier: BSL-1.0
#include <orm/query/refresh.hpp>
#include <orm/query/trigger.hpp>
#include <orm/render/create_objects.hpp>
#include <orm/render/refresh.hpp>
#include <orm/render/sequence.hpp>
#include <orm/render/trigger.hpp>

#include "docs/sql.hpp"

/// Declares something of a schema, and keeps how.
#define ORM_DOCS_DECLARE(text, ...) \
    __VA_ARGS__                     \
    constexpr std::string_view text = #__VA_ARGS__;

namespace docs {

using namespace orm::dsl;

struct grown {
    std::int64_t id{};
    std::string  name;
};
ORM_DOCS_DECLARE(view_text, ORM_VIEW(adults, grown, "adults",
                                     select(users.id, users.name).from(users).where(users.age > 17),
                                     (id), (name)))

struct age_count {
    std::int32_t age{};
    std::int64_t people{};
};
ORM_DOCS_DECLARE(kept_text,
                 ORM_MATERIALIZED_VIEW(ages, age_count, "ages",
                                       select(users.age, count()).from(users).group_by(users.age),
                                       (age), (people)))
ORM_CONSTRAINTS(ages, unique_index(ages.age))

ORM_DOCS_DECLARE(audit_text, ORM_TRIGGER(renamed, "renamed",
                                         after_update(users)
                                             .of(users.name)
                                             .when(new_(users.name) != old_(users.name))
                                             .run(update(posts)
                                                      .set(posts.words = posts.words + 1)
                                                      .where(posts.author_id == new_(users.id)))))

ORM_DOCS_DECLARE(
    touch_text,
    ORM_TRIGGER(touched, "touched",
                on_update(users).set(users.joined = current_timestamp<std::chrono::sys_seconds>())))

ORM_DOCS_DECLARE(
    sequence_text,
    inline constexpr orm::sequence<"numbers", orm::sequence_options{.start = 1000}> numbers;)

/// What creates all that is no table.
template <class Dialect, class Schema>
std::string created(Schema schema) {
    std::string all;
    for (std::string_view const statement : orm::create_sql<Dialect>(schema)) {
        if (statement.starts_with("create table")) continue;
        all.append(all.empty() ? "" : "; ").append(statement);
    }
    return all;
}

template <class Schema>
row object(std::string_view construct, std::string_view as_written, Schema schema) {
    return {construct, as_written, created<orm::sqlite_dialect>(schema),
            created<orm::postgres_dialect>(schema)};
}
template <class Schema>
row object_of_postgres(std::string_view construct, std::string_view as_written, Schema schema) {
    return {construct, as_written, {}, created<orm::postgres_dialect>(schema)};
}

std::vector<family> objects() {
    return {
        {"Views, triggers, sequences",
         {
             object("create view", view_text, orm::schema(users, adults)),
             ORM_DOCS_ROW("a view is read like a table", select(adults.name).from(adults)),
             object_of_postgres("create materialized view", kept_text, orm::schema(users, ages)),
             ORM_DOCS_ROW("refresh materialized view", refresh(ages)),
             ORM_DOCS_ROW("refresh materialized view concurrently", refresh(ages).concurrently()),
             object("create trigger; before_update, after_insert, before_insert, after_delete, "
                    "before_delete",
                    audit_text, orm::schema(users, posts, renamed)),
             object("a trigger that sets a column", touch_text, orm::schema(users, touched)),
             object_of_postgres("create sequence", sequence_text,
                                orm::schema(posts, users, numbers)),
             ORM_DOCS_ROW("nextval", select(nextval(numbers))),
             ORM_DOCS_ROW("currval", select(currval(numbers))),
         }},
    };
}

}  // namespace docs

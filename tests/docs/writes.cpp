// SPDX-License-Identifier: BSL-1.0
#include "docs/sql.hpp"

namespace docs {

using namespace orm::dsl;

constexpr auto idle = cte<"idle">(select(users.id).from(users).where(eq(users.age, 0)));
constexpr auto gone = cte<"gone">(delete_from(posts).where(eq(posts.words, 0)).returning(posts.id));

std::vector<family> writes() {
    return {
        {"Insert",
         {
             ORM_DOCS_ROW("insert", insert_into(users).values(users.name = "Ada", users.age = 36,
                                                              users.score = 1.0)),
             ORM_DOCS_ROW("insert of a struct", insert_into(posts).values(post{
                                                    .author_id = 1, .title = "Hello", .words = 3})),
             ORM_DOCS_ROW("default values", insert_into(defaults).default_values()),
             ORM_DOCS_ROW("insert ... select",
                          insert_into(posts)
                              .columns(posts.author_id, posts.title, posts.words)
                              .select(select(users.id, users.name, users.age).from(users))),
             ORM_DOCS_ROW("returning",
                          insert_into(users)
                              .values(users.name = "Ada", users.age = 36, users.score = 1.0)
                              .returning(users.id)),
             ORM_DOCS_ROW("on conflict do nothing",
                          insert_into(users)
                              .values(users.name = "Ada", users.email = "a@x", users.age = 36,
                                      users.score = 1.0)
                              .on_conflict(users.email)
                              .do_nothing()),
             ORM_DOCS_ROW("on conflict do update",
                          insert_into(users)
                              .values(users.name = "Ada", users.email = "a@x", users.age = 36,
                                      users.score = 1.0)
                              .on_conflict(users.email)
                              .do_update(users.age = excluded(users.age))),
             ORM_DOCS_ROW("do update ... where",
                          insert_into(users)
                              .values(users.name = "Ada", users.email = "a@x", users.age = 36,
                                      users.score = 1.0)
                              .on_conflict(users.email)
                              .do_update_where(lt(users.age, excluded(users.age)),
                                               users.age = excluded(users.age))),
             ORM_DOCS_ROW("on conflict on constraint",
                          insert_into(users)
                              .values(users.name = "Ada", users.email = "a@x", users.age = 36,
                                      users.score = 1.0)
                              .on_conflict_on<"users_email_key">()
                              .do_nothing()),
             ORM_DOCS_ROW("several on conflict",
                          insert_into(users)
                              .values(users.id = 1, users.name = "Ada", users.email = "a@x",
                                      users.age = 36, users.score = 1.0)
                              .on_conflict(users.id)
                              .do_update(users.age = excluded(users.age))
                              .on_conflict(users.email)
                              .do_nothing()),
             ORM_DOCS_ROW("overriding system value",
                          insert_into(posts)
                              .values(posts.id = 1, posts.author_id = 1, posts.title = "Hello",
                                      posts.words = 3)
                              .overriding_system_value()),
             ORM_DOCS_ROW("overriding user value",
                          insert_into(posts)
                              .columns(posts.id, posts.author_id, posts.title, posts.words)
                              .select(select(posts).from(posts))
                              .overriding_user_value()),
             ORM_DOCS_ROW("insert or replace",
                          insert_into(posts)
                              .values(post{.id = 1, .author_id = 1, .title = "Hello", .words = 3})
                              .or_replace()),
             ORM_DOCS_ROW("insert or ignore",
                          insert_into(posts)
                              .values(post{.id = 1, .author_id = 1, .title = "Hello", .words = 3})
                              .or_ignore()),
         }},
        {"Update",
         {
             ORM_DOCS_ROW("update",
                          update(users).set(users.age = users.age + 1).where(eq(users.id, 1))),
             ORM_DOCS_ROW("update of all rows", update(users).set(users.score = 0.0).all_rows()),
             ORM_DOCS_ROW("update ... from", update(posts)
                                                 .set(posts.title = users.name)
                                                 .from(users)
                                                 .where(eq(users.id, posts.author_id))),
             ORM_DOCS_ROW("update ... returning", update(users)
                                                      .set(users.age = 37)
                                                      .where(eq(users.id, 1))
                                                      .returning(users.name, users.age)),
             ORM_DOCS_ROW("update ... order by, limit", update(users)
                                                            .set(users.age = 37)
                                                            .where(gt(users.age, 90))
                                                            .order_by(users.id)
                                                            .limit(1)),
             ORM_DOCS_ROW("a statement of the engine's own words",
                          raw_query("update {} set words = words + {}", posts, 1)),
             ORM_DOCS_ROW("a query as a value",
                          update(users)
                              .set(users.age = scalar(select(count()).from(posts)))
                              .where(eq(users.id, 1))),
         }},
        {"Delete",
         {
             ORM_DOCS_ROW("delete", delete_from(users).where(eq(users.id, 1))),
             ORM_DOCS_ROW("delete of all rows", delete_from(posts).all_rows()),
             ORM_DOCS_ROW("delete ... using",
                          delete_from(posts).using_(users).where(
                              and_(eq(users.id, posts.author_id), lt(users.age, 1)))),
             ORM_DOCS_ROW("delete ... returning",
                          delete_from(users).where(eq(users.id, 1)).returning(users.name)),
             ORM_DOCS_ROW(
                 "delete ... limit",
                 delete_from(posts).where(gt(posts.words, 9)).order_by(posts.id).limit(10)),
         }},
        {"With in front of writes",
         {
             ORM_DOCS_ROW("with ... delete",
                          with(idle).delete_from(posts).where(
                              in(posts.author_id, select(idle[users.id]).from(idle)))),
             ORM_DOCS_ROW("with (delete ... returning)", with(gone).select(count()).from(gone)),
         }},
    };
}

}  // namespace docs

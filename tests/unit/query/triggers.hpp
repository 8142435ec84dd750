// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/trigger.hpp>

#include "unit/query/views.hpp"

// Triggers on the tables of views.hpp.

namespace press {

struct entry {
    std::int64_t               id{};
    std::string                what;
    std::int64_t               about{};
    std::optional<std::string> nick;
};
ORM_TABLE(entries, entry, "entries",
    (id, primary_key, autoincrement),
    (what),
    (about),
    (nick))

ORM_TRIGGER(person_added, "person added",
            after_insert(people).run(insert_into(entries).values(entries.what  = "it's new",
                                                                 entries.about = new_(people.id),
                                                                 entries.nick = new_(people.nick))))

ORM_TRIGGER(
    person_changed, "person_changed",
    after_update(people)
        .of(people.age, people.role)
        .when(new_(people.age) < old_(people.age) && new_(people.role) == role::author)
        .run(update(entries).set(entries.what = "younger").where(entries.about == old_(people.id)),
             delete_from(entries).where(entries.about == 0)))

ORM_TRIGGER(person_gone, "person_gone",
            before_delete(people).run(insert_into(entries)
                                          .columns(entries.what, entries.about)
                                          .select(select(articles.title, articles.author_id)
                                                      .from(articles)
                                                      .where(articles.author_id ==
                                                             old_(people.id)))))

ORM_TRIGGER(person_aged, "person_aged", on_update(people).set(people.age = new_(people.age) + 1))

inline constexpr auto with_triggers =
    orm::schema(person_added, person_changed, people, entries, person_gone, articles, person_aged);

}  // namespace press

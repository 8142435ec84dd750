// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/mixin.hpp>
#include <orm/orm.hpp>

// Tables whose rows can be deleted and come back, and one whose rows cannot.

namespace noted {

struct author {
    std::int64_t id{};
    std::string  name;
};
ORM_TABLE(authors, author, "authors", (id, primary_key), (name))

struct removable {
    orm::soft_delete deleted_at{};
};

struct note : removable {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string  text;
};
ORM_TABLE(notes, note, "notes",
    (id, primary_key),
    (author_id, references(authors.id)),
    (text),
    (deleted_at))
ORM_CONSTRAINTS(notes, unique_among_living(notes.text))

template <class Query>
constexpr auto in_sqlite(Query query) {
    return orm::sql<orm::sqlite_dialect>(query);
}
template <class Query>
constexpr auto in_postgres(Query query) {
    return orm::sql<orm::postgres_dialect>(query);
}

}  // namespace noted

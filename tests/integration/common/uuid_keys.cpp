// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <orm/dialect/postgres.hpp>
#include <orm/relation.hpp>
#include <orm/uuid.hpp>

#include "integration/common/backends.hpp"

using namespace orm::dsl;

namespace uuid_keyed {

using boost::uuids::uuid;

struct author {
    uuid        id{};
    std::string name;
};
ORM_TABLE(authors, author, "authors", (id, primary_key, default_with(orm::uuid_v7)), (name))

struct book {
    uuid                id{};
    uuid                author_id{};
    std::optional<uuid> follows;
};
ORM_TABLE(books, book, "books",
    (id, primary_key, default_with(orm::uuid_v4)),
    (author_id, references(authors.id)),
    (follows, references(books.id)))

inline constexpr auto tables = orm::schema(authors, books);

static_assert(orm::create_sql<orm::sqlite_dialect>(tables)[0] == R"(create table "authors" (
    "id" text not null primary key,
    "name" text not null
))");
static_assert(orm::create_sql<orm::postgres_dialect>(tables)[0] == R"(create table "authors" (
    "id" uuid primary key,
    "name" text not null
))");

struct shelf {
    author            row;
    std::vector<book> books;
};

}  // namespace uuid_keyed

using namespace uuid_keyed;
using integration::backends;

BOOST_AUTO_TEST_SUITE(integration_uuid_keys)

TEST_ON_EACH_BACKEND(keys_are_made_and_found) {
    auto db = integration::created<Backend>(tables);
    db.context().set_clock([] { return std::chrono::sys_days(std::chrono::year(2022) / 2 / 22); });
    author const one = db.insert(author{{}, "a"});
    BOOST_TEST(orm::uuid_text(one.id).starts_with("017f1eba-4c00-7"));
    BOOST_TEST(db.find(authors, one.id)->name == "a");
    db.insert(std::vector<author>{{{}, "b"}, {{}, "c"}});
    db.run(insert_into(authors).values(authors.name = "d"));
    // In the order in which they were made, all of one moment.
    auto const ids = db.all(select(authors.id).from(authors).order_by(authors.name));
    for (std::size_t at = 1; at != ids.size(); ++at) BOOST_TEST((ids[at - 1] < ids[at]));
    BOOST_TEST(db.all(select(authors.name).from(authors).order_by(authors.id)) ==
               (std::vector<std::string>{"a", "b", "c", "d"}));
    BOOST_TEST(db.count(select().from(authors).where(in(authors.id, ids))) == 4);
    author const given = db.insert(author{orm::uuid_v4(), "e"});
    BOOST_TEST((db.one(select(authors.id).from(authors).where(authors.name == "e")) == given.id));
}

TEST_ON_EACH_BACKEND(keys_are_referred_to) {
    auto db     = integration::created<Backend>(tables);
    auto stored = db.insert(shelf{{{}, "a"}, {book{}, book{}}});
    BOOST_TEST((stored.books[0].author_id == stored.row.id));
    stored.books[1].follows = stored.books[0].id;
    BOOST_TEST(db.update(stored.books[1]));
    auto const read = db.one(load<shelf>().with(books, order_by(desc(books.follows))));
    BOOST_TEST(read.books.size() == 2);
    BOOST_TEST(db.count(select().from(books).where(books.follows == stored.books[0].id)) == 1);
}

BOOST_AUTO_TEST_SUITE_END()

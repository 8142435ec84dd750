// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/mixins.hpp"

using namespace orm::dsl;
using namespace mixed;
using integration::backends;

// Moments, authors and versions that the library keeps.

BOOST_AUTO_TEST_SUITE(integration_timestamps)

page titled(std::string title) {
    page made;
    made.title = std::move(title);
    return made;
}

template <class Database>
void as_bob_in_second(Database& db, int number) {
    db.context().template set<current_user>("bob");
    db.context().set_clock([number] { return second(number); });
}

TEST_ON_EACH_BACKEND(an_insert_says_when_and_by_whom) {
    auto       db   = empty<Backend>();
    page const made = db.insert(titled("x"));
    BOOST_TEST((made.created_at == second(0)));
    BOOST_TEST((made.updated_at == second(0)));
    BOOST_TEST(made.created_by.value == "ada");
    BOOST_TEST(made.updated_by.value == "ada");
    BOOST_TEST(made.version.number == 1);
    BOOST_TEST((db.one(select().from(pages)) == made));
    // By columns, by many rows, and by a query.
    db.run(insert_into(pages).values(pages.title = "y"));
    db.run(insert_into(pages).values(std::vector<page>{titled("z"), titled("w")}));
    BOOST_TEST(db.count(select().from(pages).where(
                   and_(pages.created_at == second(0), pages.created_by == "ada"))) == 4);
    // What is given is kept: rows of elsewhere come with their history.
    page old       = titled("old");
    old.created_at = second(-9);
    old.created_by = std::string("eve");
    BOOST_TEST((db.insert(old).created_at == second(-9)));
    BOOST_TEST(db.count(select().from(pages).where(pages.created_by == "eve")) == 1);
}

TEST_ON_EACH_BACKEND(an_update_says_when_and_by_whom) {
    auto db   = empty<Backend>();
    page made = db.insert(titled("x"));
    as_bob_in_second(db, 5);
    made.created_at = second(77);  // is not written
    BOOST_TEST(db.update(made));
    BOOST_TEST((made.updated_at == second(5)));
    BOOST_TEST(made.updated_by.value == "bob");
    db.reload(made);
    BOOST_TEST((made.created_at == second(0)));
    BOOST_TEST((made.updated_at == second(5)));
    BOOST_TEST(made.created_by.value == "ada");
    BOOST_TEST(made.updated_by.value == "bob");
    BOOST_TEST(made.version.number == 2);
    as_bob_in_second(db, 6);
    db.run(update(pages).set(pages.title = "y").all_rows());
    db.reload(made);
    BOOST_TEST((made.updated_at == second(6)));
    BOOST_TEST(made.version.number == 3);
    // One that meets a row counts as an update of it.
    as_bob_in_second(db, 7);
    BOOST_TEST(db.run(insert_into(pages)
                          .values(pages.id = made.id, pages.title = "z")
                          .on_conflict(pages.id)
                          .do_update(pages.title = excluded(pages.title))) == 1);
    db.reload(made);
    BOOST_TEST((made.created_at == second(0)));
    BOOST_TEST((made.updated_at == second(7)));
    BOOST_TEST(made.version.number == 4);
}

TEST_ON_EACH_BACKEND(the_database_fills_in_what_others_insert) {
    auto db = empty<Backend>();
    db.backend().run_script(
        "insert into pages (title, created_by, updated_by) values ('x', '', '')");
    page const found = db.one(select().from(pages));
    BOOST_TEST((found.created_at > second(0)));
    BOOST_TEST(found.version.number == 1);
}

TEST_ON_EACH_BACKEND(a_stale_row_changes_nothing) {
    auto       db    = empty<Backend>();
    page       mine  = db.insert(titled("x"));
    page       yours = mine;
    auto const stale = [](std::int64_t expected, std::int64_t found) {
        return [=](orm::stale_row const& thrown) {
            return thrown.expected == expected && thrown.found == found &&
                   thrown.table() == "pages" && thrown.column() == "version";
        };
    };
    mine.title = "mine";
    BOOST_TEST(db.update(mine));
    BOOST_TEST(db.update(mine));
    BOOST_TEST(mine.version.number == 3);
    BOOST_CHECK_EXCEPTION(db.update(yours), orm::stale_row, stale(1, 3));
    BOOST_CHECK_EXCEPTION(db.save(yours), orm::stale_row, stale(1, 3));
    BOOST_CHECK_EXCEPTION(db.remove(yours), orm::stale_row, stale(1, 3));
    std::vector<page> const both{mine, yours};
    BOOST_CHECK_EXCEPTION(db.update(both), orm::stale_row, stale(1, 4));
    BOOST_TEST((db.find(pages, mine.id) == mine));  // not even the first of the two
    BOOST_TEST(yours.version.number == 1);
    BOOST_TEST(db.update(std::vector<page>{mine}) == 1);
    db.reload(yours);
    db.save(yours);
    BOOST_TEST(yours.version.number == 5);
    BOOST_TEST(db.remove(yours));
    BOOST_TEST(!db.update(yours));
    BOOST_TEST(!db.remove(yours));
    BOOST_CHECK_EXCEPTION(db.save(yours), orm::stale_row, stale(5, 0));
    page fresh = titled("new");
    db.save(fresh);
    BOOST_TEST(fresh.version.number == 1);
}

BOOST_AUTO_TEST_SUITE_END()

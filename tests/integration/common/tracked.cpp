// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <orm/tracked.hpp>

#include "integration/common/blog.hpp"
#include "integration/common/mixins.hpp"

using namespace orm::dsl;
using integration::backends;

// Rows that are saved by what has changed in them.

BOOST_AUTO_TEST_SUITE(integration_tracked)

/// The texts of updates that a database runs from now on.
template <class Database>
void note_updates(Database& db, std::vector<std::string>& texts) {
    db.observe([&](orm::statement_event const& event) {
        if (event.sql.starts_with("update")) texts.emplace_back(event.sql);
    });
}

TEST_ON_EACH_BACKEND(only_what_has_changed_is_written) {
    using namespace integration;
    auto                     db = filled_blog<Backend>();
    std::vector<std::string> texts;
    note_updates(db, texts);
    orm::tracked bob(*db.find(users, 5));
    BOOST_TEST(!bob.changed());
    BOOST_TEST(!db.save(bob));
    BOOST_TEST(texts.empty());

    db.run(update(users).set(users.age = 77).where(users.id == 5));  // by somebody else
    bob->name = "Bobby";
    BOOST_TEST(bob.changed());
    BOOST_TEST(db.save(bob));
    BOOST_TEST(!bob.changed());
    BOOST_TEST(!db.save(bob));
    BOOST_TEST(bob.stored().name.value() == "Bobby");
    BOOST_TEST(db.find(users, 5)->name.value() == "Bobby");
    BOOST_TEST(db.find(users, 5)->age == 77);

    bob->name = std::nullopt;
    bob->age  = 21;
    BOOST_TEST(db.save(bob));
    BOOST_TEST(!db.find(users, 5)->name.has_value());
    BOOST_TEST(db.find(users, 5)->age == 21);
    bob->name = "Bob";
    BOOST_TEST(db.save(bob));  // by the statement of the first time
    BOOST_TEST(texts.size() == 4);
    BOOST_TEST(texts[1] == texts[3]);
    BOOST_TEST(texts[1].find("age") == std::string::npos);
    BOOST_TEST(texts[2].find("age") != std::string::npos);
    db.run(delete_from(users).where(users.id == 5));
    bob->name = "?";
    BOOST_CHECK_THROW(db.save(bob), orm::no_rows);
    BOOST_TEST(bob.changed());
}

TEST_ON_EACH_BACKEND(mixins_and_versions_go_along) {
    using namespace mixed;
    auto db = empty<Backend>();
    page given;
    given.title = "x";
    orm::tracked mine(db.insert(given));
    orm::tracked yours(*mine);
    db.context().set_clock([] { return second(9); });
    mine->title      = "y";
    mine->created_at = second(77);
    BOOST_TEST(db.save(mine));
    BOOST_TEST(!db.save(mine));
    BOOST_TEST(mine->version.number == 2);
    page const stored = db.one(select().from(pages));
    BOOST_TEST(stored.title == "y");
    BOOST_TEST((stored.created_at == second(0)));
    BOOST_TEST((stored.updated_at == second(9)));
    BOOST_TEST(stored.version.number == 2);
    yours->title = "z";
    BOOST_CHECK_EXCEPTION(db.save(yours), orm::stale_row, [](orm::stale_row const& thrown) {
        return thrown.expected == 1 && thrown.found == 2;
    });

    client const one = db.insert(client{{}, 0, "one"});
    orm::tracked paid(db.insert(invoice{{}, {}, 0, one.id, "a", {}}));
    db.context().template set<current_user>("bob");
    paid->text = "b";
    BOOST_TEST(db.save(paid));
    BOOST_TEST(paid->touched_by == "bob!");
    BOOST_TEST((db.find(invoices, paid->id) == *paid));
    paid->text = "c";
    db.context().template set<current_tenant>(2);
    BOOST_CHECK_THROW(db.save(paid), orm::no_rows);
}

BOOST_AUTO_TEST_SUITE_END()

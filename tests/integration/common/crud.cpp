// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

inline int ticks = 0;

/// Columns that the client and the database fill in.
struct note {
    std::int64_t id{};
    std::string  text;
    std::string  token;
    std::int64_t created{};
    std::int64_t changed{};
    std::string  state;
    std::int64_t length{};

    bool operator==(note const&) const = default;
};

ORM_TABLE(notes, note, "notes",
    (id, primary_key, autoincrement),
    (text, named("body")),
    (token, default_with([] { return "token " + std::to_string(++ticks); })),
    (created, default_with([] { return std::int64_t{++ticks}; })),
    (changed, on_update_with([] { return std::int64_t{++ticks}; })),
    (state, default_sql("'new'")),
    (length, generated(length(notes.text), stored)))

inline constexpr auto note_schema = orm::schema(notes);

/// Of types that have no ==.
struct meeting {
    std::int64_t                                id{};
    std::chrono::hh_mm_ss<std::chrono::seconds> begins{};
    std::chrono::hh_mm_ss<std::chrono::seconds> ends{};
};
ORM_TABLE(meetings, meeting, "meetings",
    (id, primary_key),
    (begins, default_sql("'09:00:00'")),
    (ends, default_with([] { return std::chrono::hh_mm_ss(std::chrono::seconds(36'000)); })))

inline constexpr auto meeting_schema = orm::schema(meetings);

/// The database makes the key, though it does not count.
struct ticket {
    std::string code;
    std::string text;

    bool operator==(ticket const&) const = default;
};
ORM_TABLE(tickets, ticket, "tickets", (code, primary_key, default_sql("'t' || '1'")), (text))

inline constexpr auto ticket_schema = orm::schema(tickets);

BOOST_AUTO_TEST_SUITE(integration_crud)

TEST_ON_EACH_BACKEND(insert_answers_with_the_row_as_it_is_stored) {
    auto       db  = empty_blog<Backend>();
    user const ada = db.insert(user{.email = "ada@x", .name = "Ada", .age = 36});
    BOOST_TEST(ada.id == 1);
    BOOST_TEST((ada == user{1, "ada@x", "Ada", role::viewer, 36, std::nullopt}));
    BOOST_TEST((db.find(users, 1) == ada));
    BOOST_TEST(db.insert(user{.email = "bob@x"}).id == 2);
    BOOST_TEST(db.count(users) == 2);
}

TEST_ON_EACH_BACKEND(a_key_that_the_database_makes_is_not_taken_from_the_struct) {
    auto db = empty_blog<Backend>();
    BOOST_TEST(db.insert(user{.id = 77, .email = "a@x"}).id == 1);
    BOOST_TEST(!db.find(users, 77));
}

TEST_ON_EACH_BACKEND(find_answers_with_nothing_where_there_is_no_such_key) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.find(users, 3)->email == "cy@x");
    BOOST_TEST(!db.find(users, 6));
    BOOST_TEST(!db.find(users, 0));
    BOOST_TEST(!db.find(users, std::int64_t{-1}));
    BOOST_TEST(db.find(tags, "a").has_value());
    BOOST_TEST(!db.find(tags, std::string("A")));
}

TEST_ON_EACH_BACKEND(update_writes_every_column_of_that_row_only) {
    auto db   = filled_blog<Backend>();
    auto cy   = *db.find(users, 3);
    auto rest = db.all(select().from(users).where(ne(users.id, 3)).order_by(users.id));
    cy.email  = "cyd@x";
    cy.name   = "Cyd";
    cy.role   = role::admin;
    cy.age    = 21;
    cy.score  = -1.5;
    BOOST_TEST(db.update(cy));
    BOOST_TEST((db.find(users, 3) == cy));

    cy.name.reset();
    cy.score.reset();
    BOOST_TEST(db.update(std::as_const(cy)));
    BOOST_TEST((db.find(users, 3) == cy));
    BOOST_TEST((db.all(select().from(users).where(ne(users.id, 3)).order_by(users.id)) == rest));
    BOOST_TEST(!db.update(user{.id = 99, .email = "nobody@x"}));
    BOOST_TEST(db.count(users) == 5);
}

TEST_ON_EACH_BACKEND(an_upsert_is_an_update_to_what_the_client_sets_with_each) {
    auto db = Backend::database();
    db.create(note_schema);
    auto const stored = db.insert(note{.text = "a"});
    db.run(insert_into(notes)
               .values(notes.id = stored.id, notes.text = "b")
               .on_conflict(notes.id)
               .do_update(notes.text = excluded(notes.text)));
    auto const later = *db.find(notes, stored.id);
    BOOST_TEST(later.text == "b");
    BOOST_TEST(later.changed > stored.changed);
    BOOST_TEST(later.created == stored.created);
    db.run(insert_into(notes)
               .values(notes.id = stored.id, notes.text = "c")
               .on_conflict(notes.id)
               .do_update(notes.changed = 5));
    BOOST_TEST(db.find(notes, stored.id)->changed == 5);
}

TEST_ON_EACH_BACKEND(members_without_equality_have_defaults) {
    using std::chrono::hours;
    auto db = Backend::database();
    db.create(meeting_schema);
    meeting first{.id = 1};
    db.save(first);
    BOOST_TEST((first.begins.to_duration() == hours(9)));
    BOOST_TEST((first.ends.to_duration() == hours(10)));
    meeting const second =
        db.insert(meeting{.id = 2, .ends = std::chrono::hh_mm_ss<std::chrono::seconds>(hours(12))});
    BOOST_TEST((second.begins.to_duration() == hours(9)));
    BOOST_TEST((second.ends.to_duration() == hours(12)));
}

TEST_ON_EACH_BACKEND(save_answers_with_what_the_database_computes) {
    auto db = Backend::database();
    db.create(note_schema);
    note one{.id = 50, .text = "four", .state = "kept", .length = 77};
    db.save(one);
    BOOST_TEST(one.length == 4);
    one.text = "fifth";
    db.save(one);
    BOOST_TEST(one.length == 5);
    BOOST_TEST((*db.find(notes, 50) == one));
}

TEST_ON_EACH_BACKEND(remove_deletes_that_row_only) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.remove(user{.id = 5}));
    BOOST_TEST(!db.remove(user{.id = 5}));
    BOOST_TEST(db.count(users) == 4);
    BOOST_TEST(!db.find(users, 5));
}

TEST_ON_EACH_BACKEND(reload_reads_the_row_again) {
    auto db  = filled_blog<Backend>();
    auto ada = *db.find(users, 1);
    db.run(update(users).set(users.age = 37, users.name = std::nullopt).where(eq(users.id, 1)));
    BOOST_TEST(ada.age == 36);
    db.reload(ada);
    BOOST_TEST(ada.age == 37);
    BOOST_TEST(!ada.name.has_value());

    auto gone = user{.id = 99, .email = "kept"};
    BOOST_CHECK_THROW(db.reload(gone), orm::no_rows);
    BOOST_TEST(gone.email == "kept");
}

TEST_ON_EACH_BACKEND(save_inserts_without_a_key_and_updates_with_one) {
    auto db  = empty_blog<Backend>();
    auto ada = user{.email = "ada@x", .age = 1};
    db.save(ada);
    BOOST_TEST(ada.id == 1);
    ada.age = 2;
    db.save(ada);
    BOOST_TEST(db.count(users) == 1);
    BOOST_TEST((db.find(users, 1) == ada));

    // A key that is not there is inserted as it is.
    auto far = user{.id = 40, .email = "far@x"};
    db.save(far);
    BOOST_TEST(far.id == 40);
    BOOST_TEST((db.find(users, 40) == far));

    // Only the key decides: another unique column is an error, not an update.
    auto twin = user{.email = "ada@x"};
    BOOST_CHECK_THROW(db.save(twin), orm::unique_violation);
    BOOST_TEST(db.count(users) == 2);
}

TEST_ON_EACH_BACKEND(keys_of_several_columns) {
    auto db   = filled_blog<Backend>();
    auto math = db.insert(grade{.user_id = 1, .subject = "math", .points = 5});
    db.insert(grade{.user_id = 1, .subject = "art", .points = 6});
    db.insert(grade{.user_id = 2, .subject = "math", .points = 7});
    BOOST_TEST((db.find(grades, 1, "math") == math));
    BOOST_TEST(db.find(grades, 2, "math")->points == 7);
    BOOST_TEST(!db.find(grades, 2, "art"));

    math.points = 9;
    math.note   = "well done";
    BOOST_TEST(db.update(math));
    BOOST_TEST((db.find(grades, 1, "math") == math));
    BOOST_TEST(db.find(grades, 1, "art")->points == 6);
    BOOST_TEST(db.find(grades, 2, "math")->points == 7);

    db.save(math);
    auto latin = grade{.user_id = 2, .subject = "latin", .points = 1};
    db.save(latin);
    BOOST_TEST(db.count(grades) == 4);
    BOOST_TEST(db.remove(math));
    BOOST_TEST(db.count(grades) == 3);
    BOOST_CHECK_THROW(db.reload(math), orm::no_rows);
    db.reload(latin);
    BOOST_TEST(latin.points == 1);
}

TEST_ON_EACH_BACKEND(a_table_that_is_all_key) {
    auto db = empty_blog<Backend>();
    BOOST_TEST(db.insert(tag{"a"}).label == "a");
    BOOST_CHECK_THROW(db.insert(tag{"a"}), orm::unique_violation);
    auto again = tag{"a"};
    db.save(again);
    BOOST_TEST(db.count(tags) == 1);
    BOOST_TEST(db.all(select().from(tags)).at(0).label == "a");
}

TEST_ON_EACH_BACKEND(what_the_database_fills_in_comes_back) {
    auto db = created<Backend>(note_schema);
    auto it = db.insert(note{.text = "four", .state = "ignored", .length = 99});
    BOOST_TEST(it.id == 1);
    BOOST_TEST(it.state == "new");
    BOOST_TEST(it.length == 4);
    BOOST_TEST((db.find(notes, 1) == it));
    it.text = "seventh";
    BOOST_TEST(db.update(it));
    db.reload(it);
    BOOST_TEST(it.length == 7);
    auto const sizes = db.all(select(notes.length).from(notes).where(eq(notes.text, "seventh")));
    BOOST_TEST((sizes == std::vector<std::int64_t>{7}));
}

TEST_ON_EACH_BACKEND(what_the_client_fills_in_comes_back) {
    auto       db = created<Backend>(note_schema);
    auto const it = db.insert(note{.text = "x"});
    BOOST_TEST(it.token.starts_with("token "));
    BOOST_TEST(it.created > 0);
    BOOST_TEST(it.changed > 0);
    BOOST_TEST((db.find(notes, it.id) == it));

    // A value that is there is kept.
    auto const own = db.insert(note{.text = "y", .token = "mine", .created = 5, .changed = 6});
    BOOST_TEST(own.token == "mine");
    BOOST_TEST(own.created == 5);
    BOOST_TEST(own.changed == 6);

    // An update computes what changes with each update, and nothing else.
    auto updated = it;
    BOOST_TEST(db.update(updated));
    BOOST_TEST(updated.changed > it.changed);
    BOOST_TEST(updated.token == it.token);
    BOOST_TEST(updated.created == it.created);
    BOOST_TEST((db.find(notes, it.id) == updated));

    auto saved = updated;
    db.save(saved);
    BOOST_TEST(saved.changed > updated.changed);
    BOOST_TEST(saved.created == it.created);
    BOOST_TEST((db.find(notes, it.id) == saved));
}

TEST_ON_EACH_BACKEND(save_leaves_defaults_to_the_database) {
    auto db  = created<Backend>(note_schema);
    auto far = note{.id = 40, .text = "four"};
    db.save(far);
    BOOST_TEST(far.state == "new");
    BOOST_TEST(far.length == 4);
    BOOST_TEST((db.find(notes, 40) == far));

    // What is there stays, unless the row says something else.
    db.run(update(notes).set(notes.state = "done").where(eq(notes.id, 40)));
    auto again = note{.id = 40, .text = "seven"};
    db.save(again);
    BOOST_TEST(again.state == "done");
    BOOST_TEST((db.find(notes, 40) == again));
    again.state = "open";
    db.save(again);
    BOOST_TEST(db.find(notes, 40)->state == "open");

    auto own = note{.id = 41, .text = "x", .state = "mine"};
    db.save(own);
    BOOST_TEST(db.find(notes, 41)->state == "mine");
}

TEST_ON_EACH_BACKEND(save_inserts_where_the_database_makes_the_key) {
    auto db   = created<Backend>(ticket_schema);
    auto made = ticket{.text = "first"};
    db.save(made);
    BOOST_TEST(made.code == "t1");
    made.text = "second";
    db.save(made);
    BOOST_TEST((db.all(select().from(tickets)) == std::vector{made}));
}

TEST_ON_EACH_BACKEND(assignments_leave_columns_to_the_client) {
    auto db = created<Backend>(note_schema);
    db.run(insert_into(notes).values(notes.text = "x"));
    auto const it = *db.find(notes, 1);
    BOOST_TEST(it.token.starts_with("token "));
    BOOST_TEST(it.created > 0);
    BOOST_TEST(it.changed > 0);

    db.run(update(notes).set(notes.text = "z").where(eq(notes.id, 1)));
    auto const after = *db.find(notes, 1);
    BOOST_TEST(after.changed > it.changed);
    BOOST_TEST(after.created == it.created);
    BOOST_TEST(after.token == it.token);

    db.run(update(notes).set(notes.changed = 3).where(eq(notes.id, 1)));
    BOOST_TEST(db.find(notes, 1)->changed == 3);

    db.run(insert_into(notes).values(notes.text = "own", notes.token = "mine"));
    BOOST_TEST(db.find(notes, 2)->token == "mine");
}

TEST_ON_EACH_BACKEND(many_rows_get_what_the_client_fills_in_each_for_itself) {
    auto              db = created<Backend>(note_schema);
    std::vector<note> many(550, note{.text = "x"});
    BOOST_TEST(db.insert(many) == 550);
    BOOST_TEST(db.one(select(count_distinct(notes.token)).from(notes)) == 550);
    BOOST_TEST(db.one(select(count_distinct(notes.changed)).from(notes)) == 550);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

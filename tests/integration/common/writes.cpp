// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

/// A row of nothing that has to be said.
struct defaulted {
    std::int64_t               id{};
    std::string                word = "of the struct";
    std::int32_t               number{};
    std::optional<std::string> none;

    bool operator==(defaulted const&) const = default;
};
ORM_TABLE(defaults, defaulted, "defaults",
    (id, primary_key, autoincrement),
    (word, default_("of the database's")),
    (number, default_sql("40 + 2")),
    (none))

inline constexpr auto default_schema = orm::schema(defaults);

template <class Database>
auto emails(Database& db) {
    return db.all(select(users.email).from(users).order_by(users.id));
}

using texts = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(integration_writes)

TEST_ON_EACH_BACKEND(assignments_insert_one_row) {
    auto db = empty_blog<Backend>();
    BOOST_TEST(db.run(insert_into(users).values(users.email = "a@x")) == 1);
    BOOST_TEST((db.find(users, 1) == user{1, "a@x", std::nullopt, role::viewer, 18, std::nullopt}));

    auto const  name  = std::optional<std::string>("Bo");
    std::string email = "b@x";
    db.run(insert_into(users).values(users.email = email, users.name = name,
                                     users.role = role::admin, users.score = 1.5, users.age = 7));
    BOOST_TEST((db.find(users, 2) == user{2, "b@x", "Bo", role::admin, 7, 1.5}));

    db.run(insert_into(users).values(users.email = "c@x", users.name = nullptr,
                                     users.score = std::nullopt, users.age = lit<40> + 2));
    BOOST_TEST((db.find(users, 3) == user{3, "c@x", std::nullopt, role::viewer, 42, std::nullopt}));
}

TEST_ON_EACH_BACKEND(a_struct_and_a_key_that_is_given) {
    auto db = empty_blog<Backend>();
    BOOST_TEST(db.run(insert_into(users).values(user{.id = 9, .email = "a@x"})) == 1);
    BOOST_TEST(db.find(users, 1)->email == "a@x");
    db.run(insert_into(users).values(users.id = 9, users.email = "b@x"));
    BOOST_TEST(db.find(users, 9)->email == "b@x");
    // SQLite counts from the largest key, PostgreSQL for itself.
    BOOST_TEST(db.insert(user{.email = "c@x"}).id == (Backend::dialect::facts.rowid_keys ? 10 : 2));
}

TEST_ON_EACH_BACKEND(defaults_of_the_database) {
    auto db = created<Backend>(default_schema);
    BOOST_TEST(db.run(insert_into(defaults).default_values()) == 1);
    BOOST_TEST((db.find(defaults, 1) == defaulted{1, "of the database's", 42, std::nullopt}));
    BOOST_TEST((db.one(insert_into(defaults).default_values().returning()) ==
                defaulted{2, "of the database's", 42, std::nullopt}));
    BOOST_TEST((db.one(insert_into(defaults).values(defaults.none = "x").returning()) ==
                defaulted{3, "of the database's", 42, "x"}));
    // A constant is known to the struct, too; what the database computes is left to it.
    BOOST_TEST((db.insert(defaulted{}) == defaulted{4, "of the struct", 42, std::nullopt}));
    BOOST_TEST((db.find(defaults, 4) == defaulted{4, "of the struct", 42, std::nullopt}));
}

TEST_ON_EACH_BACKEND(many_structs_of_every_number) {
    for (std::size_t rows : {0U, 1U, 2U, 99U, 100U, 101U, 199U, 200U, 201U, 1'000U}) {
        BOOST_TEST_CONTEXT(rows << " rows") {
            auto              db = empty_blog<Backend>();
            std::vector<user> many(rows);
            for (std::size_t at = 0; at != rows; ++at) {
                many[at].email = std::to_string(at) + "@x";
                many[at].age   = static_cast<std::int32_t>(at);
                if (at % 2 == 1) many[at].name = "odd";
            }
            BOOST_TEST(db.insert(many) == static_cast<std::int64_t>(rows));
            auto stored = db.all(select().from(users).order_by(users.id));
            for (std::size_t at = 0; at != rows; ++at)
                many[at].id = static_cast<std::int64_t>(at) + 1;
            BOOST_TEST((stored == many));
        }
    }
}

TEST_ON_EACH_BACKEND(many_structs_by_statement_and_by_span) {
    auto               db = empty_blog<Backend>();
    std::vector<grade> many;
    db.insert(user{.email = "a@x"});
    for (int at = 0; at != 350; ++at)
        many.push_back({.user_id = 1, .subject = std::to_string(at), .points = at});
    BOOST_TEST(db.run(insert_into(grades).values(many)) == 350);
    BOOST_TEST((db.all(select().from(grades).order_by(grades.points)) == many));
    db.run(delete_from(grades).all_rows());
    BOOST_TEST(db.insert(std::span(many).first(5)) == 5);
    BOOST_TEST(db.count(grades) == 5);
}

// Texts that are too long to be kept inside of a std::string.
std::vector<grade> many_grades(std::int64_t user, std::string const& note) {
    std::vector<grade> made(350);
    for (std::size_t at = 0; at != made.size(); ++at)
        made[at] = {user, std::to_string(at), static_cast<std::int32_t>(at), note};
    return made;
}

TEST_ON_EACH_BACKEND(a_query_keeps_the_rows_that_it_was_given) {
    auto              db = empty_blog<Backend>();
    std::string const before(60, 'b');
    std::string const after(60, 'a');
    db.insert(user{.email = "a@x"});

    auto const insert = insert_into(grades).values(many_grades(1, before));
    BOOST_TEST(db.run(insert) == 350);
    BOOST_TEST((db.all(select().from(grades).order_by(grades.points)) == many_grades(1, before)));
    auto const again = insert.on_conflict(grades.user_id, grades.subject).do_nothing();
    BOOST_TEST(db.run(again) == 0);

    auto const change = update(grades).rows(many_grades(1, after));
    BOOST_TEST(db.run(change) == 350);
    BOOST_TEST((db.all(select().from(grades).order_by(grades.points)) == many_grades(1, after)));

    auto       others  = many_grades(1, before);
    auto const copied  = update(grades).rows(others);
    auto const watched = update(grades).rows(std::span<grade const>(others));
    for (grade& each : others) each.note = "other";
    db.run(copied);
    BOOST_TEST(db.count(select().from(grades).where(grades.note == before)) == 350);
    db.run(watched);
    BOOST_TEST(db.count(select().from(grades).where(grades.note == "other")) == 350);
}

TEST_ON_EACH_BACKEND(many_structs_or_none) {
    auto              db = empty_blog<Backend>();
    std::vector<user> many(550);
    for (std::size_t at = 0; at != many.size(); ++at)
        many[at].email = std::to_string(at % 545) + "@x";  // the last ones are there already
    BOOST_CHECK_THROW(db.insert(many), orm::unique_violation);
    BOOST_TEST(db.count(users) == 0);
    db.transaction([&](auto& tx) {
        tx.insert(user{.email = "first"});
        BOOST_CHECK_THROW(tx.insert(many), orm::unique_violation);
        BOOST_TEST(tx.count(users) == 1);
    });
    BOOST_TEST((emails(db) == texts{"first"}));
}

struct numbered {
    std::int64_t number;
    std::string  email;
};

struct ticket {
    std::int64_t id{};
};
ORM_TABLE(tickets, ticket, "tickets", (id, primary_key, autoincrement))

TEST_ON_EACH_BACKEND(rows_of_nothing_but_defaults) {
    auto db = created<Backend>(orm::schema(tickets));
    BOOST_TEST(db.insert(ticket{}).id == 1);
    BOOST_TEST(db.insert(std::vector<ticket>(3)) == 3);
    BOOST_TEST(db.run(insert_into(tickets).default_values()) == 1);
    BOOST_TEST(db.all(insert_into(tickets).values(std::vector<ticket>(2)).returning()).back().id ==
               7);
    BOOST_TEST(db.count(tickets) == 7);
}

TEST_ON_EACH_BACKEND(many_structs_come_back) {
    auto              db = empty_blog<Backend>();
    std::vector<user> many(363);
    for (std::size_t at = 0; at != many.size(); ++at) many[at].email = std::to_string(at);
    auto const stored = db.all(insert_into(users).values(many).returning());
    BOOST_REQUIRE(stored.size() == 363);
    for (std::size_t at = 0; at != many.size(); ++at) {
        BOOST_TEST(stored[at].email == std::to_string(at));
        BOOST_TEST(stored[at].id == static_cast<std::int64_t>(at) + 1);
    }
    for (auto& each : many) each.email += "!";
    auto const numbers =
        db.all(insert_into(users).values(many).returning(users.id, users.email).into<numbered>());
    BOOST_REQUIRE(numbers.size() == 363);
    BOOST_TEST(numbers[362].number == 726);
    BOOST_TEST(numbers[362].email == "362!");
}

TEST_ON_EACH_BACKEND(update_by_values_and_by_expressions) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.run(update(users).set(users.age = users.age + 1).where(users.age < 30)) == 3);
    BOOST_TEST((db.all(select(users.age).from(users).order_by(users.id)) ==
                std::vector<std::int32_t>{36, 21, 21, 51, 1}));
    BOOST_TEST(db.run(update(users)
                          .set(users.name = upper(users.email), users.score = users.age * 0.5,
                               users.email = concat(users.email, "!"), users.role = role::editor)
                          .where(users.id == 2)) == 1);
    // Every expression sees the row as it was.
    BOOST_TEST((db.find(users, 2) == user{2, "bob@x!", "BOB@X", role::editor, 21, 10.5}));
    BOOST_TEST(db.run(update(users).set(users.score = nullptr).where(users.id == 2)) == 1);
    BOOST_TEST(!db.find(users, 2)->score.has_value());
    BOOST_TEST(db.run(update(users).set(users.age = 1).where(users.id == 99)) == 0);
    BOOST_TEST(db.run(update(users).set(users.age = 1).all_rows()) == 5);
    BOOST_TEST(db.run(update(users)
                          .set(users.age = case_when(users.id == 1, 10).else_(users.age))
                          .where(users.id < 3)
                          .where(users.id < 2)) == 1);
    BOOST_TEST(db.find(users, 1)->age == 10);
}

TEST_ON_EACH_BACKEND(deletes) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.run(delete_from(posts).where(posts.views == 0)) == 1);
    BOOST_TEST(db.run(delete_from(posts).where(posts.views == 0)) == 0);
    BOOST_TEST(db.run(delete_from(users).where(users.id == 1)) == 1);
    // Cascades, which are not counted.
    BOOST_TEST((db.all(select(posts.id).from(posts)) == std::vector<std::int64_t>{2}));
    BOOST_TEST(!db.find(posts, 2)->parent_id.has_value());
    BOOST_TEST(db.run(delete_from(tags).all_rows()) == 3);
    BOOST_TEST(db.count(tags) == 0);
}

TEST_ON_EACH_BACKEND(returning_gives_rows_as_they_are_now) {
    auto db = filled_blog<Backend>();
    BOOST_TEST((db.one(insert_into(users).values(users.email = "f@x").returning()) ==
                user{6, "f@x", std::nullopt, role::viewer, 18, std::nullopt}));
    BOOST_TEST(db.one(insert_into(users).values(users.email = "g@x").returning(users.id)) == 7);
    auto const aged = db.all(update(users)
                                 .set(users.age = users.age * 2)
                                 .where(users.role == role::author)
                                 .returning(users.email, users.age + 1));
    BOOST_REQUIRE(aged.size() == 2);
    BOOST_TEST(aged[0].template get<1>() == 41);
    auto const gone = db.all(delete_from(users).where(users.id > 5).returning());
    BOOST_REQUIRE(gone.size() == 2);
    BOOST_TEST(gone[1].email == "g@x");
    BOOST_TEST(db.count(users) == 5);
    BOOST_TEST(db.all(delete_from(users).where(users.id > 5).returning()).empty());
}

TEST_ON_EACH_BACKEND(returning_is_counted_by_run_and_finished_by_first) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.run(update(users).set(users.age = 1).where(users.id < 4).returning()) == 3);
    auto const first =
        db.first(update(users).set(users.age = 2).where(users.id < 4).returning(users.age));
    BOOST_TEST(first.value() == 2);
    BOOST_TEST((db.all(select(users.age).from(users).order_by(users.id)) ==
                std::vector<std::int32_t>{2, 2, 2, 51, 0}));
    BOOST_TEST(!db.first(delete_from(users).where(users.id == 99).returning()).has_value());
}

constexpr std::optional<std::int64_t> none;
constexpr auto                        same = [](std::int64_t id) { return users.id == id; };
constexpr auto                        set  = update(users).set(users.age = 1);
struct mail {
    std::string email;
};

TEST_ON_EACH_BACKEND(a_filter_that_is_absent_is_refused) {
    auto       db     = filled_blog<Backend>();
    auto const before = db.all(select().from(users).order_by(users.id));
    BOOST_CHECK_EXCEPTION(
        db.run(set.where(when(none, same))), orm::missing_filter,
        [](orm::missing_filter const& refused) {
            return refused.table() == "users" &&
                   std::string_view(refused.what()).starts_with("orm: users: every condition");
        });
    BOOST_CHECK_THROW(db.run(set.where(and_(when(none, same), when(false, same(1))))),
                      orm::missing_filter);
    BOOST_CHECK_THROW(db.run(set.where(or_(when(none, same)))), orm::missing_filter);
    BOOST_CHECK_THROW(db.run(set.where(not_(when(none, same)))), orm::missing_filter);
    BOOST_CHECK_THROW(db.run(set.where(when(none, same)).where(when(none, same))),
                      orm::missing_filter);
    BOOST_CHECK_THROW(db.all(set.where(when(none, same)).returning()), orm::missing_filter);
    BOOST_CHECK_THROW(db.all(set.where(when(none, same)).returning(users.email).into<mail>()),
                      orm::missing_filter);
    BOOST_CHECK_THROW(db.run(delete_from(users).where(when(none, same))), orm::missing_filter);
    BOOST_CHECK_THROW(
        db.all(delete_from(users).where(when(none, same)).returning(users.email).into<mail>()),
        orm::missing_filter);
    BOOST_CHECK_THROW(db.first(delete_from(users).where(when(none, same)).returning()),
                      orm::missing_filter);
    BOOST_CHECK_THROW(db.prepare(delete_from(users).where(when(none, same))).run(),
                      orm::missing_filter);
    BOOST_TEST((db.all(select().from(users).order_by(users.id)) == before));

    BOOST_TEST(db.run(set.where(when(none, same)).where(users.id == 2)) == 1);
    BOOST_TEST(db.run(set.where(and_(when(none, same), users.id == 2))) == 1);
    BOOST_TEST(db.run(delete_from(users).where(when(std::optional(std::int64_t{3}), same))) == 1);
    BOOST_TEST(db.count(users) == 4);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(integration_on_conflict)

TEST_ON_EACH_BACKEND(do_nothing_leaves_the_row_that_is_there) {
    auto       db     = filled_blog<Backend>();
    auto const before = db.all(select().from(users).order_by(users.id));
    auto const again  = insert_into(users).values(users.email = "bob@x", users.age = 99);
    BOOST_TEST(db.run(again.on_conflict(users.email).do_nothing()) == 0);
    BOOST_TEST(db.run(again.on_conflict().do_nothing()) == 0);
    BOOST_TEST(!db.first(again.on_conflict(users.email).do_nothing().returning()).has_value());
    BOOST_TEST((db.all(select().from(users).order_by(users.id)) == before));
    BOOST_TEST(db.run(insert_into(users)
                          .values(users.email = "new@x")
                          .on_conflict(users.email)
                          .do_nothing()) == 1);
    // Another constraint than the one named still counts.
    BOOST_CHECK_THROW(db.run(again.on_conflict(users.id).do_nothing()), orm::unique_violation);
}

TEST_ON_EACH_BACKEND(do_update_changes_the_row_that_is_there) {
    auto       db    = filled_blog<Backend>();
    auto const again = insert_into(users).values(users.email = "bob@x", users.age = 5);
    BOOST_TEST(db.run(again.on_conflict(users.email).do_update(users.age = excluded(users.age))) ==
               1);
    BOOST_TEST(db.find(users, 2)->age == 5);
    BOOST_TEST(db.run(again.on_conflict(users.email)
                          .do_update(users.age  = excluded(users.age) + users.age * 10,
                                     users.name = concat(users.email, "!"),
                                     users.role = role::admin)) == 1);
    BOOST_TEST((db.find(users, 2) == user{2, "bob@x", "bob@x!", role::admin, 55, 4.0}));
    auto const stored = db.one(
        again.on_conflict(users.email).do_update(users.age = 0).returning(users.id, users.age));
    BOOST_TEST(stored[users.id] == 2);
    BOOST_TEST(stored[users.age] == 0);
    BOOST_TEST(db.count(users) == 5);
}

TEST_ON_EACH_BACKEND(do_update_where_changes_only_what_meets_it) {
    auto       db    = filled_blog<Backend>();
    auto const again = insert_into(users).values(users.email = "bob@x", users.age = 30);
    auto const older = [&](auto condition) {
        return db.run(again.on_conflict(users.email)
                          .do_update_where(condition, users.age = excluded(users.age)));
    };
    BOOST_TEST(older(excluded(users.age) < users.age) == 0);
    BOOST_TEST(db.find(users, 2)->age == 20);
    BOOST_TEST(older(excluded(users.age) > users.age) == 1);
    BOOST_TEST(db.find(users, 2)->age == 30);
}

TEST_ON_EACH_BACKEND(an_absent_condition_of_do_update_where_is_as_none) {
    auto       db    = filled_blog<Backend>();
    auto const again = insert_into(users).values(users.email = "bob@x", users.age = 30);
    auto const older = [&](bool only) {
        return db.run(again.on_conflict(users.email)
                          .do_update_where(when(only, users.age > 30), users.age = 77));
    };
    // Unlike in an update, there is no more than the one row to hit.
    BOOST_TEST(older(true) == 0);
    BOOST_TEST(db.find(users, 2)->age == 20);
    BOOST_TEST(older(false) == 1);
    BOOST_TEST(db.one(select(count()).from(users).where(users.age == 77)) == 1);
}

TEST_ON_EACH_BACKEND(conflicts_of_keys_of_several_columns_and_of_many_rows) {
    auto               db = filled_blog<Backend>();
    std::vector<grade> many;
    for (int at = 0; at != 300; ++at)
        many.push_back({.user_id = 1, .subject = std::to_string(at), .points = at});
    db.insert(many);
    for (auto& each : many) each.points += 1'000;
    many.push_back({.user_id = 2, .subject = "new"});
    auto const insert = insert_into(grades).values(many);
    BOOST_TEST(db.run(insert.on_conflict(grades.user_id, grades.subject).do_nothing()) == 1);
    BOOST_TEST(db.one(select(max(grades.points)).from(grades)).value() == 299);
    BOOST_TEST(db.run(insert.on_conflict(grades.user_id, grades.subject)
                          .do_update(grades.points = excluded(grades.points))) == 301);
    BOOST_TEST(db.one(select(min(grades.points)).from(grades).where(grades.user_id == 1)).value() ==
               1'000);
    BOOST_TEST(db.count(grades) == 301);
}

TEST_ON_EACH_BACKEND(rows_of_a_query) {
    auto       db = filled_blog<Backend>();
    auto const greet =
        select(users.id, concat("hello ", users.email)).from(users).where(gt(users.age, 30));
    auto const insert = insert_into(posts).columns(posts.author_id, posts.title).select(greet);
    BOOST_TEST(db.run(insert) == 2);
    BOOST_TEST(db.count(select().from(posts).where(eq(posts.title, "hello ada@x"))) == 1);

    // Those that are there already stay as they are.
    auto const again = insert_into(tags)
                           .columns(tags.label)
                           .select(union_(select(tags.label).from(tags),
                                          select(users.email).from(users).where(eq(users.id, 1))))
                           .on_conflict(tags.label)
                           .do_nothing();
    BOOST_TEST((db.all(again.returning(tags.label)) == std::vector<std::string>{"ada@x"}));
    BOOST_TEST(db.run(again) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

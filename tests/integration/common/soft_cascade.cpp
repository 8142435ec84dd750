// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <orm/dialect/postgres.hpp>
#include <orm/mixin.hpp>
#include <orm/relation.hpp>

#include "integration/common/backends.hpp"

using namespace orm::dsl;

// Deletions that go on to rows that refer, and restore() that brings back what they have taken. All
// of it happens in one moment, so that no moment can tell one deletion from another.

namespace cascading {

struct removable {
    orm::soft_delete     deleted_at{};
    orm::deleted_through deleted_through{};
};

struct person {
    std::int64_t     id{};
    orm::soft_delete left_at{};
};
ORM_TABLE(persons, person, "persons", (id, primary_key), (left_at))

/// A tree.
struct topic : removable {
    std::int64_t                id{};
    std::optional<std::int64_t> above;
};
ORM_TABLE(topics, topic, "topics",
    (id, primary_key),
    (above, references(topics.id, on_soft_delete_cascade)),
    (deleted_at),
    (deleted_through))

/// Refers to two that may be deleted.
struct remark : removable {
    std::int64_t topic_id{};
    std::int32_t number{};
    std::int64_t person_id{};
};
ORM_TABLE(remarks, remark, "remarks",
    (topic_id, references(topics.id, on_delete_cascade, on_soft_delete_cascade)),
    (number),
    (person_id, references(persons.id, on_soft_delete_cascade)),
    (deleted_at),
    (deleted_through))
ORM_CONSTRAINTS(remarks, primary_key(remarks.topic_id, remarks.number))

struct vote : removable {
    std::int64_t id{};
    std::int64_t topic_id{};
    std::int32_t number{};
};
ORM_TABLE(votes, vote, "votes",
    (id, primary_key), (topic_id), (number), (deleted_at), (deleted_through))
ORM_CONSTRAINTS(votes,
    foreign_key(votes.topic_id, votes.number)
        .references(remarks.topic_id, remarks.number)
        .with(on_delete_cascade, on_soft_delete_cascade))

inline constexpr auto tables = orm::schema(persons, topics, remarks, votes);

template <class Dialect>
constexpr orm::trigger_model trigger(std::string_view name) {
    for (orm::trigger_model const& each : orm::lower<Dialect>(tables).triggers)
        if (each.name == name) return each;
    return {};
}
constexpr auto lite = trigger<orm::sqlite_dialect>("remarks_person_id_soft_deleted");
static_assert(lite.table == "persons");
static_assert(lite.definition == R"(after update of "left_at" on "persons" for each row )"
                                 R"(when (old."left_at" is null and new."left_at" is not null))");
static_assert(lite.body == R"(update "remarks" set "deleted_at" = new."left_at", )"
                           R"("deleted_through" = 'remarks_person_id_fkey' )"
                           R"(where "person_id" = new."id" and "deleted_at" is null; )");
constexpr auto tree = trigger<orm::sqlite_dialect>("topics_above_restored");
static_assert(tree.body ==
              R"(update "topics" set "deleted_at" = new."deleted_at", "deleted_through" = null )"
              R"(where ("above") in (with recursive "orm_taken" ("id") as (select new."id" )"
              R"(union select "orm_child"."id" from "orm_taken" join "topics" as "orm_child" )"
              R"(on "orm_child"."above" = "orm_taken"."id" )"
              R"(and "orm_child"."deleted_through" = 'topics_above_fkey') )"
              R"(select * from "orm_taken") and "deleted_through" = 'topics_above_fkey'; )");
constexpr auto full = trigger<orm::postgres_dialect>("votes_topic_id_number_restored");
static_assert(full.table == "remarks");
static_assert(full.definition ==
              R"(after update of "deleted_at" on "remarks" for each row )"
              R"(when (old."deleted_at" is not null and new."deleted_at" is null))");
static_assert(full.body ==
              R"(update "votes" set "deleted_at" = new."deleted_at", "deleted_through" = null )"
              R"(where "topic_id" = new."topic_id" and "number" = new."number" and )"
              R"("deleted_through" = 'votes_topic_id_number_fkey'; return null; )");
static_assert(orm::sql<orm::sqlite_dialect>(restore(topics).where(topics.id == 1)) ==
              R"(update "topics" set "deleted_at" = null, "deleted_through" = null )"
              R"(where "id" = ? and "deleted_at" is not null)");
static_assert(orm::sql<orm::postgres_dialect>(delete_from(topics).where(topics.id == 1)) ==
              R"(update "topics" set "deleted_at" = $1, "deleted_through" = null )"
              R"(where "id" = $2 and "deleted_at" is null)");

/// Topic 1 has topic 2 below, and that has topic 3. On topic 3 person 1 has remark 1 and person 2
/// the remarks 2 and 3; there is a vote for each, of its number.
template <class Backend>
auto filled() {
    auto db = integration::created<Backend>(tables);
    db.context().set_clock([] { return std::chrono::sys_days(std::chrono::year(2024) / 2 / 29); });
    db.insert(std::vector<person>{{1, {}}, {2, {}}});
    db.insert(std::vector<topic>{{{}, 1, {}}, {{}, 2, 1}, {{}, 3, 2}});
    db.insert(std::vector<remark>{{{}, 3, 1, 1}, {{}, 3, 2, 2}, {{}, 3, 3, 2}});
    db.insert(std::vector<vote>{{{}, 1, 3, 1}, {{}, 2, 3, 2}, {{}, 3, 3, 3}});
    return db;
}

/// Those that live: "topics / remarks / votes".
template <class Database>
std::string living(Database& db) {
    std::string told;
    for (auto const id : db.all(select(topics.id).from(topics).order_by(topics.id)))
        told += std::to_string(id);
    told += '/';
    for (auto const id : db.all(select(remarks.number).from(remarks).order_by(remarks.number)))
        told += std::to_string(id);
    told += '/';
    for (auto const id : db.all(select(votes.id).from(votes).order_by(votes.id)))
        told += std::to_string(id);
    return told;
}

// Two keys that lead back: teams have leaders, and leaders' own teams go with them.
struct player : removable {
    std::int64_t                id{};
    std::optional<std::int64_t> team_id;
};
struct team : removable {
    std::int64_t                id{};
    std::optional<std::int64_t> leader_id;
};
ORM_TABLE(players, player, "players", (id, primary_key), (team_id), (deleted_at), (deleted_through))
ORM_TABLE(teams, team, "teams",
    (id, primary_key),
    (leader_id, references(players.id, on_soft_delete_cascade)),
    (deleted_at),
    (deleted_through))
ORM_CONSTRAINTS(players,
    foreign_key(players.team_id).references(teams.id).with(on_soft_delete_cascade))

// A tree with two keys.
struct part : removable {
    std::int64_t                id{};
    std::optional<std::int64_t> inside, behind;
};
ORM_TABLE(parts, part, "parts",
    (id, primary_key),
    (inside, references(parts.id, on_soft_delete_cascade)),
    (behind, references(parts.id, on_soft_delete_cascade)),
    (deleted_at),
    (deleted_through))

inline constexpr auto circles = orm::schema(players, teams, parts);

constexpr orm::trigger_model trigger_of_circles(std::string_view name) {
    for (orm::trigger_model const& each : orm::lower<orm::sqlite_dialect>(circles).triggers)
        if (each.name == name) return each;
    return {};
}
static_assert(trigger_of_circles("teams_leader_id_soft_deleted").body ==
              R"(update "teams" set "deleted_at" = new."deleted_at", )"
              R"("deleted_through" = 'teams_leader_id_fkey' )"
              R"(where "leader_id" = new."id" and "deleted_at" is null; )"
              R"(select raise(abort, 'orm: soft deletes that go round through several keys need )"
              R"(connections with recursive_triggers') from "teams" as "orm_taken" )"
              R"(join "players" as "orm_child" on "orm_child"."team_id" = "orm_taken"."id" )"
              R"(and "orm_child"."deleted_at" is null where "orm_taken"."leader_id" = new."id" )"
              R"(and "orm_taken"."deleted_through" = 'teams_leader_id_fkey' limit 1; )");

/// A database in which deletions may go round, and one that is opened without a word.
template <class Backend>
auto going_round() {
    if constexpr (Backend::dialect::facts.trigger_functions)
        return Backend::database();
    else
        return orm::sqlite::open(":memory:", {.recursive_triggers = true});
}

/// Player 1 leads the teams 1 and 2, with the players 2 and 3, and player 3 leads team 3 with 4.
template <class Database>
void fill_circles(Database& db) {
    db.create(circles);
    db.insert(std::vector<player>{{{}, 1, {}}, {{}, 5, {}}});
    db.insert(std::vector<team>{{{}, 1, 1}, {{}, 2, 1}, {{}, 9, 5}});
    db.insert(std::vector<player>{{{}, 2, 1}, {{}, 3, 2}, {{}, 6, 9}});
    db.insert(team{{}, 3, 3});
    db.insert(player{{}, 4, 3});
    // Part 1 has 2 inside, which has 3 behind it, which has 4 inside and that 5 behind.
    db.insert(std::vector<part>{
        {{}, 1, {}, {}}, {{}, 2, 1, {}}, {{}, 3, {}, 2}, {{}, 4, 3, {}}, {{}, 5, {}, 4}});
}

}  // namespace cascading

using namespace cascading;
using integration::backends;

BOOST_AUTO_TEST_SUITE(integration_soft_cascade)

TEST_ON_EACH_BACKEND(a_deletion_goes_down_and_comes_back) {
    auto       db     = filled<Backend>();
    auto const before = db.stats().statements;
    BOOST_TEST(db.remove(topic{{}, 1, {}}));
    BOOST_TEST(db.stats().statements == before + 1);
    BOOST_TEST(living(db) == "//");
    BOOST_TEST(db.restore(topic{{}, 1, {}}));
    BOOST_TEST(living(db) == "123/123/123");
    BOOST_TEST(db.run(delete_from(topics).where(gt(topics.id, 1))) == 2);
    BOOST_TEST(living(db) == "1//");
    // The statement was about topic 3 as well, so that this does not come back with 2.
    BOOST_TEST(db.run(restore(topics).where(topics.id == 2)) == 1);
    BOOST_TEST(living(db) == "12//");
    BOOST_TEST(db.run(restore(topics).where(topics.id == 3)) == 1);
    BOOST_TEST(living(db) == "123/123/123");
}

TEST_ON_EACH_BACKEND(what_was_deleted_before_stays_deleted) {
    auto db = filled<Backend>();
    db.run(delete_from(votes).where(votes.id == 1));
    db.run(delete_from(remarks).where(remarks.number == 2));
    BOOST_TEST(living(db) == "123/13/3");
    db.run(delete_from(topics).where(topics.id == 2));
    BOOST_TEST(living(db) == "1//");
    db.run(restore(topics).where(topics.id == 2));
    BOOST_TEST(living(db) == "123/13/3");
    db.run(restore(remarks).where(remarks.number == 2));
    BOOST_TEST(living(db) == "123/123/23");
}

TEST_ON_EACH_BACKEND(a_row_comes_back_with_the_one_that_took_it) {
    auto db = filled<Backend>();
    db.run(delete_from(persons).where(persons.id == 2));
    BOOST_TEST(living(db) == "123/1/1");
    db.run(delete_from(topics).where(topics.id == 3));
    BOOST_TEST(living(db) == "12//");
    db.run(restore(topics).where(topics.id == 3));
    BOOST_TEST(living(db) == "123/1/1");
    db.run(restore(persons).where(persons.id == 2));
    BOOST_TEST(living(db) == "123/123/123");
    // What has come back by itself is nobody's any more.
    db.run(delete_from(persons).where(persons.id == 2));
    db.run(restore(remarks).where(remarks.number == 3));
    BOOST_TEST(living(db) == "123/13/13");
    db.run(delete_from(remarks).where(remarks.number == 3));
    db.run(restore(persons).where(persons.id == 2));
    BOOST_TEST(living(db) == "123/12/12");
}

TEST_ON_EACH_BACKEND(deletions_go_round) {
    auto db = going_round<Backend>();
    fill_circles(db);
    BOOST_TEST(db.remove(player{{}, 1, {}}));
    BOOST_TEST(db.all(select(players.id).from(players).order_by(players.id)) ==
               (std::vector<std::int64_t>{5, 6}));
    BOOST_TEST(db.all(select(teams.id).from(teams)) == std::vector<std::int64_t>{9});
    BOOST_TEST(db.restore(player{{}, 1, {}}));
    BOOST_TEST(db.count(players) == 6);
    BOOST_TEST(db.count(teams) == 4);
    BOOST_TEST(db.remove(part{{}, 1, {}, {}}));
    BOOST_TEST(db.count(parts) == 0);
    BOOST_TEST(db.restore(part{{}, 1, {}, {}}));
    BOOST_TEST(db.count(parts) == 5);
}

// Where triggers do not start anew nothing is left behind in silence.
TEST_ON_EACH_BACKEND(deletions_that_cannot_go_round_are_refused) {
    auto       db            = Backend::database();
    bool const can_go_around = Backend::dialect::facts.trigger_functions;
    fill_circles(db);
    auto const is_refused = [&](auto const& write) {
        if (can_go_around) return;  // done, as above
        BOOST_CHECK_EXCEPTION(
            write(), orm::constraint_violation, [](orm::constraint_violation const& thrown) {
                return std::string_view(thrown.what()).find("recursive_triggers") !=
                       std::string_view::npos;
            });
    };
    is_refused([&] { db.remove(player{{}, 1, {}}); });
    is_refused([&] { db.remove(team{{}, 2, {}}); });
    is_refused([&] { db.remove(part{{}, 1, {}, {}}); });
    if (!can_go_around)
        BOOST_TEST(db.count(players) + db.count(teams) + db.count(parts) == 6 + 4 + 5);
    // What does not go round is done.
    BOOST_TEST(db.remove(player{{}, 5, {}}));
    BOOST_TEST(db.count(players) == 4);
    BOOST_TEST(db.count(teams) == 3);
    BOOST_TEST(db.restore(player{{}, 5, {}}));
    BOOST_TEST(db.count(players) == 6);
    BOOST_TEST(db.remove(part{{}, 4, {}, {}}));
    BOOST_TEST(db.count(parts) == 3);
}

TEST_ON_EACH_BACKEND(impact_goes_along) {
    auto db = filled<Backend>();
    db.run(delete_from(votes).where(votes.id == 1));
    BOOST_TEST(orm::to_string(db.impact(tables, delete_from(topics).where(topics.id == 1))) ==
               "topics: 3 rows marked as deleted\nremarks: 3 rows marked as deleted\n"
               "votes: 2 rows marked as deleted\n");
}

TEST_ON_EACH_BACKEND(whoever_deletes) {
    auto db = filled<Backend>();
    db.backend().run_script("update persons set left_at = '2024-02-29 00:00:00' where id = 1");
    BOOST_TEST(living(db) == "123/23/23");
    auto const gone = db.one(select().from(remarks).only_deleted());
    BOOST_TEST((gone.deleted_through->name == "remarks_person_id_fkey"));
    BOOST_TEST((gone.deleted_at == std::chrono::sys_days(std::chrono::year(2024) / 2 / 29)));
    BOOST_TEST(db.run(purge(topics).where(topics.id == 3)) == 1);
    BOOST_TEST(db.count(select().from(votes).with_deleted()) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

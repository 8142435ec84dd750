// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <orm/mixin/soft_delete.hpp>
#include <orm/relation.hpp>

#include "integration/common/backends.hpp"

using namespace orm::dsl;

// What happens to rows that refer to one which goes, or whose key changes.

namespace integration {

struct parent {
    std::int64_t id{};
};
ORM_TABLE(parents, parent, "parents", (id, primary_key))

/// A child of every kind; the row 0 is the default's parent.
struct child {
    std::int64_t                id{};
    std::int64_t                cascaded{};
    std::optional<std::int64_t> nulled;
    std::int64_t                defaulted{};
};
ORM_TABLE(children, child, "children",
    (id, primary_key),
    (cascaded, references(parents.id, on_delete_cascade, on_update_cascade)),
    (nulled, references(parents.id, on_delete_set_null, on_update_set_null)),
    (defaulted, default_(0),
     references(parents.id, on_delete_set_default, on_update_set_default)))

struct restrained_row {
    std::int64_t id{};
    std::int64_t kept{};
};
ORM_TABLE(restrained, restrained_row, "restrained",
    (id, primary_key),
    (kept, references(parents.id, on_delete_restrict, on_update_restrict)))

struct plain_row {
    std::int64_t id{};
    std::int64_t kept{};
};
ORM_TABLE(plain, plain_row, "plain",
    (id, primary_key),
    (kept, references(parents.id, on_delete_no_action, on_update_no_action)))

struct late_row {
    std::int64_t id{};
    std::int64_t kept{};
};
ORM_TABLE(late, late_row, "late", (id, primary_key), (kept))
ORM_CONSTRAINTS(late, foreign_key(late.kept).references(parents.id).with(deferred))

inline constexpr auto family = orm::schema(parents, children, restrained, plain, late);

template <class Backend>
auto families() {
    auto db = created<Backend>(family);
    db.insert(std::vector<parent>{{0}, {1}, {2}, {3}});
    return db;
}

BOOST_AUTO_TEST_SUITE(integration_foreign_key_actions)

TEST_ON_EACH_BACKEND(cascade) {
    auto db = families<Backend>();
    db.insert(std::vector<child>{{1, 1, std::nullopt, 0}, {2, 2, std::nullopt, 0}});
    db.run(update(parents).set(parents.id = 10).where(eq(parents.id, 1)));
    BOOST_TEST(db.find(children, 1)->cascaded == 10);
    BOOST_TEST(db.find(children, 2)->cascaded == 2);
    db.run(delete_from(parents).where(eq(parents.id, 10)));
    BOOST_TEST(!db.find(children, 1));
    BOOST_TEST(db.count(children) == 1);
}

TEST_ON_EACH_BACKEND(set_null) {
    auto db = families<Backend>();
    db.insert(std::vector<child>{{1, 3, 1, 0}, {2, 3, 2, 0}});
    db.run(update(parents).set(parents.id = 10).where(eq(parents.id, 1)));
    BOOST_TEST(!db.find(children, 1)->nulled);
    db.run(delete_from(parents).where(eq(parents.id, 2)));
    BOOST_TEST(!db.find(children, 2)->nulled);
    BOOST_TEST(db.count(children) == 2);
}

TEST_ON_EACH_BACKEND(set_default) {
    auto db = families<Backend>();
    db.insert(std::vector<child>{{1, 3, std::nullopt, 1}, {2, 3, std::nullopt, 2}});
    db.run(update(parents).set(parents.id = 10).where(eq(parents.id, 1)));
    BOOST_TEST(db.find(children, 1)->defaulted == 0);
    db.run(delete_from(parents).where(eq(parents.id, 2)));
    BOOST_TEST(db.find(children, 2)->defaulted == 0);
}

TEST_ON_EACH_BACKEND(restrict_and_no_action) {
    auto db = families<Backend>();
    db.insert(restrained_row{1, 1});
    db.insert(plain_row{1, 2});
    for (std::int64_t const id : {1, 2}) {
        BOOST_CHECK_THROW(db.run(delete_from(parents).where(eq(parents.id, id))),
                          orm::foreign_key_violation);
        BOOST_CHECK_THROW(
            db.run(update(parents).set(parents.id = id + 10).where(eq(parents.id, id))),
            orm::foreign_key_violation);
    }
    BOOST_TEST(db.count(parents) == 4);
}

// What it foretells is what happens.
TEST_ON_EACH_BACKEND(impact_follows_every_action) {
    auto db = families<Backend>();
    db.insert(std::vector<child>{{1, 1, 1, 1}, {2, 3, 1, 1}, {3, 3, 1, 0}, {4, 1, 2, 3}});
    auto const query = delete_from(parents).where(eq(parents.id, 1));
    auto const found = db.impact(family, query);
    BOOST_TEST(orm::to_string(found) ==
               "parents: 1 row deleted\n"
               "children: 2 rows deleted\n"
               "children: 2 rows set to null\n"
               "children: 1 row set to their default\n");
    BOOST_TEST(!found.is_refused());
    BOOST_TEST(db.count(children) == 4);

    db.insert(restrained_row{1, 1});
    db.insert(plain_row{1, 1});
    db.insert(plain_row{2, 2});
    auto const in_vain = db.impact(family, query);
    BOOST_TEST(in_vain.is_refused());
    BOOST_TEST(in_vain.rows(restrained, orm::impact_action::refused) == 1);
    BOOST_TEST(in_vain.rows(plain, orm::impact_action::refused) == 1);
    BOOST_CHECK_THROW(db.run(query), orm::foreign_key_violation);

    db.run(delete_from(restrained).all_rows());
    db.run(delete_from(plain).all_rows());
    db.run(query);
    auto const left = db.all(select().from(children).order_by(children.id));
    BOOST_REQUIRE(left.size() == 4u - static_cast<std::size_t>(found.rows(children)));
    for (child const& each : left) BOOST_TEST((!each.nulled && each.defaulted == 0));
    BOOST_TEST(orm::to_string(db.impact(family, query)) == "");
}

TEST_ON_EACH_BACKEND(deferred_keys_are_checked_at_commit) {
    auto db = families<Backend>();
    db.transaction([](auto& tx) {
        tx.run(insert_into(late).values(late.id = 1, late.kept = 77));
        tx.insert(parent{77});
    });
    BOOST_TEST(db.count(late) == 1);
    BOOST_CHECK_THROW(db.transaction([](auto& tx) {
        tx.run(insert_into(late).values(late.id = 2, late.kept = 88));
    }),
                      orm::foreign_key_violation);
    BOOST_TEST(db.count(late) == 1);
}

// Tables that lead to each other and to themselves, by keys of every kind, and by none.

struct team {
    std::string                 name;
    std::optional<std::int64_t> captain_id;
};
ORM_TABLE(teams, team, "teams", (name, primary_key), (captain_id))

struct player {
    std::int64_t                id{};
    std::string                 team_name;
    std::optional<std::int64_t> mentor_id;
};
ORM_TABLE(players, player, "players",
    (id, primary_key),
    (team_name, references(teams.name, on_delete_cascade)),
    (mentor_id, references(players.id, on_delete_cascade)))
ORM_CONSTRAINTS(teams, foreign_key(teams.captain_id).references(players.id).with(on_delete_cascade))

struct game {
    std::string  year;
    std::int32_t number{};
    std::string  home;
};
ORM_TABLE(games, game, "games",
    (year, varchar(4)), (number), (home, references(teams.name, on_delete_cascade)))
ORM_CONSTRAINTS(games, primary_key(games.year, games.number))

/// Without a key.
struct goal {
    std::string                 year;
    std::int32_t                number{};
    std::optional<std::int64_t> player_id;
};
ORM_TABLE(goals, goal, "goals",
    (year, varchar(4)), (number), (player_id, references(players.id, on_delete_set_null)))
ORM_CONSTRAINTS(goals, foreign_key(goals.year, goals.number)
                           .references(games.year, games.number)
                           .with(on_delete_cascade))

struct player_note {
    std::int64_t     id{};
    std::int64_t     player_id{};
    orm::soft_delete deleted_at{};
};
ORM_TABLE(player_notes, player_note, "player_notes",
    (id, primary_key), (player_id, references(players.id, on_delete_cascade)), (deleted_at))

inline constexpr auto league = orm::schema(teams, players, games, goals, player_notes);

TEST_ON_EACH_BACKEND(impact_walks_in_circles_and_counts_once) {
    auto db = created<Backend>(league);
    db.insert(std::vector<team>{{"a", {}}, {"b", {}}, {"c", {}}});
    // 1 and 2 are each other's mentors, 4 and 5 are reached through 2, 6 is left alone.
    db.insert(std::vector<player>{
        {1, "a", {}}, {2, "a", 1}, {3, "a", 3}, {4, "b", 2}, {5, "b", 4}, {6, "c", {}}});
    db.run(update(players).set(players.mentor_id = 2).where(eq(players.id, 1)));
    db.run(update(teams).set(teams.captain_id = 1).where(eq(teams.name, "a")));
    db.run(update(teams).set(teams.captain_id = 5).where(eq(teams.name, "b")));
    db.insert(std::vector<game>{{"2024", 1, "a"}, {"2024", 2, "b"}, {"2025", 1, "c"}});
    db.insert(std::vector<goal>{
        {"2024", 1, 1}, {"2024", 1, 1}, {"2024", 2, 6}, {"2025", 1, 4}, {"2025", 1, 4}});
    db.insert(std::vector<player_note>{{1, 4, {}}, {2, 4, {}}, {3, 6, {}}});
    db.run(delete_from(player_notes).where(eq(player_notes.id, 1)));

    auto const query = delete_from(players).where(eq(players.id, 1));
    auto const found = db.impact(league, query);
    BOOST_TEST(found.rows(players) == 5);
    BOOST_TEST(found.rows(teams) == 2);
    BOOST_TEST(found.rows(games) == 2);
    BOOST_TEST(found.rows(goals) == 3);
    BOOST_TEST(found.rows(goals, orm::impact_action::set_null) == 2);
    BOOST_TEST(found.rows(player_notes) == 2);  // deleted ones, too
    BOOST_TEST(found.parts.size() == 6u);

    db.run(query);
    BOOST_TEST(db.count(players) == 1);
    BOOST_TEST(db.count(teams) == 1);
    BOOST_TEST(db.count(games) == 1);
    BOOST_TEST(db.count(select().from(goals).where(is_null(goals.player_id))) == 2);
    BOOST_TEST(db.count(select().from(player_notes).with_deleted()) == 1);
}

TEST_ON_EACH_BACKEND(impact_of_a_soft_delete) {
    auto db = created<Backend>(league);
    db.insert(team{"a", {}});
    db.insert(player{1, "a", {}});
    db.insert(std::vector<player_note>{{1, 1, {}}, {2, 1, {}}});
    db.run(delete_from(player_notes).where(eq(player_notes.id, 1)));
    BOOST_TEST(
        orm::to_string(db.impact(league, delete_from(player_notes)
                                             .using_(players)
                                             .where(eq(player_notes.player_id, players.id)))) ==
        "player_notes: 1 row marked as deleted\n");
    BOOST_TEST(
        orm::to_string(db.impact(league, purge(player_notes).where(gt(player_notes.id, 0)))) ==
        "player_notes: 2 rows deleted\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

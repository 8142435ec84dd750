// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

namespace {

/// A name is taken by one living thing at most.
struct creature {
    std::int64_t                id{};
    std::string                 name;
    std::int32_t                number{};
    bool                        gone{};
    std::optional<std::int64_t> changes;
    std::int64_t                touched{};

    bool operator==(creature const&) const = default;
};
ORM_TABLE(creatures, creature, "creatures",
    (id, primary_key),
    (name),
    (number, unique, check(creatures.number >= 0)),
    (gone),
    (changes),
    (touched, on_update_with([] { return std::int64_t{77}; })))
ORM_CONSTRAINTS(creatures, unique_index(creatures.name).where(creatures.gone == lit<false>))

struct place {
    std::string  country;
    std::string  town;
    std::int32_t people{};
};
ORM_TABLE(places, place, "places", (country), (town), (people))
ORM_CONSTRAINTS(places, primary_key(places.country, places.town), without_rowid)

struct counted_row {
    std::int64_t id{};
    std::string  name;
};
ORM_TABLE(counted, counted_row, "counted", (id, primary_key, autoincrement), (name))

inline constexpr auto creature_schema = orm::schema(creatures, places);

constexpr auto parent = alias<"parent">(posts);

template <class Database>
std::vector<std::int32_t> views_of(Database& db) {
    return db.all(select(posts.views).from(posts).order_by(posts.id));
}

using numbers = std::vector<std::int32_t>;

template <orm::feature Feature, class Backend>
constexpr bool has = Backend::dialect::facts.features.contains(Feature);

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_chosen_writes)

TEST_ON_EACH_BACKEND(update_from_another_table) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.run(update(posts)
                          .set(posts.views = users.age + 1, posts.title = concat(users.email, "!"))
                          .from(users)
                          .where(posts.author_id == users.id && users.age < 30)) == 2);
    BOOST_TEST((views_of(db) == numbers{10, 21, 21, 7}));
    BOOST_TEST(db.find(posts, 2)->title == "bob@x!");
    auto const changed = db.all(update(posts)
                                    .set(posts.views = users.age)
                                    .from(users)
                                    .where(posts.author_id == users.id)
                                    .where(users.id == 1)
                                    .returning(posts.id, posts.views));
    BOOST_REQUIRE(changed.size() == 2);
    BOOST_TEST(changed[0][posts.views] == 36);
    BOOST_TEST(db.run(update(posts)
                          .set(posts.views = 0)
                          .from(users)
                          .where(posts.author_id == users.id && users.id == 99)) == 0);
}

TEST_ON_EACH_BACKEND(update_from_the_same_table) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.run(update(posts)
                          .set(posts.views = posts.views + parent.views)
                          .from(parent)
                          .where(posts.parent_id == parent.id)) == 3);
    // Of the values as they were before.
    BOOST_TEST((views_of(db) == numbers{10, 13, 10, 10}));
}

TEST_ON_EACH_BACKEND(update_from_joined_tables_and_queries) {
    auto db = filled_blog<Backend>();
    db.insert(std::vector<grade>{{1, "logic", 5, {}}, {2, "logic", 1, {}}});
    BOOST_TEST(db.run(update(posts)
                          .set(posts.views = grades.points)
                          .from(users)
                          .inner_join(grades, grades.user_id == users.id)
                          .where(posts.author_id == users.id && grades.subject == "logic")) == 4);
    BOOST_TEST((views_of(db) == numbers{5, 1, 1, 5}));
    BOOST_TEST(db.run(update(posts)
                          .set(posts.views = coalesce(grades.points, 0) + 100)
                          .from(users)
                          .left_join(grades, grades.user_id == users.id && grades.points > 1)
                          .where(posts.author_id == users.id)) == 4);
    BOOST_TEST((views_of(db) == numbers{105, 100, 100, 105}));

    constexpr auto total = as<"total">(count());
    auto const     sums  = select(posts.author_id, total)
                          .from(posts)
                          .where(posts.views > 99)
                          .group_by(posts.author_id)
                          .template as<"sums">();
    BOOST_TEST(db.run(update(users)
                          .set(users.score = sums[total] * 0.5)
                          .from(sums)
                          .where(users.id == sums[posts.author_id])) == 2);
    BOOST_TEST(db.find(users, 2)->score.value() == 1.0);
}

TEST_ON_EACH_BACKEND(delete_using_other_tables) {
    auto       db = filled_blog<Backend>();
    auto const gone =
        db.all(delete_from(posts)
                   .using_(users)
                   .where(posts.author_id == users.id && users.email == "ada@x" && posts.views < 8)
                   .returning(posts.id));
    BOOST_TEST((gone == std::vector<std::int64_t>{4}));
    BOOST_TEST(db.run(delete_from(posts)
                          .using_(parent)
                          .inner_join(users, users.id == parent.author_id)
                          .where(posts.parent_id == parent.id && users.id == 1)) == 2);
    BOOST_TEST(db.count(posts) == 1);
    db.insert(grade{.user_id = 1, .subject = "x"});
    BOOST_TEST(db.run(delete_from(grades).using_(users).where(grades.user_id == users.id &&
                                                              users.name == "Ada")) == 1);
}

TEST_ON_EACH_BACKEND(the_first_rows_only) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.run(update(posts)
                          .set(posts.views = 99)
                          .where(posts.author_id == 1)
                          .order_by(desc(posts.views))
                          .limit(1)) == 1);
    BOOST_TEST((views_of(db) == numbers{99, 3, 0, 7}));
    BOOST_TEST(db.run(delete_from(posts).where(posts.views < 9).limit(2)) == 2);
    BOOST_TEST(db.count(posts) == 2);
    auto const last = db.one(
        delete_from(users).all_rows().order_by(desc(users.id)).limit(1).returning(users.email));
    BOOST_TEST(last == "eve@x");
    BOOST_TEST(db.run(delete_from(tags).all_rows().limit(0)) == 0);
    BOOST_TEST(
        db.run(update(tags).set(tags.label = "z").all_rows().order_by(tags.label).limit(1)) == 1);
    BOOST_TEST((db.all(select().from(tags).order_by(tags.label)) ==
                std::vector<tag>{{"b"}, {"c"}, {"z"}}));
}

TEST_ON_EACH_BACKEND(the_first_rows_of_a_table_without_row_numbers) {
    auto db = created<Backend>(creature_schema);
    db.insert(std::vector<place>{{"a", "x", 1}, {"a", "y", 2}, {"b", "x", 3}});
    BOOST_TEST(db.run(delete_from(places).all_rows().order_by(desc(places.people)).limit(2)) == 2);
    BOOST_TEST(db.one(select(places.people).from(places)) == 1);
}

TEST_ON_EACH_BACKEND(an_absent_filter_is_refused_with_other_tables_too) {
    auto       db    = filled_blog<Backend>();
    auto const never = when(false, posts.id == 1);
    BOOST_CHECK_THROW(db.run(update(posts).set(posts.views = users.age).from(users).where(never)),
                      orm::missing_filter);
    BOOST_CHECK_THROW(db.run(delete_from(posts).using_(users).where(never)), orm::missing_filter);
    BOOST_CHECK_THROW(db.run(delete_from(posts).where(never).limit(1)), orm::missing_filter);
    BOOST_TEST(db.count(posts) == 4);
    BOOST_TEST(db.run(delete_from(posts)
                          .using_(users)
                          .where(when(true, posts.author_id == users.id))
                          .where(never)) == 4);
}

TEST_ON_EACH_BACKEND(many_rows_are_updated_by_few_statements) {
    for (std::size_t count : {0U, 1U, 7U, 61U, 363U}) {
        auto                  db = created<Backend>(creature_schema);
        std::vector<creature> all(count);
        for (std::size_t at = 0; at != count; ++at)
            all[at] = {.id     = static_cast<std::int64_t>(at),
                       .name   = std::to_string(at),
                       .number = static_cast<std::int32_t>(at)};
        db.insert(all);
        for (auto& each : all) {
            each.name += "!";
            each.number += 1'000;
            each.gone = each.id % 2 == 0;
            if (each.id % 3 == 0) each.changes = each.id;
        }
        BOOST_TEST(db.update(all) == static_cast<std::int64_t>(count));
        for (auto& each : all) each.touched = 77;
        BOOST_TEST((db.all(select().from(creatures).order_by(creatures.id)) == all));
    }
}

TEST_ON_EACH_BACKEND(many_rows_some_of_them_not_there) {
    auto db = filled_blog<Backend>();
    db.insert(std::vector<grade>{{1, "a", 1, {}}, {1, "b", 2, "note"}, {2, "a", 3, {}}});
    std::vector<grade> const given{{1, "b", 20, {}}, {2, "a", 30, "new"}, {3, "c", 40, {}}};
    BOOST_TEST(db.run(update(grades).rows(given)) == 2);
    BOOST_TEST((db.all(select().from(grades).order_by(grades.points)) ==
                std::vector<grade>{{1, "a", 1, {}}, {1, "b", 20, {}}, {2, "a", 30, "new"}}));
    BOOST_TEST(db.all(update(grades).rows(given).returning(grades.points)).size() == 2);
    // All or none.
    std::vector<user> twins(2);
    twins[0]     = db.find(users, 1).value();
    twins[1]     = db.find(users, 2).value();
    twins[0].age = twins[1].age = -1;
    BOOST_CHECK_THROW(db.update(twins), orm::check_violation);
    BOOST_TEST(db.find(users, 1)->age == 36);
}

TEST_ON_EACH_BACKEND(a_conflict_with_some_of_the_rows) {
    auto db = created<Backend>(creature_schema);
    db.insert(std::vector<creature>{{.id = 1, .name = "x", .number = 1},
                                    {.id = 2, .name = "x", .number = 2, .gone = true}});
    auto const again = [](std::int64_t id, bool gone) {
        return insert_into(creatures)
            .values(creature{
                .id = id, .name = "x", .number = static_cast<std::int32_t>(id), .gone = gone})
            .on_conflict(creatures.name);
    };
    BOOST_TEST(db.run(again(3, false).do_nothing()) == 0);
    BOOST_TEST(db.run(again(3, true).do_nothing()) == 1);
    BOOST_TEST(db.run(again(4, false).do_update(creatures.changes = excluded(creatures.id))) == 1);
    BOOST_TEST(db.find(creatures, 1)->changes.value() == 4);
    BOOST_TEST(db.count(creatures) == 3);
}

TEST_ON_EACH_BACKEND(several_conflict_clauses) {
    if constexpr (has<orm::feature::several_conflict_clauses, Backend>) {
        auto db = created<Backend>(creature_schema);
        db.insert(creature{.id = 1, .name = "x", .number = 1});
        auto const insert = [](creature const& row) {
            return insert_into(creatures)
                .values(row)
                .on_conflict(creatures.id)
                .do_update(creatures.changes = 1)
                .on_conflict(creatures.number)
                .do_update(creatures.changes = 2)
                .on_conflict()
                .do_nothing();
        };
        auto const changes = [&] { return db.find(creatures, 1)->changes.value_or(0); };
        db.run(insert({.id = 1, .name = "y", .number = 5}));
        BOOST_TEST(changes() == 1);
        db.run(insert({.id = 2, .name = "y", .number = 1}));
        BOOST_TEST(changes() == 2);
        BOOST_TEST(db.run(insert({.id = 2, .name = "x", .number = 2})) == 0);
        BOOST_TEST(db.count(creatures) == 1);
    }
}

TEST_ON_EACH_BACKEND(a_conflict_by_the_name_of_the_constraint) {
    if constexpr (has<orm::feature::conflict_constraints, Backend>) {
        auto db = filled_blog<Backend>();
        BOOST_TEST(db.run(insert_into(users)
                              .values(users.email = "bob@x", users.age = 5)
                              .template on_conflict_on<"users_email_key">()
                              .do_update(users.age = excluded(users.age))) == 1);
        BOOST_TEST(db.find(users, 2)->age == 5);
        constexpr auto young = cte<"young">(select(users.id).from(users).where(lt(users.age, 6)));
        BOOST_TEST(db.run(with(young)
                              .insert_into(users)
                              .values(users.email = "bob@x", users.age = 7)
                              .template on_conflict_on<"users_email_key">()
                              .do_update_where(in(users.id, select(young[users.id]).from(young)),
                                               users.age = excluded(users.age))) == 1);
        BOOST_TEST(db.find(users, 2)->age == 7);
    }
}

TEST_ON_EACH_BACKEND(a_key_that_the_database_counts_is_overridden) {
    auto       db  = Backend::database();
    auto const row = insert_into(counted).values(counted.id = 50, counted.name = "given");
    db.create(orm::schema(counted));
    if constexpr (has<orm::feature::overriding, Backend>) {
        db.backend().run_script("alter table counted alter id set generated always");
        BOOST_CHECK_THROW(db.run(row), orm::statement_error);
    }
    BOOST_TEST(db.run(row.overriding_system_value()) == 1);
    if constexpr (has<orm::feature::overriding, Backend>)
        BOOST_TEST(db.run(row.overriding_user_value().on_conflict().do_nothing()) == 1);
    else
        db.insert(counted_row{.name = "given"});
    std::int64_t const next = has<orm::feature::overriding, Backend> ? 1 : 51;
    BOOST_TEST(db.count(select().from(counted).where(in(counted.id, {50, next}))) == 2);
}

TEST_ON_EACH_BACKEND(insert_or_replace_and_or_ignore) {
    if constexpr (has<orm::feature::insert_or, Backend>) {
        auto db = created<Backend>(creature_schema);
        db.insert(creature{.id = 1, .name = "x", .number = 1});
        auto const row = creature{.id = 1, .name = "y", .number = 2};
        BOOST_TEST(db.run(insert_into(creatures).values(row).or_ignore()) == 0);
        BOOST_TEST(db.find(creatures, 1)->name == "x");
        BOOST_TEST(db.run(insert_into(creatures).values(row).or_replace()) == 1);
        BOOST_TEST(db.find(creatures, 1)->name == "y");
        constexpr auto all  = cte<"all">(select(creatures.number).from(creatures));
        auto const     next = with(all).insert_into(creatures).values(
            creatures.id = 1, creatures.name = "n", creatures.gone = false,
            creatures.number = coalesce(scalar(select(all[creatures.number]).from(all)), 0));
        BOOST_TEST(db.run(next.or_ignore()) == 0);
        BOOST_TEST(db.find(creatures, 1)->name == "y");
        BOOST_TEST(db.run(next.or_replace()) == 1);
        BOOST_TEST(db.find(creatures, 1)->name == "n");
        std::vector<creature> const many{{.id = 1, .name = "z", .number = 3},
                                         {.id = 2, .name = "w", .number = 4},
                                         {.id = 3, .name = "v", .number = -4}};
        BOOST_TEST(db.run(insert_into(creatures).values(many).or_ignore()) == 1);
        auto const stored = db.all(insert_into(creatures)
                                       .values(std::span(many).first(2))
                                       .or_replace()
                                       .returning(creatures.name));
        BOOST_TEST((stored == std::vector<std::string>{"z", "w"}));
        BOOST_TEST(db.count(creatures) == 2);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

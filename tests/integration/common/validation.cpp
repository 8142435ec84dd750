// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <vector>

#include <orm/dialect/postgres.hpp>
#include <orm/mixin.hpp>
#include <orm/relation.hpp>
#include <orm/tracked.hpp>
#include <orm/validation.hpp>

#include "integration/common/backends.hpp"

using namespace orm::dsl;

// Rules of members and rows: what the verbs refuse before they write, and what the database refuses
// by itself.

namespace ruled {

enum class kind { person, group, robot };
ORM_ENUM(kind, person, group, robot)

struct member : orm::timestamps {
    std::int64_t                id{};
    std::string                 name;
    std::optional<std::string>  mail;
    std::string                 slug;
    kind                        of = kind::person;
    std::int32_t                age{};
    double                      weight{};
    std::chrono::sys_days       born{};
    std::optional<std::int64_t> friend_of;
};
ORM_TABLE(members, member, "members",
    (created_at),
    (updated_at),
    (id, primary_key, autoincrement),
    (name, length(1, 5)),
    (mail, email),
    (slug, default_with([] { return "no-slug"; }), matches("[a-z0-9'-]+"),
        satisfies([](std::string const& slug) { return slug != "admin"; }, "is taken")),
    (of, one_of(kind::person, kind::group)),
    (age, range(0, 150)),
    (weight, at_least(0.5)),
    (born, at_most(std::chrono::sys_days(std::chrono::year(2030) / 1 / 1))),
    (friend_of, references(members.id), at_least(1)))
ORM_CONSTRAINTS(members, satisfies([](member const& row) { return row.name != row.slug; },
                                   "has to have a slug of its own"))

/// Rows of which each may be stale.
struct rating {
    std::int64_t id{};
    std::int32_t stars{};
    orm::version version{};
};
ORM_TABLE(ratings, rating, "ratings",
    (id, primary_key, autoincrement), (stars, range(0, 5)), (version))

inline constexpr auto tables = orm::schema(members, ratings);

template <class Dialect>
constexpr bool has_check(std::string_view name, std::string_view condition) {
    for (orm::check_model const& each : orm::lower<Dialect>(tables).tables[0].checks)
        if (each.name == name) return each.condition == condition;
    return condition.empty();
}
using lite = orm::sqlite_dialect;
using full = orm::postgres_dialect;
static_assert(has_check<lite>("members_name_length_check", R"(length("name") between 1 and 5)"));
static_assert(has_check<full>("members_name_length_check", R"(length("name") between 1 and 5)"));
static_assert(has_check<lite>("members_age_range_check", R"("age" between 0 and 150)"));
static_assert(has_check<lite>("members_weight_range_check", R"("weight" >= 0.5)"));
static_assert(has_check<full>("members_born_at_most_check", R"("born" <= date '2030-01-01')"));
static_assert(has_check<lite>("members_of_choice_check", R"("of" in ('person', 'group'))"));
static_assert(has_check<lite>("members_slug_pattern_check", ""));
static_assert(has_check<full>("members_slug_pattern_check", R"("slug" ~ '^(?:[a-z0-9''-]+)$')"));

member sound() {
    member made;
    made.name   = "Ada";
    made.weight = 60;
    return made;
}

member unsound() {
    member made = sound();
    made.name   = "";
    made.mail   = "nobody";
    made.slug   = "not a slug";
    made.of     = kind::robot;
    made.age    = 151;
    made.weight = 0;
    made.born   = std::chrono::year(2030) / 1 / 2;
    return made;
}

/// What a verb is refused for: `row member rule`, each on a line.
template <class Verb>
std::string refused(Verb&& verb, std::string_view table = "members") {
    try {
        verb();
    } catch (orm::validation_error const& thrown) {
        BOOST_TEST(thrown.table() == table);
        std::string told;
        for (orm::violation const& each : thrown.violations()) {
            BOOST_TEST(each.table == table);
            BOOST_TEST(!each.message.empty());
            told += (each.row == 0 ? "" : std::to_string(each.row) + " ") + each.member + " " +
                    each.rule + "\n";
        }
        return told;
    }
    return "nothing";
}

}  // namespace ruled

using namespace ruled;
using integration::backends;

BOOST_AUTO_TEST_SUITE(integration_validation)

TEST_ON_EACH_BACKEND(all_that_is_wrong_is_told_at_once) {
    auto              db = integration::created<Backend>(tables);
    std::string const all =
        "name length\nmail email\nslug matches\nof one_of\nage range\n"
        "weight range\nborn range\n";
    BOOST_TEST(refused([&] { db.insert(unsound()); }) == all);
    BOOST_TEST(refused([&] { db.run(insert_into(members).values(unsound())); }) == all);
    BOOST_TEST(db.count(members) == 0);
    member row = db.insert(sound());
    BOOST_TEST(row.slug == "no-slug");  // what is filled in is there before rules are asked
    member broken = unsound();
    broken.id     = row.id;
    BOOST_TEST(refused([&] { db.update(broken); }) == all);
    BOOST_TEST(refused([&] { db.save(broken); }) == all);
    orm::tracked tracked(row);
    tracked->age = -1;
    BOOST_TEST(refused([&] { db.save(tracked); }) == "age range\n");
    broken      = row;
    broken.slug = broken.name = "ada";
    BOOST_TEST(refused([&] { db.update(broken); }) == " satisfies\n");
    broken.slug = broken.name = "admin";
    BOOST_TEST(refused([&] { db.update(broken); }) == "slug satisfies\n satisfies\n");
    auto const updated = row.updated_at;
    row.age            = 151;
    db.context().set_clock([] { return std::chrono::sys_days(std::chrono::year(2022) / 2 / 22); });
    BOOST_TEST(refused([&] { db.update(row); }) == "age range\n");
    BOOST_TEST((row.updated_at == updated));
    row.age     = 50;
    member form = unsound();
    BOOST_TEST(refused([&] { db.save(form); }) == all);
    BOOST_TEST(form.slug == "not a slug");
    row.mail = "ada@example.org";
    BOOST_TEST(db.update(row));
    db.reload(row);
    BOOST_TEST(row.name == "Ada");
}

TEST_ON_EACH_BACKEND(of_many_rows_none_is_written) {
    auto                db = integration::created<Backend>(tables);
    std::vector<member> rows(300, sound());
    rows[1].age            = -1;
    rows[299].age          = 151;
    rows[299].name         = "\u00e4\u00f6\u00fc\u00e4\u00f6";  // five characters
    std::string const both = "2 age range\n300 age range\n";
    BOOST_TEST(refused([&] { db.insert(rows); }) == both);
    BOOST_TEST(db.count(members) == 0);
    if constexpr (Backend::dialect::facts.schemas) {
        BOOST_TEST(refused([&] { db.copy_in(members, rows); }) == "2 age range\n");
        BOOST_TEST(db.count(members) == 0);
    }
    rows[1].age = rows[299].age = 7;
    BOOST_TEST(db.insert(rows) == 300);
    BOOST_TEST(db.count(select().from(members).where(members.slug == "no-slug")) == 300);
    rows        = db.all(select().from(members).order_by(members.id));
    auto before = rows;
    for (std::size_t const at : {std::size_t{1}, std::size_t{299}}) rows[at].age = 999;
    rows[0].age = 50;
    BOOST_TEST(refused([&] { db.update(rows); }) == both);
    BOOST_TEST(db.find(members, rows[0].id)->age == before[0].age);
    BOOST_TEST(db.update(before) == 300);
}

TEST_ON_EACH_BACKEND(of_many_rows_with_versions_none_is_written) {
    auto                db = integration::created<Backend>(tables);
    std::vector<rating> rows(3);
    BOOST_TEST(db.insert(rows) == 3);
    rows             = db.all(select().from(ratings).order_by(ratings.id));
    auto const stale = rows;
    for (rating& each : rows) each.stars = 4;
    rows[1].stars = 6;
    rows[2].stars = -1;
    // Rules are asked of all rows before the first one is written.
    auto const before = db.stats().statements;
    BOOST_TEST(refused([&] { db.update(rows); }, "ratings") == "2 stars range\n3 stars range\n");
    BOOST_TEST(refused([&] { db.save(rows[1]); }, "ratings") == "stars range\n");
    BOOST_TEST(db.stats().statements == before);
    rows[1].stars = rows[2].stars = 5;
    BOOST_TEST(db.update(rows) == 3);
    rows = db.all(select().from(ratings).order_by(ratings.id));
    BOOST_TEST(rows[1].version.number == 2);
    BOOST_TEST(rows[1].stars == 5);
    // A row that is stale and one that breaks a rule: the rule is told, and nothing is sent.
    auto mixed     = rows;
    mixed[0]       = stale[0];
    mixed[2].stars = 9;
    BOOST_TEST(refused([&] { db.update(mixed); }, "ratings") == "3 stars range\n");
    mixed[2].stars = 1;
    BOOST_CHECK_THROW(db.update(mixed), orm::stale_row);
    BOOST_TEST(db.find(ratings, rows[2].id)->stars == 5);
}

struct with_friends {
    member              row;
    std::vector<member> friends;
};

TEST_ON_EACH_BACKEND(of_a_shape_none_is_written) {
    auto         db = integration::created<Backend>(tables);
    with_friends shape{sound(), {sound(), sound()}};
    shape.row.age         = -1;
    shape.friends[0].name = "";
    shape.friends[1].of   = kind::robot;
    auto const before     = db.stats().statements;
    BOOST_TEST(refused([&] { db.insert(shape); }) == "age range\nname length\nof one_of\n");
    BOOST_TEST(db.stats().statements == before);
    BOOST_TEST(db.count(members) == 0);
    shape = db.insert(with_friends{sound(), {sound(), sound()}});
    BOOST_TEST(shape.friends[1].friend_of.value() == shape.row.id);
    shape.friends[1].age = 200;
    BOOST_TEST(refused([&] { db.sync_children(shape.row, shape.friends); }) == "1 age range\n");
}

TEST_ON_EACH_BACKEND(the_database_refuses_what_others_write) {
    auto db = integration::created<Backend>(tables);
    db.insert(sound());
    auto const set = [&](auto assigned) { db.run(update(members).set(assigned).all_rows()); };
    BOOST_CHECK_THROW(set(members.name = "abcdef"), orm::check_violation);
    BOOST_CHECK_THROW(set(members.age = 151), orm::check_violation);
    BOOST_CHECK_THROW(set(members.of = kind::robot), orm::check_violation);
    if constexpr (Backend::dialect::facts.schemas) {
        BOOST_CHECK_THROW(set(members.slug = "a b"), orm::check_violation);
        BOOST_CHECK_THROW(set(members.mail = "a@b@c"), orm::check_violation);
        set(members.mail = "ada@example.org");
    }
}

BOOST_AUTO_TEST_SUITE_END()

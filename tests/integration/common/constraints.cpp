// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

/// A rule of each kind, named and not.
struct ruled {
    std::int64_t                id{};
    std::string                 code;
    std::int32_t                low{};
    std::int32_t                high{};
    std::optional<std::int64_t> over;
    integration::role           role = role::viewer;
};
ORM_TABLE(rules, ruled, "rules",
    (id, primary_key, autoincrement),
    (code),
    (low, check(gte(rules.low, 0)).named("low_is_positive")),
    (high),
    (over, references(rules.id)),
    (role))
ORM_CONSTRAINTS(rules,
    unique(rules.low, rules.high),
    check(lte(rules.low, rules.high)).named("low_to_high"),
    unique_index(rules.code).where(gt(rules.high, 5)).named("code_of_high"))

inline constexpr auto rule_schema = orm::schema(rules);

/// Runs a function and gives the error of exactly this type that it throws.
template <class Error, class Function>
orm::error_details details_of(Function&& function) {
    try {
        function();
    } catch (Error const& thrown) {
        BOOST_TEST((typeid(thrown) == typeid(Error)));
        BOOST_TEST((thrown.code() != 0 || thrown.sqlstate().size() == 5));
        BOOST_TEST(!thrown.sql().empty());
        return thrown.details();
    }
    BOOST_ERROR("nothing was thrown");
    return {};
}

BOOST_AUTO_TEST_SUITE(integration_constraints)

TEST_ON_EACH_BACKEND(unique_columns) {
    auto       db = filled_blog<Backend>();
    auto const error =
        details_of<orm::unique_violation>([&] { db.insert(user{.email = "bob@x"}); });
    BOOST_TEST(error.table == "users");
    BOOST_TEST((error.columns == std::vector<std::string>{"email"}));
    BOOST_TEST(error.sql.starts_with("insert into \"users\""));

    details_of<orm::unique_violation>(
        [&] { db.run(update(users).set(users.email = "bob@x").where(users.id == 1)); });
    BOOST_TEST(db.find(users, 1)->email == "ada@x");
    details_of<orm::unique_violation>(
        [&] { db.run(insert_into(users).values(users.id = 1, users.email = "z")); });
}

TEST_ON_EACH_BACKEND(unique_columns_together) {
    auto db = created<Backend>(rule_schema);
    db.insert(ruled{.code = "a", .low = 1, .high = 2});
    db.insert(ruled{.code = "b", .low = 1, .high = 3});
    auto const error = details_of<orm::unique_violation>(
        [&] { db.insert(ruled{.code = "c", .low = 1, .high = 2}); });
    BOOST_TEST(error.table == "rules");
    BOOST_TEST((error.columns == std::vector<std::string>{"low", "high"}));
    auto grades_db = filled_blog<Backend>();
    grades_db.insert(grade{.user_id = 1, .subject = "art"});
    auto const key = details_of<orm::unique_violation>(
        [&] { grades_db.insert(grade{.user_id = 1, .subject = "art"}); });
    BOOST_TEST((key.columns == std::vector<std::string>{"user_id", "subject"}));
}

TEST_ON_EACH_BACKEND(unique_among_some_rows) {
    auto db = created<Backend>(rule_schema);
    db.insert(ruled{.code = "a", .high = 5});
    db.insert(ruled{.code = "a", .high = 4});
    db.insert(ruled{.code = "a", .high = 6});
    details_of<orm::unique_violation>([&] { db.insert(ruled{.code = "a", .high = 7}); });
    BOOST_TEST(db.count(rules) == 3);
}

TEST_ON_EACH_BACKEND(checks) {
    auto       db    = created<Backend>(rule_schema);
    auto const named = details_of<orm::check_violation>([&] { db.insert(ruled{.low = -1}); });
    BOOST_TEST(named.constraint == "low_is_positive");
    auto const both =
        details_of<orm::check_violation>([&] { db.insert(ruled{.low = 2, .high = 1}); });
    BOOST_TEST(both.constraint == "low_to_high");
    auto blog_db = filled_blog<Backend>();
    auto age     = details_of<orm::check_violation>(
        [&] { blog_db.run(update(users).set(users.age = users.age - 100).where(users.id == 1)); });
    BOOST_TEST(age.constraint == "users_age_not_negative");
}

TEST_ON_EACH_BACKEND(an_enum_column_takes_its_names_only) {
    auto db = created<Backend>(rule_schema);
    db.insert(ruled{.code = "a"});
    details_of<orm::check_violation>(
        [&] { db.backend().run_script("update rules set role = 'emperor'"); });
    BOOST_TEST((db.find(rules, 1)->role == role::viewer));
}

TEST_ON_EACH_BACKEND(columns_that_are_not_null) {
    auto       db    = filled_blog<Backend>();
    auto const error = details_of<orm::not_null_violation>([&] {
        db.run(update(users)
                   .set(users.email = raw<std::string>("{}", users.name))
                   .where(users.id == 3));
    });
    BOOST_TEST(error.table == "users");
    BOOST_TEST((error.columns == std::vector<std::string>{"email"}));
    BOOST_TEST(db.find(users, 3)->email == "cy@x");
}

TEST_ON_EACH_BACKEND(foreign_keys) {
    auto db = filled_blog<Backend>();
    details_of<orm::foreign_key_violation>([&] { db.insert(post{.author_id = 99}); });
    details_of<orm::foreign_key_violation>(
        [&] { db.run(update(posts).set(posts.author_id = 99).where(posts.id == 1)); });
    db.insert(grade{.user_id = 3, .subject = "art"});
    details_of<orm::foreign_key_violation>([&] { db.remove(user{.id = 3}); });
    BOOST_TEST(db.count(users) == 5);
    // Where the key says so, what refers goes, too, or forgets.
    BOOST_TEST(db.remove(user{.id = 1}));
    BOOST_TEST(db.count(posts) == 2);
    BOOST_TEST(!db.find(posts, 2)->parent_id.has_value());
}

TEST_ON_EACH_BACKEND(a_violation_is_every_kind_of_error_that_it_is) {
    auto db = filled_blog<Backend>();
    BOOST_CHECK_THROW(db.insert(user{.email = "bob@x"}), orm::constraint_violation);
    BOOST_CHECK_THROW(db.insert(user{.email = "bob@x"}), orm::error);
    BOOST_CHECK_THROW(db.insert(user{.email = "bob@x"}), std::runtime_error);
    BOOST_TEST(db.healthy());
    BOOST_TEST(db.insert(user{.email = "fay@x"}).id > 5);
}

TEST_ON_EACH_BACKEND(errors_do_not_tell_values) {
    auto       db         = filled_blog<Backend>();
    auto const tells_none = [](orm::error const& thrown) {
        std::string const message = thrown.what();
        for (auto const* part : {"bob@x", "a secret", "424242"})
            if (message.find(part) != std::string::npos) return false;
        return true;
    };
    BOOST_CHECK_EXCEPTION(db.insert(user{.email = "bob@x", .name = "a secret", .age = 424'242}),
                          orm::unique_violation, tells_none);
    // A function quotes what it was given.
    if constexpr (orm::is_sqlite<typename Backend::dialect>)
        BOOST_CHECK_EXCEPTION(
            db.all(select(raw<std::string>("json_extract('{{}}', {})", "a secret")).from(users)),
            orm::statement_error, tells_none);
    else
        BOOST_CHECK_EXCEPTION(
            db.all(select(raw<std::int32_t>("cast({} as integer)", "a secret")).from(users)),
            orm::statement_error, tells_none);
}

TEST_ON_EACH_BACKEND(a_table_that_is_not_there) {
    auto db = Backend::database();
    BOOST_CHECK_THROW(db.all(select().from(users)), orm::statement_error);
    BOOST_CHECK_THROW(db.insert(tag{"a"}), orm::statement_error);
    BOOST_TEST(db.healthy());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

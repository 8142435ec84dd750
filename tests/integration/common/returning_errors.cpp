// SPDX-License-Identifier: BSL-1.0
// An error in what a statement answers with leaves nothing of what it has written.
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

// The same table, read by a program that knows fewer roles.
enum class old_role { admin, editor };
ORM_ENUM(old_role, admin, editor)

struct old_user {
    std::int64_t          id{};
    std::string           email;
    integration::old_role role{};
    std::int32_t          age{};
};
ORM_TABLE(old_users, old_user, "users",
    (id, primary_key, autoincrement),
    (email),
    (role, default_sql("'viewer'")),
    (age, default_(0)))

template <class Database>
auto ages(Database& db) {
    return db.all(select(users.age).from(users).order_by(users.id));
}

template <class Database>
void check_nothing_changes(Database& db) {
    auto const before = ages(db);
    auto const older  = update(users).set(users.age = users.age + 1).all_rows().returning(users.id);
    BOOST_CHECK_THROW(db.one(older), orm::too_many_rows);
    BOOST_CHECK_THROW(db.prepare(older).one(), orm::too_many_rows);
    BOOST_TEST((ages(db) == before));

    auto const none = update(users).set(users.age = 1).where(users.id == 99).returning(users.id);
    BOOST_CHECK_THROW(db.one(none), orm::no_rows);

    auto const gone = delete_from(users).where(users.id > 2).returning(users.id);
    BOOST_CHECK_THROW(db.one(gone), orm::too_many_rows);
    BOOST_TEST((ages(db) == before));

    // The rows of ada and dee can be read, and are written before the others are met.
    auto const unknown =
        update(old_users).set(old_users.age = old_users.age + 1).all_rows().returning();
    BOOST_CHECK_THROW(db.all(unknown), orm::decode_error);
    BOOST_CHECK_THROW(db.prepare(unknown).all(), orm::decode_error);
    auto const one_unknown = update(old_users)
                                 .set(old_users.age = old_users.age + 1)
                                 .where(old_users.id == 2)
                                 .returning();
    BOOST_CHECK_THROW(db.one(one_unknown), orm::decode_error);
    BOOST_CHECK_THROW(db.first(one_unknown), orm::decode_error);
    BOOST_CHECK_THROW(db.prepare(one_unknown).first(), orm::decode_error);
    BOOST_TEST((ages(db) == before));

    auto const made = insert_into(old_users).values(old_users.email = "new@x");
    BOOST_CHECK_THROW(db.one(made.returning()), orm::decode_error);
    BOOST_CHECK_THROW(db.insert(old_user{.email = "new@x"}), orm::decode_error);
    BOOST_TEST((ages(db) == before));
}

BOOST_AUTO_TEST_SUITE(integration_returning_errors)

TEST_ON_EACH_BACKEND(an_error_in_the_answer_leaves_nothing) {
    auto db = filled_blog<Backend>();
    db.run(delete_from(posts).all_rows());
    check_nothing_changes(db);
}

TEST_ON_EACH_BACKEND(the_transaction_around_it_goes_on) {
    auto db = filled_blog<Backend>();
    db.run(delete_from(posts).all_rows());
    db.transaction([](auto& tx) {
        tx.run(update(users).set(users.age = 77).where(users.id == 1));
        check_nothing_changes(tx);
        tx.run(update(users).set(users.age = 78).where(users.id == 2));
    });
    BOOST_TEST((ages(db) == std::vector<std::int32_t>{77, 78, 20, 51, 0}));
}

TEST_ON_EACH_BACKEND(an_answer_that_is_right_is_stored) {
    auto       db    = filled_blog<Backend>();
    auto const older = update(users).set(users.age = 30).where(users.id > 3).returning(users.id);
    BOOST_TEST(db.first(older).has_value());  // and both are written
    BOOST_TEST((ages(db) == std::vector<std::int32_t>{36, 20, 20, 30, 30}));
    BOOST_TEST(db.one(update(users).set(users.age = 5).where(users.id == 1).returning(users.age)) ==
               5);
    BOOST_TEST(db.find(users, 1)->age == 5);
}

// A statement that is run while rows are still being read does not end what reads them.
TEST_ON_EACH_BACKEND(a_stream_goes_on_behind_the_error) {
    auto         db   = filled_blog<Backend>();
    std::int64_t read = 0;
    for (auto const& user : db.stream(select().from(users).order_by(users.id))) {
        auto const all = update(users).set(users.age = user.age).all_rows().returning();
        BOOST_CHECK_THROW(db.one(all), orm::too_many_rows);
        BOOST_TEST(user.id == ++read);
    }
    BOOST_TEST(read == 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

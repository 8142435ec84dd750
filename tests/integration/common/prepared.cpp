// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>

#include "integration/common/blog.hpp"
#include "support/heap.hpp"

using namespace orm::dsl;

namespace integration {

/// Columns whose values are stored otherwise than by default.
struct booked {
    std::int64_t             id{};
    integration::role        role = role::viewer;
    std::chrono::sys_seconds at{};
};
ORM_TABLE(bookings, booked, "bookings",
    (id, primary_key), (role, as_integer), (at, as_integer))

inline constexpr auto booking_schema = orm::schema(bookings);

constexpr auto id   = param<"id", std::int64_t>;
constexpr auto kind = param<"kind", role>;
constexpr auto name = param<"name", std::optional<std::string>>;
constexpr auto many = param<"many", std::int64_t>;

BOOST_AUTO_TEST_SUITE(integration_prepared)

TEST_ON_EACH_BACKEND(values_are_given_when_it_is_run) {
    auto db = filled_blog<Backend>();
    auto by_role =
        db.prepare(select(users.id).from(users).where(users.role == kind).order_by(users.id));
    BOOST_TEST((by_role.all(kind = role::author) == std::vector<std::int64_t>{2, 3}));
    BOOST_TEST((by_role.all(kind = role::admin) == std::vector<std::int64_t>{1}));
    BOOST_TEST(by_role.first(kind = role::editor).value() == 4);
    BOOST_TEST(by_role.one(kind = role::viewer) == 5);
    BOOST_CHECK_THROW(by_role.one(kind = role::author), orm::too_many_rows);
    std::int64_t sum = 0;
    for (auto const& each : by_role.stream(kind = role::author)) sum += each;
    BOOST_TEST(sum == 5);
}

TEST_ON_EACH_BACKEND(several_parameters_in_any_order_and_more_than_once) {
    auto db   = filled_blog<Backend>();
    auto find = db.prepare(select(users.id)
                               .from(users)
                               .where((users.id >= id || users.role == kind) && users.id != id)
                               .order_by(users.id)
                               .limit(many));
    using ids = std::vector<std::int64_t>;
    BOOST_TEST((find.all(id = 4, kind = role::author, many = 9) == ids{2, 3, 5}));
    BOOST_TEST((find.all(many = 1, kind = role::author, id = 4) == ids{2}));
    BOOST_TEST((find.all(kind = role::admin, id = 2, many = 9) == ids{1, 3, 4, 5}));
}

TEST_ON_EACH_BACKEND(parameters_of_other_clauses_than_where) {
    auto           db   = filled_blog<Backend>();
    constexpr auto skip = param<"skip", std::int64_t>;
    constexpr auto more = param<"more", std::int32_t>;
    using ids           = std::vector<std::int64_t>;
    auto page =
        db.prepare(select(users.id).from(users).order_by(users.id).limit(many).offset(skip));
    BOOST_TEST((page.all(many = 2, skip = 1) == ids{2, 3}));
    BOOST_TEST((page.all(many = 2, skip = 4) == ids{5}));
    auto large = db.prepare(select(users.age, sum(users.age + more))
                                .from(users)
                                .group_by(users.age)
                                .having(sum(users.age + more) > 40)
                                .order_by(users.age));
    BOOST_TEST(large.all(more = 0).size() == 1u);
    BOOST_TEST(large.all(more = 5).size() == 3u);
    auto upsert = db.prepare(insert_into(users)
                                 .values(users.email = param<"email", std::string>, users.age = 1)
                                 .on_conflict(users.email)
                                 .do_update(users.age = users.age + more));
    upsert.run(param<"email", std::string> = "bob@x", more = 7);
    BOOST_TEST(db.find(users, 2)->age == 27);
}

TEST_ON_EACH_BACKEND(writes_and_nulls) {
    auto db     = filled_blog<Backend>();
    auto rename = db.prepare(update(users).set(users.name = name).where(users.id == id));
    BOOST_TEST(rename.run(name = std::optional<std::string>("Cyd"), id = 3) == 1);
    BOOST_TEST(db.find(users, 3)->name.value() == "Cyd");
    BOOST_TEST(rename.run(name = std::optional<std::string>(), id = 3) == 1);
    BOOST_TEST(!db.find(users, 3)->name.has_value());
    BOOST_TEST(rename.run(name = std::string("Bobby"), id = 2) == 1);
    BOOST_TEST(db.find(users, 2)->name.value() == "Bobby");
    auto remove = db.prepare(delete_from(tags).where(tags.label == param<"label", std::string>));
    BOOST_TEST(remove.run(param<"label", std::string> = "a") == 1);
    BOOST_TEST(remove.run(param<"label", std::string> = std::string("a")) == 0);
    auto add = db.prepare(insert_into(tags).values(tags.label = param<"label", std::string>));
    BOOST_TEST(add.run(param<"label", std::string> = "z") == 1);
    BOOST_TEST(db.find(tags, "z").has_value());
}

TEST_ON_EACH_BACKEND(a_parameter_is_stored_like_the_column_it_meets) {
    using std::chrono::sys_seconds;
    using namespace std::chrono_literals;
    constexpr auto at = param<"at", sys_seconds>;
    auto           db = created<Backend>(booking_schema);
    db.insert(booked{1, role::author, sys_seconds(50s)});
    db.insert(booked{2, role::admin, sys_seconds(-1s)});
    auto by_role = db.prepare(select(bookings.id).from(bookings).where(bookings.role == kind));
    BOOST_TEST(by_role.one(kind = role::author) == 1);
    auto before = db.prepare(select(bookings.id).from(bookings).where(bookings.at < at));
    BOOST_TEST(before.one(at = sys_seconds(0s)) == 2);
    auto book = db.prepare(
        insert_into(bookings).values(bookings.id = id, bookings.role = kind, bookings.at = at));
    BOOST_TEST(book.run(id = 3, kind = role::editor, at = sys_seconds(9s)) == 1);
    BOOST_TEST((db.find(bookings, 3)->role == role::editor));
    BOOST_TEST((db.find(bookings, 3)->at == sys_seconds(9s)));

    // So are constants, and what meets an expression of the column.
    BOOST_TEST(db.count(select().from(bookings).where(bookings.role == lit<role::admin>)) == 1);
    BOOST_TEST(db.count(select().from(bookings).where(coalesce(bookings.at, sys_seconds(0s)) ==
                                                      sys_seconds(50s))) == 1);
    BOOST_TEST((db.all(select(bookings.role)
                           .from(bookings)
                           .group_by(bookings.role)
                           .having(max(bookings.at) == sys_seconds(50s))) ==
                std::vector<role>{role::author}));
}

TEST_ON_EACH_BACKEND(preparing_checks_the_statement_now) {
    auto db = Backend::database();
    BOOST_CHECK_THROW(db.prepare(select().from(users).where(users.id == id)), orm::statement_error);
}

TEST_ON_EACH_BACKEND(the_engine_compiles_it_once) {
    auto       db     = filled_blog<Backend>();
    auto const before = db.stats().prepared;
    auto       find   = db.prepare(select(users.email).from(users).where(users.id == id));
    for (int at = 1; at != 6; ++at) BOOST_TEST(!find.one(id = at).empty());
    auto again = db.prepare(select(users.email).from(users).where(users.id == id));
    BOOST_TEST(again.one(id = 1) == "ada@x");
    BOOST_TEST(db.stats().prepared == before + 1);
}

TEST_ON_EACH_BACKEND(with_optional_parts) {
    auto db    = filled_blog<Backend>();
    auto query = [&](bool grown_up) {
        return db.prepare(select(users.id).from(users).where(
            and_(users.role == kind, when(grown_up, users.age > 18))));
    };
    BOOST_TEST(query(true).all(kind = role::viewer).size() == 0);
    BOOST_TEST(query(false).all(kind = role::viewer).size() == 1);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(integration_stream)

TEST_ON_EACH_BACKEND(rows_come_one_at_a_time) {
    auto              db = filled_blog<Backend>();
    std::vector<user> seen;
    for (auto& each : db.stream(select().from(users).order_by(users.id))) seen.push_back(each);
    BOOST_TEST((seen == db.all(select().from(users).order_by(users.id))));
    for (auto const& each : db.stream(select().from(users).where(users.id == 0)))
        BOOST_ERROR("there is a row: " << each.email);
}

TEST_ON_EACH_BACKEND(no_more_than_some_rows_are_in_memory) {
    auto         db     = Backend::database();
    auto const   each   = generate_series<"each">(1, 50'000);
    auto const   query  = select(each.value, repeat(text_lit<"x">, 1'000)).from(each);
    auto const   before = heap_in_use();
    std::size_t  most   = 0;
    std::int64_t sum    = 0;
    for (auto const& [number, text] : db.stream(query)) {
        sum += number * static_cast<std::int64_t>(text.size());
        if (number % 1'000 == 0) most = std::max(most, heap_in_use());
    }
    BOOST_TEST(sum == 1'000 * (50'000LL * 50'001 / 2));
    BOOST_TEST(most < before + 1'000'000);  // of some 50,000,000 in all rows
}

TEST_ON_EACH_BACKEND(no_row_keeps_what_the_one_before_had) {
    auto db    = filled_blog<Backend>();
    int  names = 0;
    for (auto& each : db.stream(select().from(users).order_by(users.id))) {
        BOOST_TEST(each.name.has_value() == (each.id == 1 || each.id == 2 || each.id == 4));
        names += each.name.has_value();
        each.name = "changed by the reader";
    }
    BOOST_TEST(names == 3);
}

TEST_ON_EACH_BACKEND(no_row_keeps_the_joined_table_of_the_one_before) {
    auto              db = filled_blog<Backend>();
    std::vector<bool> joined;
    for (auto& [writer, written] :
         db.stream(select()
                       .from(users)
                       .left_join(posts, posts.author_id == users.id && posts.id == 1)
                       .order_by(users.id)))
        joined.push_back(written.has_value());
    BOOST_TEST((joined == std::vector<bool>{true, false, false, false, false}));
}

TEST_ON_EACH_BACKEND(it_may_be_left_early) {
    auto db = filled_blog<Backend>();
    for (int time = 0; time != 3; ++time) {
        int seen = 0;
        for (auto& each : db.stream(select().from(users).order_by(users.id))) {
            static_cast<void>(each);
            if (++seen == 2) break;
        }
        BOOST_TEST(seen == 2);
    }
    BOOST_TEST(db.run(delete_from(users).where(users.id == 5)) == 1);
    db.transaction([](auto& tx) { tx.run(delete_from(tags).all_rows()); });
    BOOST_TEST(db.count(tags) == 0);
}

TEST_ON_EACH_BACKEND(an_exception_in_the_loop_leaves_the_connection_usable) {
    auto db = filled_blog<Backend>();
    for (int time = 0; time != 3; ++time) {
        BOOST_CHECK_EXCEPTION(
            for (auto& each : db.stream(select().from(users).order_by(
                     users.id))) if (each.id == 3) throw std::runtime_error("enough"),
            std::runtime_error,
            [](auto const& thrown) { return thrown.what() == std::string("enough"); });
    }
    BOOST_TEST(db.count(users) == 5);
    BOOST_TEST(db.insert(user{.email = "f@x"}).id == 6);
    db.transaction([](auto& tx) { tx.insert(user{.email = "g@x"}); });
    BOOST_TEST(db.healthy());
}

TEST_ON_EACH_BACKEND(the_same_query_may_run_inside_of_its_own_stream) {
    auto       db    = filled_blog<Backend>();
    auto const query = select(users.id).from(users).where(users.id < 4).order_by(users.id);
    std::vector<std::int64_t> seen;
    for (auto outer : db.stream(query))
        for (auto inner : db.stream(query)) {
            seen.push_back(outer * 10 + inner);
            BOOST_TEST(db.all(query).size() == 3);
        }
    BOOST_TEST((seen == std::vector<std::int64_t>{11, 12, 13, 21, 22, 23, 31, 32, 33}));
    BOOST_TEST(db.all(query).size() == 3);
}

TEST_ON_EACH_BACKEND(other_statements_may_run_meanwhile) {
    auto db   = filled_blog<Backend>();
    int  seen = 0;
    for (auto& each : db.stream(select().from(users).order_by(users.id))) {
        BOOST_TEST(db.find(users, each.id)->email == each.email);
        db.run(update(posts).set(posts.views = posts.views + 1).where(posts.author_id == each.id));
        ++seen;
    }
    BOOST_TEST(seen == 5);
    BOOST_TEST(db.one(select(sum(posts.views)).from(posts)).value() == 24);
}

TEST_ON_EACH_BACKEND(a_stream_keeps_its_values) {
    auto       db   = filled_blog<Backend>();
    auto const seen = [&] {
        auto make = [&](std::string email) {
            return db.stream(select(users.id).from(users).where(users.email == email));
        };
        auto                      stream = make("a rather long e-mail address, and then bob@x");
        auto                      other  = make("bob@x");
        std::vector<std::int64_t> ids;
        for (auto each : stream) ids.push_back(each);
        for (auto each : other) ids.push_back(each);
        return ids;
    }();
    BOOST_TEST((seen == std::vector<std::int64_t>{2}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

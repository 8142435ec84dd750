// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <sstream>
#include <string>

#include <orm/dump.hpp>
#include <orm/migrate/change.hpp>
#include <orm/migrate/postgres/run.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

inline constexpr orm::sequence<"numbers", orm::sequence_options{.start = 1000, .increment = 10}>
                                                                                 numbers;
inline constexpr orm::sequence<"the \"other\"", orm::sequence_options{}, "kept"> other_numbers;
inline constexpr orm::sequence<"numbers", orm::sequence_options{.start = 1000, .increment = 5}>
    faster_numbers;

struct invoice {
    std::int64_t id{};
    std::int64_t number{};
};
ORM_TABLE(invoices, invoice, "invoices", (id, primary_key, autoincrement),
    (number, default_(nextval(numbers))))

inline constexpr auto counted = orm::schema(invoices, numbers, other_numbers);
inline constexpr auto faster  = orm::schema(invoices, faster_numbers);

inline constexpr orm::migrate::snapshot of_counted{.postgres =
                                                       orm::lower<orm::postgres_dialect>(counted)};

/// The schema that one of the sequences is in is that of all connections.
orm::postgres::database database_without_sequences() {
    auto db = postgres::empty_database();
    db.backend().run_script("drop schema if exists kept cascade");
    return db;
}

BOOST_AUTO_TEST_SUITE(integration_postgres_sequences)

BOOST_AUTO_TEST_CASE(numbers_are_given_out_once) {
    auto db = database_without_sequences();
    db.create(counted);
    BOOST_TEST(db.one(select(nextval(numbers))) == 1000);
    db.run(insert_into(invoices).values(invoices.number = nextval(numbers)));
    BOOST_TEST(db.one(select(currval(numbers))) == 1010);
    BOOST_TEST(db.insert(invoice{}).number == 1020);
    BOOST_TEST(db.one(select(nextval(other_numbers) + nextval(numbers))) == 1031);
    db.create(counted, orm::if_exists::skip);
    BOOST_TEST(db.one(select(nextval(other_numbers))) == 2);
    for (std::string_view const statement : orm::drop_sql<orm::postgres_dialect>(counted))
        db.backend().run_script(statement);
    BOOST_CHECK_THROW(db.one(select(nextval(numbers))), orm::error);
}

BOOST_AUTO_TEST_CASE(a_dump_brings_their_numbers_along) {
    auto        db = database_without_sequences();
    std::string text;
    db.create(counted);
    db.insert(invoice{});
    BOOST_TEST(db.insert(invoice{}).number == 1010);
    db.dump(counted, [&](std::string_view line) { text += line; });
    BOOST_TEST(text.find(R"({"sequence":"numbers","last":1010})") != text.npos);
    BOOST_TEST(text.find("other") == text.npos);  // which has not begun
    for (std::string_view const statement : orm::drop_sql<orm::postgres_dialect>(counted))
        db.backend().run_script(statement);
    db.create(counted);
    std::istringstream cut(text.substr(0, text.find("{\"rows\"")));
    BOOST_CHECK_THROW(db.load_dump(counted, cut), orm::json_error);
    BOOST_TEST(db.one(select(nextval(numbers))) == 1000);  // nothing of it has moved
    std::istringstream in(text);
    BOOST_TEST(db.load_dump(counted, in).rows == 2);
    invoice const next = db.insert(invoice{});
    BOOST_TEST((next.id == 3 && next.number == 1020));
}

BOOST_AUTO_TEST_CASE(migrations_alter_and_drop_them) {
    auto db = database_without_sequences();
    db.create(counted);
    BOOST_TEST(db.insert(invoice{}).number == 1000);
    using next = orm::migrate::change<faster, of_counted>;
    orm::migrate::run_steps(db.backend(), next::up<orm::postgres_dialect>());
    BOOST_TEST(db.insert(invoice{}).number == 1005);
    BOOST_CHECK_THROW(db.one(select(nextval(other_numbers))), orm::error);
    orm::migrate::run_steps(db.backend(), next::down<orm::postgres_dialect>());
    BOOST_TEST(db.insert(invoice{}).number == 1015);
    BOOST_TEST(db.one(select(nextval(other_numbers))) == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

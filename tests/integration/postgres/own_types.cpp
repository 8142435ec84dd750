// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <orm/exported_snapshot.hpp>
#include <orm/migrate/plan.hpp>
#include <orm/migrate/postgres/introspect.hpp>

#include "integration/postgres/server.hpp"

// Types that the database makes itself, network addresses and ranges, and what tables say to this
// engine alone.

namespace integration::postgres::own_types {

using namespace orm;
using namespace orm::dsl;

template <sql_type Column>
struct text_of {
    std::string text;
    bool        operator==(text_of const&) const = default;
};
using inet   = text_of<sql_type::inet>;
using cidr   = text_of<sql_type::cidr>;
using ints   = text_of<sql_type::int4range>;
using longs  = text_of<sql_type::int8range>;
using nums   = text_of<sql_type::numrange>;
using days   = text_of<sql_type::daterange>;
using times  = text_of<sql_type::tstzrange>;
using number = text_of<sql_type::numeric>;

}  // namespace integration::postgres::own_types

template <orm::sql_type Column>
struct orm::codec<integration::postgres::own_types::text_of<Column>> {
    using text_type              = integration::postgres::own_types::text_of<Column>;
    using stored                 = std::string_view;
    static constexpr auto column = Column;

    static std::string_view encode(text_type const& given) { return given.text; }
    static text_type        decode(std::string_view text) { return {std::string(text)}; }
};

namespace integration::postgres::own_types {

struct host {
    std::int64_t       id{};
    inet               address{"0.0.0.0"};
    cidr               network{"0.0.0.0/0"};
    ints               ports{"empty"};
    longs              counts{"empty"};
    nums               prices{"empty"};
    days               leased{"empty"};
    times              seen{"empty"};
    std::vector<inet>  others{};
    std::vector<times> visits{};

    bool operator==(host const&) const = default;
};
ORM_TABLE(hosts, host, "hosts",
    (id, primary_key), (address), (network), (ports), (counts), (prices), (leased), (seen),
    (others), (visits))

host const everything{.id      = 1,
                      .address = {"192.168.0.1/24"},
                      .network = {"2001:db8::/32"},
                      .ports   = {"[1,5)"},
                      .counts  = {"(,9000000000000000000)"},
                      .prices  = {"(1.50,12345678901234567890.123]"},
                      .leased  = {"[2024-01-01,infinity)"},
                      .seen    = {"[2024-02-29 12:00:00.000001,)"},
                      .others  = {{"::1"}, {"10.0.0.0/8"}},
                      .visits  = {{"empty"}, {"(,)"}}};

enum class mood { sad, ok, happy };
ORM_ENUM(mood, (sad, "so \"sad\", {NULL}"), ok, happy)

struct person {
    std::int64_t        id{};
    std::string         name{};
    mood                now = mood::ok;
    std::optional<mood> later{};
    std::vector<mood>   before{};
    number              paid{"0.00"};

    bool operator==(person const&) const = default;
};
ORM_TABLE(people, person, "people",
    (id, primary_key, autoincrement),
    (name, varchar(8), comment("it's hers")),
    (now, native_enum("mood"), default_(mood::ok)),
    (later, native_enum("mood")),
    (before, native_enum("mood")),
    (paid, numeric(8, 2)))
ORM_CONSTRAINTS(people,
    comment("all of them"),
    index(people.before).method("gin").with("fastupdate = off"),
    index(opclass(people.name, "text_pattern_ops"), desc(people.id))
        .include(people.paid)
        .where(people.now == mood::ok),
    exclude(compared(people.name, "="), compared(people.paid, "="))
        .method("btree")
        .where(people.now == mood::sad))

constexpr auto all = schema(people);

using texts = std::vector<std::string>;
using moods = std::vector<mood>;

/// One table, whose type has other values each time.
template <class Feeling>
struct human {
    std::int64_t         id{};
    Feeling              now = Feeling::happy;
    std::vector<Feeling> before{};
};
namespace first {
enum class feeling { sad, happy };
ORM_ENUM(feeling, sad, happy)
using someone = human<feeling>;
ORM_TABLE(humans, someone, "humans",
    (id, primary_key), (now, native_enum("feelings.feeling"), default_(feeling::happy)),
    (before, native_enum("feelings.feeling")))
}  // namespace first
namespace second {
enum class feeling { fresh, sad, ok, happy };
ORM_ENUM(feeling, fresh, sad, ok, happy)
using someone = human<feeling>;
ORM_TABLE(humans, someone, "humans",
    (id, primary_key), (now, native_enum("feelings.feeling"), default_(feeling::happy)),
    (before, native_enum("feelings.feeling")))
}  // namespace second
namespace third {
using first::feeling;
using someone = human<feeling>;
// Its schema is that of the connection.
ORM_TABLE(humans, someone, "humans",
    (id, primary_key),
    (now, native_enum("Sense", renamed_from("feelings.feeling")), default_(feeling::happy)),
    (before, native_enum("Sense")))
}  // namespace third

struct pet {
    std::int64_t        id{};
    mood                now = mood::ok;
    std::optional<mood> later{};
    std::vector<mood>   before{};
};
ORM_TABLE(pets, pet, "pets",
    (id, primary_key, autoincrement),
    (now, native_enum("mood")), (later, native_enum("mood")), (before, native_enum("mood")))

struct guest {
    std::int64_t               id{};
    std::optional<std::string> name{};
};
ORM_TABLE(guests, guest, "guests", (id, primary_key), (name))
ORM_CONSTRAINTS(guests, unique_index(guests.name).nulls_not_distinct())

void migrate_to(orm::postgres::database& db, schema_model const& from, schema_model const& to) {
    migrate::plan const way(migrate::diff(from, to), postgres_dialect::facts);
    for (migrate::step const& each : way.steps())
        if (!each.check) db.backend().run_script(each.sql);
    for (auto const& drift : migrate::find_drift(db.backend(), to))
        BOOST_ERROR(drift.table << "." << drift.part << ": " << drift.what);
}

BOOST_AUTO_TEST_SUITE(integration_postgres_own_types)

BOOST_AUTO_TEST_CASE(addresses_and_ranges_are_texts) {
    auto db = empty_database();
    db.create(schema(hosts));
    db.insert(everything);
    BOOST_TEST((*db.find(hosts, 1) == everything));
    db.insert(host{.id = 2});
    BOOST_TEST((*db.find(hosts, 2) == host{.id = 2}));
    host third = everything;
    third.id   = 3;
    db.copy_in(hosts, std::vector{third}, as_stored);
    BOOST_TEST((*db.find(hosts, 3) == third));
    BOOST_TEST(db.backend().query("select concat_ws(' ', address, network, ports, counts, prices, "
                                  "leased, others) from hosts where id = 3") ==
               "192.168.0.1/24 2001:db8::/32 [1,5) (,9000000000000000000) "
               "(1.50,12345678901234567890.123] [2024-01-01,infinity) {::1,10.0.0.0/8}");
    // The engine's own form of it.
    db.insert(host{.id = 4, .ports = {" ( 1 , \"5\" ] "}, .leased = {"[2024-01-01,2024-01-31]"}});
    BOOST_TEST(db.find(hosts, 4)->ports.text == "[2,6)");
    BOOST_TEST(db.find(hosts, 4)->leased.text == "[2024-01-01,2024-02-01)");
    auto const found = db.all(select(hosts.id).from(hosts).where(
        raw<bool>("{} && {}", hosts.ports, orm::dsl::cast<ints>(hosts.ports))));
    BOOST_TEST(found.size() == 3);
    for (char const* const wrong : {"", "1.2.3", "1.2.3.4/33", "::1/129", "1.2.3.4/x", "host"})
        BOOST_CHECK_THROW(db.insert(host{.id = 9, .address = {wrong}}), encode_error);
    for (char const* const wrong : {"", "[1,2", "1,2", "[1;2]", "[a,2]", "[1,99999999999]"})
        BOOST_CHECK_THROW(db.insert(host{.id = 9, .ports = {wrong}}), encode_error);
}

BOOST_AUTO_TEST_CASE(enums_may_be_types_of_the_database) {
    auto db = empty_database();
    db.create(all);
    db.create(all, if_exists::skip);
    BOOST_TEST(db.backend().query("select string_agg(format_type(atttypid, atttypmod), ', ' order "
                                  "by attnum) from pg_attribute where attnum > 0 and "
                                  "attrelid = 'people'::regclass") ==
               "bigint, character varying(8), mood, mood, mood[], numeric(8,2)");
    auto const ada = db.insert(person{.name   = "Ada",
                                      .now    = mood::happy,
                                      .later  = mood::sad,
                                      .before = {mood::sad, mood::ok},
                                      .paid   = {"17.50"}});
    BOOST_TEST((*db.find(people, 1) == ada));
    db.insert(std::vector<person>{{.name = "Bob"}, {.name = "Eve", .now = mood::sad}});
    db.copy_in(people, std::vector<person>{});
    auto const find = [&](auto condition) {
        return db.all(select(people.name).from(people).where(condition).order_by(people.id));
    };
    BOOST_TEST((find(people.now == mood::ok) == texts{"Bob"}));
    BOOST_TEST((find(people.now > mood::ok) == texts{"Ada"}));  // in the order of the type
    BOOST_TEST((find(in(people.now, moods{mood::sad, mood::happy})) == texts{"Ada", "Eve"}));
    BOOST_TEST((find(people.later == mood::sad) == texts{"Ada"}));
    BOOST_TEST((find(is_not_distinct_from(people.later, std::optional<mood>{})).size() == 2));
    BOOST_TEST((find(contains(people.before, mood::sad)) == texts{"Ada"}));
    BOOST_TEST((find(people.before == moods{}) == texts{"Bob", "Eve"}));
    db.run(update(people)
               .set(people.now = mood::ok, people.later = std::nullopt,
                    people.before = array_append(people.before, mood::happy))
               .where(people.name == "Ada"));
    BOOST_TEST((db.find(people, 1)->before == moods{mood::sad, mood::ok, mood::happy}));
    auto const [place, others] = db.one(
        select(array_position(people.before, mood::ok), array_remove(people.before, mood::ok))
            .from(people)
            .where(people.id == 1));
    BOOST_TEST(place.value() == 2);
    BOOST_TEST((others == moods{mood::sad, mood::happy}));
    BOOST_TEST((db.one(select(max(people.now)).from(people)) == mood::ok));
    constexpr auto wanted = param<"now", mood>;
    auto           named = db.prepare(select(people.name).from(people).where(people.now == wanted));
    BOOST_TEST((named.all(wanted = mood::sad) == texts{"Eve"}));
    BOOST_TEST(db.count(people) == 3);
    auto const [both] = db.batch(select(people.name).from(people).where(people.now == mood::sad));
    BOOST_TEST((both == texts{"Eve"}));
    BOOST_CHECK_THROW(db.insert(person{.name = "much too long"}), error);
    auto rows = db.all(select().from(people));
    for (person& row : rows) row.now = mood::happy, row.before = {mood::sad};
    db.update(rows);
    BOOST_TEST((db.all(select().from(people)) == rows));
    person const copied{.id = 7, .before = {mood::happy, mood::sad}};
    db.copy_in(people, std::vector{copied, person{.id = 8}}, as_stored);
    BOOST_TEST((*db.find(people, 7) == copied));
    BOOST_TEST(db.find(people, 8)->before.empty());
    // The values of a type that is altered are seen at once.
    db.backend().run_script("alter type mood add value 'odd'; ");
    db.backend().run_script("update people set now = 'odd' where id = 1");
    BOOST_CHECK_THROW(db.find(people, 1), decode_error);
}

BOOST_AUTO_TEST_CASE(a_migration_adds_values_and_takes_them_away) {
    auto db = empty_database();
    db.backend().run_script("drop schema if exists feelings cascade");
    auto const few         = lower<postgres_dialect>(schema(first::humans));
    auto const all_of_them = lower<postgres_dialect>(schema(second::humans));
    migrate_to(db, {}, few);
    first::someone const old{.id = 1, .before = {first::feeling::sad}};
    db.insert(old);
    migrate_to(db, few, all_of_them);
    db.insert(second::someone{.id = 2, .now = second::feeling::ok});
    BOOST_TEST((db.find(second::humans, 1)->before == std::vector{second::feeling::sad}));
    db.run(delete_from(second::humans).where(second::humans.now == second::feeling::ok));
    migrate_to(db, all_of_them, few);
    BOOST_TEST((db.find(first::humans, 1)->before == old.before));
    auto const moved = lower<postgres_dialect>(schema(third::humans));
    migrate_to(db, few, moved);
    BOOST_TEST(db.backend().query("select count(*) from pg_type where typname = 'Sense' and "
                                  "typnamespace = current_schema()::regnamespace") == "1");
    migrate_to(db, moved, {});
    auto other = empty_database();
    other.create(schema(first::humans));
    other.insert(std::vector{old});
    BOOST_TEST((other.find(first::humans, 1)->before == old.before));
    other.backend().run_script("drop table humans; drop schema feelings cascade");
}

BOOST_AUTO_TEST_CASE(statements_outlive_a_type_that_is_made_again) {
    auto db = empty_database();
    db.create(schema(pets));
    std::string const here = db.backend().query("select current_schema()");
    auto other = orm::postgres::open(server(), {.on_open = "set search_path to " + here});
    // In another order, so that nothing is right by accident.
    std::string const values     = " as enum ('happy', 'so \"sad\", {NULL}', 'ok'); ";
    auto const        columns_of = [](std::string const& type) {
        return "alter table pets alter now type " + type + " using now::text::" + type +
               ", alter later type " + type + " using later::text::" + type +
               ", alter before type " + type + "[] using before::text[]::" + type + "[]; ";
    };
    std::string const again = columns_of("text") + "drop type if exists mood; create type mood" +
                              values + columns_of("mood");

    using transaction = orm::postgres::transaction;
    std::size_t rows  = 0;
    auto const  write = [](auto& on) {
        on.insert(pet{.later = mood::sad, .before = {mood::happy}});
    };
    auto const change = [](auto& on) {
        on.run(update(pets)
                   .set(pets.later = mood::ok, pets.before = moods{mood::happy})
                   .where(in(pets.now, moods{mood::ok})));
    };
    auto const together = [](auto& on) {
        auto const [found, changed] =
            on.batch(select(pets.now).from(pets).where(pets.later == mood::ok),
                     update(pets).set(pets.now = mood::ok).where(pets.now == mood::ok));
        return found.size() + static_cast<std::size_t>(changed);
    };
    auto const run_all = [&] {
        write(db);
        ++rows;
        change(db);
        BOOST_TEST(db.all(select().from(pets)).size() == rows);
        BOOST_TEST(
            db.all(select(pets.id).from(pets).where(contains(pets.before, mood::happy))).size() ==
            rows);
        BOOST_TEST(together(db) == 2 * rows);
    };
    run_all();
    for (std::string const& change_of_types :
         {again, "create type temper" + values + columns_of("temper"),
          columns_of("text") + "drop type mood; drop type temper"}) {
        other.backend().run_script(change_of_types);
        run_all();
        // In a transaction the error is told, and the next one goes on.
        other.backend().run_script(again);
        for (auto const& use :
             {std::function<void(transaction&)>(write), std::function<void(transaction&)>(change),
              std::function<void(transaction&)>(together)}) {
            BOOST_CHECK_THROW(db.transaction([&](auto& tx) { use(tx); }), statement_error);
            db.transaction([&](auto& tx) { use(tx); });
        }
        ++rows;
        run_all();
    }
    // What the server says to a statement that is compiled anew, too, is told.
    other.backend().run_script("alter table pets alter later type date using null");
    BOOST_CHECK_THROW(change(db), statement_error);
    BOOST_CHECK_THROW(together(db), statement_error);
    BOOST_TEST(db.healthy());
}

BOOST_AUTO_TEST_CASE(indexes_constraints_and_comments) {
    auto db = empty_database();
    db.create(all);
    BOOST_TEST(db.backend().query("select string_agg(regexp_replace(indexdef, '^.* USING ', ''), "
                                  "'; ' order by indexname) from pg_indexes where "
                                  "schemaname = current_schema() and indexname <> 'people_pkey'") ==
               "gin (before) WITH (fastupdate=off); "
               "btree (name text_pattern_ops, id DESC) INCLUDE (paid) WHERE (now = 'ok'::mood); "
               "btree (name, paid) WHERE (now = 'so \"sad\", {NULL}'::mood)");
    BOOST_TEST(db.backend().query("select obj_description('people'::regclass) || '; ' || "
                                  "col_description('people'::regclass, 2)") ==
               "all of them; it's hers");
    db.insert(person{.name = "Eve", .now = mood::sad});
    db.insert(person{.name = "Eve", .now = mood::ok});
    BOOST_CHECK_THROW(db.insert(person{.name = "Eve", .now = mood::sad}), constraint_violation);
    auto const model = lower<postgres_dialect>(all);
    for (auto const& drift : migrate::find_drift(db.backend(), model))
        BOOST_ERROR(drift.table << "." << drift.part << ": " << drift.what);
    db.backend().run_script(
        "comment on table people is null; "
        "alter table people alter name type varchar(9)");
    BOOST_TEST(migrate::find_drift(db.backend(), model).size() == 2);
    for (std::string_view const text : drop_sql<postgres_dialect>(all))
        db.backend().run_script(text);
    BOOST_TEST(db.backend().query("select count(*) from pg_type where typname = 'mood' and "
                                  "typnamespace = current_schema()::regnamespace") == "0");
}

BOOST_AUTO_TEST_CASE(nulls_are_one_value_to_an_index) {
    auto db = empty_database();
    if (db.backend().version() < 150'000) return;
    migrate_to(db, {}, lower<postgres_dialect>(schema(guests)));  // which finds no drift
    db.insert(guest{.id = 1});
    db.insert(guest{.id = 2, .name = "Eve"});
    BOOST_CHECK_EXCEPTION(db.insert(guest{.id = 3}), unique_violation, [](auto const& failure) {
        return failure.constraint() == "guests_name_idx";
    });
    db.backend().run_script(
        "drop index guests_name_idx; create unique index guests_name_idx on "
        "guests (name)");
    BOOST_TEST(migrate::find_drift(db.backend(), lower<postgres_dialect>(schema(guests))).size() ==
               1);
}

BOOST_AUTO_TEST_CASE(transactions_see_what_another_one_sees) {
    auto db = empty_database();
    db.create(all);
    auto other = orm::postgres::open(
        server(),
        {.on_open = "set search_path to " + db.backend().query("select current_schema()")});
    constexpr transaction_options frozen{.level = isolation::repeatable_read};
    db.transaction(
        [&](auto& tx) {
            std::string const name = orm::postgres::export_snapshot(tx);
            other.insert(person{.name = "new"});
            other.transaction(
                [&](auto& tx2) {
                    orm::postgres::import_snapshot(tx2, name);
                    BOOST_TEST(tx2.count(people) == 0);
                },
                frozen);
            BOOST_TEST(other.count(people) == 1);
            BOOST_TEST(tx.count(people) == 0);
        },
        frozen);
    BOOST_CHECK_THROW(orm::postgres::export_snapshot(db), misuse);
    db.transaction([](auto& tx) {
        BOOST_CHECK_THROW(orm::postgres::import_snapshot(tx, "1'; drop table people; --"), misuse);
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration::postgres::own_types

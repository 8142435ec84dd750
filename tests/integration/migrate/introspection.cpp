// SPDX-License-Identifier: BSL-1.0
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/orm.hpp>
#include <orm/render/lower_objects.hpp>

#include "../../../examples/analytics/schema.hpp"
#include "../../../examples/cms/schema.hpp"
#include "../../../examples/demo/schema.hpp"
#include "integration/common/blog.hpp"
#include "integration/migrate/pulled.hpp"
#include "integration/migrate/pulled_examples_postgres.inc"
#include "integration/migrate/pulled_examples_sqlite.inc"

// What a database says of its tables, compared with the schema that they were made from.

namespace integration {

namespace {

using orm::migrate::live_drift;

enum class mood { calm, cross };
ORM_ENUM(mood, calm, cross)

struct owner {
    std::int64_t               id{};
    std::string                name;
    mood                       temper = mood::calm;
    std::optional<std::string> motto;
    bool                       known  = true;
    double                     weight = -1.5;
    std::int32_t               minus  = -1;
    std::int64_t               letters{};
    std::chrono::sys_seconds   created{};
    std::chrono::sys_days      day{};
    std::string                made;
};
ORM_TABLE(owners, owner, "Owners of \"things\"", (id, primary_key, autoincrement),
    (name, unique, check(length(owners.name) > 1)),
    (temper, default_(mood::calm)),
    (motto, default_("it's \"quoted\"\\\n")),
    (known, default_(true)),
    (weight, default_(-1.5)),
    (minus, default_(-1)),
    (letters, generated(length(owners.name), stored)),
    (created, default_now),
    (day, default_now),
    (made, default_sql("lower('A') || 'b'")))
ORM_CONSTRAINTS(owners,
    check(or_(in(owners.minus, {-1, 2, 3}), like(owners.name, "a%"))).named("owners rule"),
    check(between(owners.weight, -10.0, 1e3)),
    index(lower(owners.name), desc(owners.weight)).named("owners_by_name"),
    index(nulls_last(desc(owners.motto)), nulls_first(owners.minus)).named("owners_by_motto"),
    unique_index(owners.motto).where(and_(eq(owners.temper, mood::cross), owners.known)))

struct thing {
    std::int64_t                year{};
    std::int64_t                number{};
    std::optional<std::int64_t> owner_id;
    std::optional<std::int64_t> part_year;
    std::optional<std::int64_t> part_number;
};
ORM_TABLE(things, thing, "things", (year), (number),
    (owner_id, references(owners.id, on_delete_set_null, on_update_cascade, deferred)),
    (part_year), (part_number))
ORM_CONSTRAINTS(things, primary_key(things.year, things.number),
    unique(things.part_year, things.part_number).named("one part"),
    foreign_key(things.part_year, things.part_number).references(things.year, things.number)
        .with(on_delete_cascade))

inline constexpr auto possessions = orm::schema(owners, things);

struct entry {
    std::string  word;
    std::int64_t hits{};
};
ORM_TABLE(entries, entry, "entries", (word, primary_key, collate("nocase")),
    (hits, generated(length(entries.word), virtual_)))
ORM_CONSTRAINTS(entries, strict, without_rowid)

struct audit {
    std::int64_t id{};
    std::int64_t owner_id{};
    std::string  what;
};
ORM_TABLE(audits, audit, "log", (id, primary_key), (owner_id, references(owners.id)),
    (what, collate("C")))
ORM_CONSTRAINTS(audits, in_schema("introspected audit"), index(audits.what))

/// Tables with a view that reads another one, and a trigger.
namespace with_objects {

using namespace orm::dsl;

struct item {
    std::int64_t id{};
    std::string  name;
};
ORM_TABLE(items, item, "items", (id, primary_key, autoincrement), (name))

struct line {
    std::int64_t id{};
    std::string  what;
};
ORM_TABLE(log, line, "log", (id, primary_key, autoincrement), (what))

struct named_item {
    std::string name;
};
ORM_VIEW(named, named_item, "named", select(items.name).from(items), (name))
ORM_TRIGGER(added, "added",
            after_insert(items).run(insert_into(log).values(log.what = new_(items.name))))

ORM_VIEW(short_named, named_item, "short names",
         select(named.name).from(named).where(length(named.name) < 9 && named.name != "it's"),
         (name))

inline constexpr auto schema = orm::schema(items, log, named, short_named, added);

}  // namespace with_objects

namespace only_postgres {

using namespace orm::dsl;

inline constexpr orm::sequence<"introspected_numbers",
                               orm::sequence_options{.start = 100, .increment = 10}>
    numbers;

struct entry {
    std::int64_t id{};
    std::int64_t number{};
};
ORM_TABLE(numbered, entry, "numbered", (id, primary_key, autoincrement),
    (number, default_sql("nextval('introspected_numbers')")))

struct big_number {
    std::int64_t number{};
};
ORM_MATERIALIZED_VIEW(biggest, big_number, "biggest",
                      select(numbered.number).from(numbered).where(numbered.number > 500), (number))
ORM_CONSTRAINTS(biggest, unique_index(biggest.number))

struct kept_row {
    std::int64_t id{};
    std::string  what;
};
ORM_TABLE(kept, kept_row, "kept", (id, primary_key, autoincrement), (what))
ORM_CONSTRAINTS(kept, in_schema("introspected kept"))

struct seen_row {
    std::string what;
};
ORM_VIEW(seen, seen_row, "seen", select(kept.what).from(kept), (what))
ORM_CONSTRAINTS(seen, in_schema("introspected kept"))

ORM_TRIGGER(noted, "noted",
            after_insert(kept).run(delete_from(numbered).where(numbered.id == new_(kept.id))))

}  // namespace only_postgres

std::vector<std::string> lines(std::vector<live_drift> const& found) {
    std::vector<std::string> all;
    for (live_drift const& each : found) all.push_back(each.text());
    return all;
}

template <class Backend, auto Schema>
std::vector<std::string> drift_of_created() {
    auto db = Backend::database();
    db.create(Schema);
    return lines(
        orm::migrate::find_drift(db.backend(), orm::lower<typename Backend::dialect>(Schema)));
}

using line_list = std::vector<std::string>;

/// What is reported of a database of `possessions` after a script.
template <class Backend>
line_list drift_after(std::string_view script) {
    auto db = Backend::database();
    db.create(possessions);
    db.backend().run_script(script);
    return lines(
        orm::migrate::find_drift(db.backend(), orm::lower<typename Backend::dialect>(possessions)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

TEST_ON_EACH_BACKEND(a_database_is_read_as_the_schema_it_was_made_from) {
    line_list const none;
    BOOST_TEST((drift_of_created<Backend, blog>()) == none, boost::test_tools::per_element());
    BOOST_TEST((drift_of_created<Backend, possessions>()) == none,
               boost::test_tools::per_element());
    BOOST_TEST((drift_of_created<Backend, with_objects::schema>()) == none,
               boost::test_tools::per_element());
    // Those of the examples.
    BOOST_TEST((drift_of_created<Backend, cms::site>()) == none, boost::test_tools::per_element());
    BOOST_TEST((drift_of_created<Backend, demo::catalogue>()) == none,
               boost::test_tools::per_element());
    BOOST_TEST((drift_of_created<Backend, analytics::music_shop>()) == none,
               boost::test_tools::per_element());
}

TEST_ON_EACH_BACKEND(each_change_by_hand_is_told_with_its_table_and_column) {
    auto const found = [](std::string_view script) { return drift_after<Backend>(script); };
    BOOST_TEST(found("alter table things add column extra integer") ==
               line_list{"things.extra: not in the schema"});
    BOOST_TEST(found("create table more (id integer)") == line_list{"more: not in the schema"});
    BOOST_TEST(found("create index by_year on things (year)") ==
               line_list{"things.by_year: not in the schema"});
    BOOST_TEST(found("drop index owners_by_name") ==
               line_list{"Owners of \"things\".owners_by_name: missing"});
    BOOST_TEST(found("drop index owners_by_name; create unique index owners_by_name on "
                     "\"Owners of \"\"things\"\"\" (lower(name), weight desc)") ==
               line_list{"Owners of \"things\".owners_by_name: whether it is unique"});
    BOOST_TEST(found("drop table things") == line_list{"things: missing"});
}

TEST_ON_EACH_BACKEND(views_and_triggers_are_compared_too) {
    bool const sqlite = orm::is_sqlite<typename Backend::dialect>;
    auto const found  = [](std::string_view script) {
        auto db = Backend::database();
        db.create(with_objects::schema);
        db.backend().run_script(script);
        return lines(orm::migrate::find_drift(
            db.backend(), orm::lower<typename Backend::dialect>(with_objects::schema)));
    };
    BOOST_TEST(found("drop view \"short names\"") == line_list{"short names: missing"});
    BOOST_TEST(found("drop view \"short names\"; create view \"short names\" as "
                     "select name from named where name > 'a'") ==
               line_list{"short names: its query"});
    BOOST_TEST(found("create view more as select id from items") ==
               line_list{"more: not in the schema"});
    BOOST_TEST(found(sqlite ? "drop trigger added" : "drop trigger added on items") ==
               line_list{"added: missing"});
    if (sqlite) {
        BOOST_TEST(found("drop trigger added; create trigger added after insert on items begin "
                         "delete from log; end") == line_list{"added: when it runs"});
        BOOST_TEST(
            found("drop trigger added; CREATE TRIGGER \"added\" AFTER INSERT ON \"items\" "
                  "-- spelled in another way\nFOR EACH ROW BEGIN insert into \"log\"(\"what\") "
                  "values(new.\"name\");END") == line_list{},
            boost::test_tools::per_element());
    } else {
        BOOST_TEST(found("create or replace function added() returns trigger language plpgsql as "
                         "'begin return null; end'") == line_list{"added: its statements"});
    }
}

/// As written by `pull`, the schemas of the examples compile, and are those of their databases.
BOOST_AUTO_TEST_CASE(schemas_of_the_examples_are_written_down) {
    auto db = orm::sqlite::open(":memory:");
    db.create(cms::site);
    db.create(demo::catalogue);
    db.create(analytics::music_shop);
    check_pulled(db, orm::lower<orm::sqlite_dialect>(pulled_examples_sqlite::schema),
                 "pulled_examples_sqlite", kept("pulled_examples_sqlite.inc"));
#if defined(ORM_TEST_WITH_POSTGRES)
    auto there = postgres::empty_database();
    there.create(cms::site);
    there.create(demo::catalogue);
    there.create(analytics::music_shop);
    check_pulled(there, orm::lower<orm::postgres_dialect>(pulled_examples_postgres::schema),
                 "pulled_examples_postgres", kept("pulled_examples_postgres.inc"));
#endif
}

BOOST_AUTO_TEST_CASE(what_only_sqlite_has_is_read) {
    BOOST_TEST((drift_of_created<sqlite_in_memory, orm::schema(entries)>()) == line_list{},
               boost::test_tools::per_element());
}

/// SQLite cannot change them without making the table again.
BOOST_AUTO_TEST_CASE(each_part_of_a_sqlite_table_is_compared) {
    auto const of = [](std::string_view create) {
        auto db = orm::sqlite::open(":memory:");
        db.backend().run_script(create);
        return lines(orm::migrate::find_drift(
            db.backend(), orm::lower<orm::sqlite_dialect>(orm::schema(entries))));
    };
    BOOST_TEST(
        of("create table entries (word text collate nocase primary key not null, -- a\n"
           "[hits] int as ( LENGTH(`word`) ) not null) without rowid, STRICT") == line_list{},
        boost::test_tools::per_element());
    BOOST_TEST(of("create table entries (word text not null default 'a', hits text, "
                  "check (hits > 1), unique (hits), primary key (word, hits), "
                  "foreign key (hits) references entries on delete cascade)") ==
                   (line_list{"entries.word: its default", "entries.hits: its type",
                              "entries: its primary key", "entries: its options",
                              "entries.entries_hits_key: not in the schema",
                              "entries.entries_hits_fkey: not in the schema",
                              "entries.entries_check: not in the schema"}),
               boost::test_tools::per_element());
}

#if defined(ORM_TEST_WITH_POSTGRES)
BOOST_AUTO_TEST_CASE(each_part_of_a_postgres_table_is_compared) {
    auto const found = [](std::string_view script) { return drift_after<postgres_server>(script); };
    BOOST_TEST(found("alter table things alter column owner_id set not null") ==
               line_list{"things.owner_id: whether it may be null"});
    BOOST_TEST(found("alter table things alter column owner_id set default 3") ==
               line_list{"things.owner_id: its default"});
    BOOST_TEST(found("alter table things drop constraint things_pkey cascade") ==
                   (line_list{"things: its primary key",
                              "things.things_part_year_part_number_fkey: missing"}),
               boost::test_tools::per_element());
    BOOST_TEST(found("alter table things drop constraint \"one part\"") ==
               line_list{"things.one part: missing"});
    BOOST_TEST(found("alter table things alter constraint things_owner_id_fkey not deferrable") ==
               line_list{"things.things_owner_id_fkey: when it is checked"});
    // What was never held against the rows is no constraint yet.
    BOOST_TEST(found("alter table things add check (year > 0) not valid") == line_list{});
    BOOST_TEST(found("alter table things drop constraint things_owner_id_fkey, add constraint "
                     "things_owner_id_fkey foreign key (owner_id) references \"Owners of "
                     "\"\"things\"\"\" on delete set null on update cascade deferrable initially "
                     "deferred not valid") == line_list{"things.things_owner_id_fkey: missing"});
    BOOST_TEST(found("alter table things add check (year > 0)") ==
               line_list{"things.things_year_check: not in the schema"});
    BOOST_TEST(found("alter table \"Owners of \"\"things\"\"\" alter column minus type bigint") ==
               line_list{"Owners of \"things\".minus: its type"});
}

/// A default that counts, a materialized view, and names of schemas inside of texts.
BOOST_AUTO_TEST_CASE(what_only_postgres_has_is_read) {
    auto           db = postgres::empty_database();
    constexpr auto schema =
        orm::schema(only_postgres::numbered, only_postgres::numbers, only_postgres::biggest,
                    only_postgres::kept, only_postgres::seen, only_postgres::noted);
    db.create(schema);
    auto const model = orm::lower<orm::postgres_dialect>(schema);
    auto const found = [&](std::string_view script) {
        db.backend().run_script(script);
        return lines(orm::migrate::find_drift(db.backend(), model));
    };
    BOOST_TEST(found("") == line_list{}, boost::test_tools::per_element());
    BOOST_TEST(found("alter sequence introspected_numbers increment by 3") ==
               line_list{"introspected_numbers: its options"});
    BOOST_TEST(found("alter sequence introspected_numbers increment by 10; "
                     "drop index biggest_number_idx") ==
               line_list{"biggest.biggest_number_idx: missing"});
    BOOST_TEST(found("create unique index biggest_number_idx on biggest (number); "
                     "drop view \"introspected kept\".seen") ==
               line_list{"introspected kept.seen: missing"});
    db.backend().run_script("drop schema \"introspected kept\" cascade");
}

BOOST_AUTO_TEST_CASE(tables_in_named_schemas_are_read) {
    auto           db     = postgres::empty_database();
    constexpr auto schema = orm::schema(owners, things, audits);
    db.create(schema);
    auto const model = orm::lower<orm::postgres_dialect>(schema);
    BOOST_TEST(lines(orm::migrate::find_drift(db.backend(), model)) == line_list{},
               boost::test_tools::per_element());
    db.backend().run_script("alter table \"introspected audit\".log drop column what");
    BOOST_TEST(lines(orm::migrate::find_drift(db.backend(), model)) ==
                   (line_list{"introspected audit.log.what: missing",
                              "introspected audit.log.log_what_idx: missing"}),
               boost::test_tools::per_element());
    db.backend().run_script("drop schema \"introspected audit\" cascade");
}
#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

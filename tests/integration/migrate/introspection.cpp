// SPDX-License-Identifier: BSL-1.0
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/orm.hpp>
#include <orm/render/lower_objects.hpp>

#include "../../../examples/cms/schema.hpp"
#include "integration/common/blog.hpp"
#include "integration/migrate/engine.hpp"

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

/// Tables with a view and a trigger, which are no part of the comparison.
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

inline constexpr auto schema = orm::schema(items, log, named, added);

}  // namespace with_objects

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

BOOST_AUTO_TEST_CASE_TEMPLATE(a_database_is_read_as_the_schema_it_was_made_from, Backend,
                              backends) {
    line_list const none;
    BOOST_TEST((drift_of_created<Backend, blog>()) == none, boost::test_tools::per_element());
    BOOST_TEST((drift_of_created<Backend, possessions>()) == none,
               boost::test_tools::per_element());
    BOOST_TEST((drift_of_created<Backend, with_objects::schema>()) == none,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(each_change_by_hand_is_told_with_its_table_and_column, Backend,
                              backends) {
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

BOOST_AUTO_TEST_CASE(what_only_sqlite_has_is_read) {
    BOOST_TEST((drift_of_created<sqlite_in_memory, cms::site>()) == line_list{},
               boost::test_tools::per_element());
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
    BOOST_TEST(found("alter table things add check (year > 0) not valid") == line_list{});
    BOOST_TEST(found("alter table things add check (year > 0)") ==
               line_list{"things.things_year_check: not in the schema"});
    BOOST_TEST(found("alter table \"Owners of \"\"things\"\"\" alter column minus type bigint") ==
               line_list{"Owners of \"things\".minus: its type"});
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

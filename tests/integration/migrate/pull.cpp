// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <vector>

#include <boost/algorithm/string/erase.hpp>
#include <boost/test/unit_test.hpp>

#include <orm/render/lower_objects.hpp>
#include <orm/search.hpp>

#include "integration/migrate/pulled.hpp"
#include "integration/migrate/pulled_postgres.inc"
#include "integration/migrate/pulled_sqlite.inc"

// Databases of another hand are written down as headers, which are kept beside this file. They
// compile, as they are part of it, and nothing is different between them and the databases.

namespace integration {

namespace {

constexpr std::string_view sqlite_script = R"(
    create table [class] (
        id integer primary key autoincrement,
        'name' varchar(40) not null collate NOCASE check (length(name) > 1 and name <> '{'),
        price numeric(10, 2) default 0 check (price >= 0) check (price < 1e6),
        "when it was" datetime default current_timestamp,
        state text default 'it''s "new"' not null,
        flags blob default x'00ff',
        shout text as (upper(name)),
        size int generated always as (length(name)) stored,
        parent integer references class on delete set null deferrable initially deferred,
        constraint "one of each" unique (name, state), unique (parent),
        check (price is not null or state = 'it''s "new"'));
    create unique index class_half on class (price desc, lower(state)) where parent is null;
    create table "tags of" (
        id int, word text, also text default (lower('A') || 'b'), primary key (id, word),
        foreign key (id) references class (id) on update cascade) strict, without rowid;
    create table links (
        id int not null, word text not null, weight double,
        foreign key (id, word) references "tags of" on delete cascade, primary key (weight));
    create table index_ (bare);
    create virtual table found using fts5(body);
    create table page (number integer primary key, title text not null, "the body" text);
    create virtual table "page text" using fts5(
        'the body', title /* of it */, tokenize = porter, content=page, prefix = "2 3",
        content_rowid = number);
    create trigger "page text_inserted" after insert on page for each row begin
        insert into "page text" (rowid, "the body", "title")
            values (new."number", new."the body", new."title"); end;
    create trigger "page text_updated" after update on page for each row begin
        insert into "page text" ("page text", rowid, "the body", "title")
            values ('delete', old."number", old."the body", old."title");
        insert into "page text" (rowid, "the body", "title")
            values (new."number", new."the body", new."title"); end;
    create trigger "page text_deleted" after delete on page for each row begin
        insert into "page text" ("page text", rowid, "the body", "title")
            values ('delete', old."number", old."the body", old."title"); end;
    create view seen as select * from links;
    insert into class (name) values ('ab');
    insert into "tags of" (id, word) values (1, 'x');
    create view [a more recent one] as
        select id, count(*) as "how many", max(word) as last from "tags of" group by id;
    create trigger "on links" after insert on links when new.word <> '{"\"}' begin
        update links set weight = 1 where id = new.id; delete from index_; end;
    create view again (way, how) as select s.id || '{}', "how many" from seen s, [a more recent one];
)";

constexpr std::string_view postgres_script = R"(
    create type mood as enum ('calm', 'cross');
    create table "user" (
        id serial primary key,
        "Full Name" varchar(40) not null check (length("Full Name") > 1),
        mail text collate "C" unique,
        state mood not null default 'calm',
        price numeric(10, 2) default 0 not null,
        key uuid default gen_random_uuid(),
        data jsonb not null default '{}'::jsonb,
        seen timestamp default now(),
        made timestamptz(0) not null default current_timestamp,
        born date, wakes time, waits interval,
        ratio real default -1.5, big bigint, small smallint default 3, truth boolean default true,
        bytes bytea, words text[],
        shout text generated always as (upper(mail)) stored,
        parent integer references "user" on delete set null deferrable initially deferred,
        constraint "one of each" unique (mail, state), constraint dear check (price < 1e6));
    create unique index user_half on "user" (lower(mail), price desc nulls last)
        where parent is null and state = 'calm';
    create index user_words on "user" using gin (words);
    create table line (
        order_id bigint generated always as identity, number int, user_id int not null,
        primary key (order_id, number),
        constraint line_of foreign key (user_id) references "user" on update cascade);
    create type "pulled apart".level as enum ('low', 'high');
    create table part (
        order_id bigint, number int, rank "pulled apart".level not null default 'low',
        foreign key (order_id, number) references line on delete cascade);
    create type "size of" as enum ('small', 'very large', 'class', '');
    create table booking (
        room int, label varchar(8), sizes "size of"[] not null, at inet, during tstzrange,
        exclude using gist (during with &&) where (room > 0));
    create index booking_label on booking (label varchar_pattern_ops) include (room)
        with (fillfactor = 70);
    create view seen as select id, "Full Name" as name, state, price from "user"
        where state = 'calm' and mail <> '{"a\b"}';
    create view again (way) as select count(*) from seen;
    create materialized view oldest as select min(born) as born, id from "user" group by id;
    create unique index oldest_id on oldest (id);
    create sequence bills start 10 increment 5;
    create function "count it"() returns trigger language plpgsql as $$
        BEGIN
            new.number := new.number + 1;
            RETURN new;
        END;
    $$;
    create trigger "count it" before insert or update of number on part for each row
        when (new.number > 0) execute function "count it"();
    create function noted() returns trigger language plpgsql as
        'declare many int; begin many := 1; return null; end';
    create trigger noted after delete on line execute function noted();
    create trigger other after delete on part execute function noted();
    create function told() returns trigger language plpgsql as 'begin return null; end';
    create trigger told after delete on part execute function told('a');
    comment on table booking is 'who is "where"';
    comment on column booking.room is 'its number';
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

BOOST_AUTO_TEST_CASE(a_sqlite_database_becomes_a_header) {
    auto db = orm::sqlite::open(":memory:");
    db.backend().run_script(sqlite_script);
    check_pulled(db, orm::lower<orm::sqlite_dialect>(pulled_sqlite::schema), "pulled_sqlite",
                 kept("pulled_sqlite.inc"));
}

#if defined(ORM_TEST_WITH_POSTGRES)
BOOST_AUTO_TEST_CASE(a_postgres_database_becomes_a_header) {
    auto db = postgres::empty_database();
    db.backend().run_script(
        "drop schema if exists \"pulled apart\" cascade; create schema \"pulled apart\"");
    db.backend().run_script(postgres_script);
    auto const model = orm::lower<orm::postgres_dialect>(pulled_postgres::schema);
    // Where a view reads one table, PostgreSQL 16 and newer tell its columns without that.
    std::string wanted = kept("pulled_postgres.inc");
    if (db.backend().version() >= 160'000) boost::algorithm::erase_all(wanted, R"(\"user\".)");
    check_pulled(db, model, "pulled_postgres", wanted);

    // What a type is told, and what it holds, is compared like the type itself.
    db.backend().run_script(R"(
        drop view again; drop view seen;
        alter table "user" alter column "Full Name" type varchar(41),
                           alter column price type numeric(10, 3);
        alter type mood add value 'odd'; create type spare as enum ('one'))");
    BOOST_TEST(
        drift_of(db, model) == (std::vector<std::string>{
                                   "user.Full Name: its type is character varying(41), not "
                                   "character varying(40)",
                                   "user.state: the enum's values",
                                   "user.price: its type is numeric(10,3), not numeric(10,2)",
                                   "seen: missing", "again: missing", "spare: not in the schema"}),
        boost::test_tools::per_element());
    db.backend().run_script("drop schema \"pulled apart\" cascade");
}
#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/error.hpp>
#include <orm/migrate/locks.hpp>

#include "integration/migrate/leading.hpp"

// What goes wrong with migrations elsewhere, each on a database with parents, children and
// grandchildren, triggers and views.

namespace integration {

namespace {

using orm::column_model;
using orm::sql_type;
using orm::table_model;

constexpr std::string_view id[]{"id"};
constexpr std::string_view parent_id[]{"parent_id"};
constexpr std::string_view child_id[]{"child_id"};

constexpr column_model parent_columns[]{
    {.name = "id", .not_null = true, .details = {.autoincrement = true}},
    {.name = "name", .type = sql_type::text, .not_null = true},
    {.name = "size"},
};
constexpr column_model child_columns[]{{.name = "id", .not_null = true},
                                       {.name = "parent_id", .not_null = true}};
constexpr column_model grandchild_columns[]{{.name = "id", .not_null = true}, {.name = "child_id"}};

constexpr orm::foreign_key_model to_parent[]{
    {.name               = "children_parent_id_fkey",
     .columns            = parent_id,
     .referenced_table   = "parents",
     .referenced_columns = id,
     .options            = {.on_delete = orm::foreign_key_action::cascade}}};
constexpr orm::foreign_key_model to_child[]{
    {.name               = "grandchildren_child_id_fkey",
     .columns            = child_id,
     .referenced_table   = "children",
     .referenced_columns = id,
     .options            = {.on_delete = orm::foreign_key_action::set_null}}};

constexpr orm::key_model key_of(std::string_view name) { return {.name = name, .columns = id}; }

constexpr table_model parents{
    .name = "parents", .columns = parent_columns, .primary_key = key_of("parents_pkey")};
constexpr table_model children{.name         = "children",
                               .columns      = child_columns,
                               .primary_key  = key_of("children_pkey"),
                               .foreign_keys = to_parent};
constexpr table_model grandchildren{.name         = "grandchildren",
                                    .columns      = grandchild_columns,
                                    .primary_key  = key_of("grandchildren_pkey"),
                                    .foreign_keys = to_child};
constexpr table_model family[]{parents, children, grandchildren};

/// Two parents with two children each, who have two children each.
template <class Backend>
auto family_database() {
    auto database = Backend::database();
    lead(database, {}, {family});
    database.backend().run_script(R"(
        insert into parents (id, name, size) values (1, 'a', 1), (2, 'b', null), (3, 'c', 3);
        delete from parents where id = 3;
        insert into children (id, parent_id) values (1, 1), (2, 1), (3, 2), (4, 2);
        insert into grandchildren (id, child_id)
            values (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (7, 4), (8, 4);
    )");
    if constexpr (!orm::is_sqlite<typename Backend::dialect>)  // where giving a key is not giving
                                                               // it out
        database.backend().run_script("select setval(pg_get_serial_sequence('parents', 'id'), 3)");
    return database;
}

template <class Database>
void check_family(Database& database) {
    BOOST_TEST(count(database, "parents") == "2");
    BOOST_TEST(count(database, "children") == "4");
    BOOST_TEST(count(database, "grandchildren where child_id is not null") == "8");
}

/// The family with other parents.
struct other_family {
    table_model tables[3];

    explicit other_family(table_model const& changed) : tables{changed, children, grandchildren} {}
    operator orm::schema_model() const { return {tables}; }
};

constexpr column_model other_default[]{
    parent_columns[0],
    parent_columns[1],
    {.name = "size", .details = {.default_text = "7"}},
};

table_model parents_with(orm::array_view<column_model> columns) {
    table_model changed = parents;
    changed.columns     = columns;
    return changed;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

TEST_ON_EACH_BACKEND(children_and_grandchildren_outlive_a_change_of_a_default) {
    auto db = family_database<Backend>();
    lead(db, {family}, other_family(parents_with(other_default)));
    check_family(db);
    db.backend().run_script("insert into parents (name) values ('d')");
    BOOST_TEST(texts(db, "select cast(size as text) from parents where name = 'd'").front() == "7");
}

TEST_ON_EACH_BACKEND(foreign_keys_work_after_a_migration_as_before) {
    auto db = family_database<Backend>();
    lead(db, {family}, other_family(parents_with(other_default)));
    BOOST_CHECK_THROW(db.backend().run_script("insert into children values (9, 99)"),
                      orm::foreign_key_violation);
    db.backend().run_script("delete from parents where id = 1");
    BOOST_TEST(count(db, "children") == "2");
    BOOST_TEST(count(db, "grandchildren where child_id is null") == "4");
}

TEST_ON_EACH_BACKEND(a_key_that_was_given_out_is_not_given_out_again) {
    auto db = family_database<Backend>();
    lead(db, {family}, other_family(parents_with(other_default)));
    db.backend().run_script("insert into parents (name) values ('d')");
    BOOST_TEST(texts(db, "select cast(max(id) as text) from parents").front() == "4");
}

TEST_ON_EACH_BACKEND(rows_in_the_way_are_counted_before_anything_is_run) {
    static constexpr column_model required[]{
        parent_columns[0], parent_columns[1], {.name = "size", .not_null = true}};
    static constexpr std::string_view name[]{"name"};
    static constexpr orm::key_model   unique[]{{.name = "parents_name_key", .columns = name}};
    auto                              db = family_database<Backend>();
    db.backend().run_script("update parents set name = 'a'");
    auto const  described = description(db);
    table_model changed   = parents_with(required);
    changed.unique_keys   = unique;
    try {
        lead(db, {family}, other_family(changed));
        BOOST_ERROR("it ran");
    } catch (orm::migrate::rows_in_the_way const& problem) {
        BOOST_TEST(problem.what() ==
                   "orm: rows are in the way of the migration: parents.size: 1 rows without a "
                   "value; parents.name: 1 values that several rows have");
    }
    BOOST_TEST(description(db) == described, boost::test_tools::per_element());
    check_family(db);
}

/// Of a new key what its rows would have; of one that stays what they would get in place of nulls.
TEST_ON_EACH_BACKEND(rows_that_would_get_one_value_in_a_key_are_counted_first) {
    static constexpr std::string_view code[]{"code"}, both[]{"code", "name"}, size[]{"size"};
    static constexpr orm::key_model   of_code[]{{.name = "parents_code_key", .columns = code}};
    static constexpr orm::key_model   of_both[]{{.name = "parents_both_key", .columns = both}};
    static constexpr orm::key_model   of_size[]{{.name = "parents_size_key", .columns = size}};
    static constexpr column_model     with_code[]{
        parent_columns[0],
        parent_columns[1],
        parent_columns[2],
        {.name     = "code",
             .type     = sql_type::text,
             .not_null = true,
             .details  = {.backfill_text = "'none'"}},
    };
    static constexpr column_model with_size[]{
        parent_columns[0],
        parent_columns[1],
        {.name = "size", .not_null = true, .details = {.backfill_text = "1"}},
    };
    auto const changed = [](orm::array_view<column_model>   columns,
                            orm::array_view<orm::key_model> unique) {
        table_model table = parents_with(columns);
        table.unique_keys = unique;
        return table;
    };
    auto const refused = [](auto& db, table_model const& before, table_model const& after) {
        auto const  described = description(db);
        std::string what;
        try {
            lead(db, other_family(before), other_family(after));
        } catch (orm::migrate::rows_in_the_way const& problem) {
            what = problem.what();
        }
        BOOST_TEST(description(db) == described, boost::test_tools::per_element());
        check_family(db);
        return what;
    };
    std::string const begin = "orm: rows are in the way of the migration: ";

    auto db = family_database<Backend>();
    BOOST_TEST(refused(db, parents, changed(with_code, of_code)) ==
               begin + "parents.code: 2 rows that would have one value");
    lead(db, {family}, other_family(changed(with_code, of_both)));  // their names differ
    BOOST_TEST(count(db, "parents where code = 'none'") == "2");

    auto same = family_database<Backend>();
    same.backend().run_script("update parents set name = 'a'");
    BOOST_TEST(refused(same, parents, changed(with_code, of_both)) ==
               begin + "parents.code: 1 values that several rows would have");
    same.backend().run_script("delete from parents where id = 1");
    lead(same, {family}, other_family(changed(with_code, of_code)));  // one row is none too many

    auto        filled = family_database<Backend>();
    table_model keyed  = changed(parent_columns, of_size);
    lead(filled, {family}, other_family(keyed));
    BOOST_TEST(refused(filled, keyed, changed(with_size, of_size)) ==
               begin + "parents.size: 1 values that several rows would have");
    filled.backend().run_script("update parents set size = 2 where id = 1");
    lead(filled, other_family(keyed), other_family(changed(with_size, of_size)));
    BOOST_TEST(count(filled, "parents where size = 1") == "1");
}

TEST_ON_EACH_BACKEND(rows_without_a_value_get_the_one_that_is_said) {
    static constexpr column_model required[]{
        parent_columns[0],
        parent_columns[1],
        {.name = "size", .not_null = true, .details = {.backfill_text = "9"}},
    };
    auto db = family_database<Backend>();
    lead(db, {family}, other_family(parents_with(required)));
    check_family(db);
    BOOST_TEST(texts(db, "select cast(size as text) from parents order by id") ==
                   (std::vector<std::string>{"1", "9"}),
               boost::test_tools::per_element());
}

TEST_ON_EACH_BACKEND(a_table_and_its_column_are_renamed_and_changed_at_once) {
    static constexpr column_model columns[]{
        parent_columns[0],
        {.name     = "title",
         .type     = sql_type::text,
         .not_null = true,
         .details  = {.renamed_from = "name"}},
        {.name     = "weight",
         .type     = sql_type::text,
         .not_null = true,
         .details  = {.renamed_from = "size", .backfill_text = "'none'"}},
    };
    static constexpr orm::foreign_key_model to_elders[]{
        {.name               = "children_parent_id_fkey",
         .columns            = parent_id,
         .referenced_table   = "elders",
         .referenced_columns = id,
         .options            = {.on_delete = orm::foreign_key_action::cascade}}};
    table_model const elders{.name         = "elders",
                             .renamed_from = "parents",
                             .columns      = columns,
                             .primary_key  = key_of("elders_pkey")};
    table_model       followers = children;
    followers.foreign_keys      = to_elders;
    table_model const tables[]{elders, followers, grandchildren};

    auto db = family_database<Backend>();
    lead(db, {family}, {tables});
    BOOST_TEST(texts(db, "select title || ' ' || weight from elders order by id") ==
                   (std::vector<std::string>{"a 1", "b none"}),
               boost::test_tools::per_element());
    BOOST_TEST(count(db, "children") == "4");
    db.backend().run_script("delete from elders where id = 1");
    BOOST_TEST(count(db, "children") == "2");

    BOOST_CHECK_THROW(lead_back(db, {family}, {tables}), orm::migrate::rows_in_the_way);
    db.backend().run_script("update elders set weight = '7'");
    lead_back(db, {family}, {tables});
    BOOST_TEST(texts(db, "select cast(size as text) from parents").front() == "7");
    BOOST_TEST(count(db, "parents") == "1");
    BOOST_TEST(count(db, "children") == "2");
}

TEST_ON_EACH_BACKEND(tables_are_swapped_and_rotated) {
    static constexpr column_model one[]{{.name = "id", .not_null = true}, {.name = "a"}};
    static constexpr column_model two[]{{.name = "id", .not_null = true}, {.name = "b"}};
    static constexpr column_model three[]{{.name = "id", .not_null = true}, {.name = "c"}};
    table_model const before[]{{.name = "x", .columns = one, .primary_key = key_of("x_pkey")},
                               {.name = "y", .columns = two, .primary_key = key_of("y_pkey")}};
    table_model const after[]{
        {.name = "y", .renamed_from = "x", .columns = one, .primary_key = key_of("y_pkey")},
        {.name = "x", .renamed_from = "y", .columns = two, .primary_key = key_of("x_pkey")}};
    auto db = Backend::database();
    lead(db, {}, {before});
    db.backend().run_script("insert into x values (1, 10); insert into y values (2, 20)");
    lead(db, {before}, {after});
    BOOST_TEST(texts(db, "select cast(a as text) from y").front() == "10");
    BOOST_TEST(texts(db, "select cast(b as text) from x").front() == "20");

    table_model more[]{after[0], after[1], {.name = "z", .columns = three}};
    more[0].renamed_from = more[1].renamed_from = {};  // they have been, and may be again
    lead(db, {after}, {more});
    db.backend().run_script("insert into z values (3, 30)");
    table_model const rotated[]{
        {.name = "z", .renamed_from = "y", .columns = one, .primary_key = key_of("z_pkey")},
        {.name = "y", .renamed_from = "x", .columns = two, .primary_key = key_of("y_pkey")},
        {.name = "x", .renamed_from = "z", .columns = three}};
    lead(db, {more}, {rotated});
    constexpr char all[] = "select a || ' ' || b || ' ' || c from z, y, x";
    BOOST_TEST(texts(db, all).front() == "10 20 30");
    lead_back(db, {more}, {rotated});
    BOOST_TEST(texts(db, "select a || ' ' || b || ' ' || c from y, x, z").front() == "10 20 30");
}

TEST_ON_EACH_BACKEND(only_the_case_of_a_name_changes) {
    table_model loud  = parents;
    loud.name         = "Parents";
    loud.renamed_from = "parents";
    table_model const before[]{parents};
    table_model const after[]{loud};
    auto              db = Backend::database();
    lead(db, {}, {before});
    db.backend().run_script("insert into parents (id, name) values (1, 'a')");
    lead(db, {before}, {after});
    BOOST_TEST(count(db, "\"Parents\"") == "1");
}

TEST_ON_EACH_BACKEND(names_may_be_words_of_the_language_or_hold_quotes) {
    static constexpr column_model strange[]{
        {.name = "id", .not_null = true},
        {.name = "order", .type = sql_type::text, .details = {.default_text = "'it''s'"}},
        {.name = "a \"quoted\" name", .details = {.default_text = "-1"}},
        {.name = "größe.größer"},
    };
    static constexpr column_model stranger[]{
        {.name = "id", .not_null = true},
        {.name    = "group",
         .type    = sql_type::text,
         .details = {.default_text = "'it''s'", .renamed_from = "order"}},
        {.name     = "a \"quoted\" name",
         .not_null = true,
         .details  = {.default_text = "-1", .backfill_text = "5"}},
        {.name = "größe.größer"},
        {.name = "select", .details = {.default_text = "1"}},
    };
    table_model const before[]{
        {.name = "user", .columns = strange, .primary_key = key_of("user_pkey")}};
    table_model const after[]{
        {.name = "user", .columns = stranger, .primary_key = key_of("user_pkey")}};
    auto db = Backend::database();
    lead(db, {}, {before});
    db.backend().run_script(R"(insert into "user" (id) values (1))");
    lead(db, {before}, {after});
    BOOST_TEST(
        texts(db, R"(select "group" || "a ""quoted"" name" || "select" from "user")").front() ==
        "it's-11");
}

#if defined(ORM_TEST_WITH_POSTGRES)
/// The strongest lock of a table that the server holds for the open transaction, in our words.
std::string strongest_lock(orm::postgres::database& db, std::string const& number) {
    std::string const modes = db.backend().query(
        "select coalesce(string_agg(mode, ' '), '') from pg_locks where pid = pg_backend_pid() and "
        "relation = " +
        number);
    constexpr std::string_view known[][2]{{"AccessExclusiveLock", "access exclusive"},
                                          {"ShareRowExclusiveLock", "share row exclusive"},
                                          {"ShareLock", "share"},
                                          {"ShareUpdateExclusiveLock", "share update exclusive"},
                                          {"RowExclusiveLock", "row exclusive"}};
    for (auto const& [mode, word] : known)
        if ((' ' + modes + ' ').find(' ' + std::string(mode) + ' ') != modes.npos)
            return std::string(word);
    return "none";
}

BOOST_AUTO_TEST_CASE(locks_are_those_that_the_server_takes) {
    auto db = postgres::empty_database();
    db.backend().run_script(R"(
        create table parent (id int primary key);
        create table child (id int primary key, parent_id int, word text,
                            constraint odd check (id > 0) not valid);
        create index child_word on child (word);
        create view seen as select word from child;
        create function noted() returns trigger language plpgsql as 'begin return new; end';
        create trigger noted after insert on child for each row execute function noted())");
    struct locked {
        char const* sql;
        char const* table;
    };
    constexpr locked statements[]{
        {"alter table \"child\" add column x int not null default 1", "child"},
        {"alter table child alter column word type varchar(9)", "child"},
        {"alter table child alter column word set not null", "child"},
        {"alter table child rename column word to words", "child"},
        {"alter table child add constraint even check (id > 0) not valid", "child"},
        {"alter table child validate constraint odd", "child"},
        {"alter table child drop constraint odd", "child"},
        {"alter table child add constraint k foreign key (parent_id) references parent", "child"},
        {"alter table child add constraint k foreign key (parent_id) references parent", "parent"},
        {"create table third (id int references parent)", "parent"},
        {"create index by_parent on child (parent_id)", "child"},
        {"alter index child_word rename to words", "child_word"},
        {"create trigger more after insert on child for each row execute function noted()",
         "child"},
        {"drop trigger noted on child", "child"},
        {"comment on table child is 'one'", "child"},
        {"comment on column child.word is 'one'", "child"},
        {"update child set word = 'x'", "child"},
        {"insert into child values (1)", "child"},
        {"delete from child", "child"},
        {"drop view seen", "seen"},
        {"drop table parent", "parent"},
    };
    for (locked const& each : statements) {
        std::string const number =
            db.backend().query("select '" + std::string(each.table) + "'::regclass::oid::bigint");
        db.backend().begin();
        if (std::string_view(each.sql).find("type varchar") != std::string_view::npos)
            db.backend().run_script("drop view seen");
        db.backend().run_script(each.sql);
        std::string const told  = orm::migrate::locks_of(each.sql);
        std::string const taken = strongest_lock(db, number) + " on " + each.table;
        db.backend().rollback();
        BOOST_TEST((told + ',').find(taken + ',') != told.npos,
                   each.sql << " takes " << taken << ", not " << told);
    }
}
#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

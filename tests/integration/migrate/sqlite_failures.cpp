// SPDX-License-Identifier: BSL-1.0
#include <cstdlib>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "integration/migrate/leading.hpp"
#include "integration/migrate/place.hpp"

// What goes wrong when a table of SQLite is made again by others.

namespace integration {

namespace {

using orm::column_model;
using orm::foreign_key_action;
using orm::sql_type;
using orm::table_model;

constexpr std::string_view id[]{"id"};
constexpr std::string_view other_id[]{"other_id"};

constexpr column_model plain[]{{.name = "id", .not_null = true},
                               {.name = "other_id", .details = {.default_text = "1"}}};
constexpr column_model defaulted[]{{.name = "id", .not_null = true},
                                   {.name = "other_id", .details = {.default_text = "2"}}};

/// A table whose `other_id` refers to another.
class referring_table {
public:
    referring_table(std::string_view name, std::string_view target, foreign_key_action action)
        : key_{{.name               = "key",
                .named              = true,
                .columns            = other_id,
                .referenced_table   = target,
                .referenced_columns = id,
                .options            = {.on_delete = action}}},
          name_(name) {}
    referring_table(referring_table const&) = delete;

    table_model with(orm::array_view<column_model> columns) const {
        return {.name         = name_,
                .columns      = columns,
                .primary_key  = {.name = "pkey", .columns = id},
                .foreign_keys = key_};
    }

private:
    orm::foreign_key_model key_[1];
    std::string_view       name_;
};

auto database_of(orm::schema_model const& schema, std::string_view rows) {
    auto db = orm::sqlite::open(":memory:");
    lead(db, {}, schema);
    db.backend().run_script(rows);
    return db;
}

constexpr std::string_view family_rows =
    "pragma defer_foreign_keys = on; begin; insert into a values (1, 1), (2, 2); "
    "insert into b values (1, 1), (2, 2); commit";

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

BOOST_AUTO_TEST_CASE(children_of_every_action_outlive_their_parents) {
    for (auto const action :
         {foreign_key_action::no_action, foreign_key_action::restrict, foreign_key_action::cascade,
          foreign_key_action::set_null, foreign_key_action::set_default}) {
        referring_table const b("b", "a", action), a("a", "a", foreign_key_action::no_action);
        table_model const     before[]{a.with(plain), b.with(plain)};
        table_model const     after[]{a.with(defaulted), b.with(plain)};
        auto                  db = database_of({before}, family_rows);
        lead(db, {before}, {after});
        BOOST_TEST(texts(db, "select group_concat(id || other_id) from b").front() == "11,22");
    }
}

BOOST_AUTO_TEST_CASE(two_tables_that_refer_to_each_other_are_both_made_again) {
    referring_table const a("a", "b", foreign_key_action::cascade),
        b("b", "a", foreign_key_action::cascade);
    table_model const before[]{a.with(plain), b.with(plain)};
    table_model const after[]{a.with(defaulted), b.with(defaulted)};
    auto              db        = database_of({before}, family_rows);
    auto const        described = description(db);
    lead(db, {before}, {after});
    BOOST_TEST(count(db, "a") + count(db, "b") == "22");
    lead_back(db, {before}, {after});
    BOOST_TEST(description(db) == described, boost::test_tools::per_element());
    db.backend().run_script("delete from a where id = 1");
    BOOST_TEST(count(db, "a") + count(db, "b") == "11");
}

BOOST_AUTO_TEST_CASE(a_check_that_names_its_table_stops_the_migration_and_nothing_is_lost) {
    static constexpr orm::check_model qualified[]{{.name = "c", .condition = R"("t"."id" > 0)"}};
    static constexpr column_model     columns[]{{.name = "id", .not_null = true}};
    static constexpr column_model     more[]{
        {.name = "id", .not_null = true, .details = {.default_text = "5"}}};
    table_model before[]{{.name = "t", .columns = columns, .checks = qualified}};
    table_model after[]{{.name = "t", .columns = more, .checks = qualified}};
    auto        db = orm::sqlite::open(":memory:");
    db.backend().run_script(
        "create table t (id integer not null, check (\"t\".\"id\" > 0)); "
        "insert into t values (1)");
    auto const described = description(db);
    BOOST_CHECK_THROW(lead(db, {before}, {after}), orm::error);
    BOOST_TEST(description(db) == described, boost::test_tools::per_element());
    BOOST_TEST(count(db, "t") == "1");
}

BOOST_AUTO_TEST_CASE(a_disk_that_is_full_leaves_everything_as_it_was) {
    static constexpr column_model before_columns[]{{.name = "id", .not_null = true},
                                                   {.name = "text", .type = sql_type::text}};
    static constexpr column_model after_columns[]{
        {.name = "id", .not_null = true},
        {.name = "text", .type = sql_type::text, .details = {.default_text = "'x'"}}};
    table_model const before[]{{.name = "t", .columns = before_columns}};
    table_model const after[]{{.name = "t", .columns = after_columns}};
    constexpr char    rows[] =
        "with n(i) as (select 1 union all select i + 1 from n where i < 2000) "
        "insert into t select i, hex(zeroblob(50)) from n";
    auto db = database_of({before}, rows);
    db.backend().run_script("pragma max_page_count = " +
                            std::to_string(std::stol(db.backend().pragma("page_count")) + 10));
    auto const described = description(db);
    BOOST_CHECK_THROW(lead(db, {before}, {after}), orm::disk_full);
    BOOST_TEST(description(db) == described, boost::test_tools::per_element());
    BOOST_TEST(count(db, "t") == "2000");
    BOOST_TEST(db.backend().pragma("foreign_keys") == "1");
    BOOST_TEST(db.backend().pragma("legacy_alter_table") == "0");
    db.backend().run_script("pragma max_page_count = 100000");
    lead(db, {before}, {after});
    BOOST_TEST(count(db, "t") == "2000");
}

/// While a reader has the file, the engine holds in memory what does not fit into its cache, so
/// that a copy is not busy before its end.
BOOST_AUTO_TEST_CASE(a_copy_that_meets_a_reader_leaves_everything_as_it_was) {
    static constexpr column_model with_body[]{{.name = "id", .not_null = true},
                                              {.name = "body", .type = sql_type::text}};
    static constexpr column_model required[]{{.name = "id", .not_null = true},
                                             {.name     = "body",
                                              .type     = sql_type::text,
                                              .not_null = true,
                                              .details  = {.backfill_text = "''"}}};
    table_model const before[]{{.name = "a", .columns = with_body, .primary_key = {.columns = id}}};
    table_model const after[]{{.name = "a", .columns = required, .primary_key = {.columns = id}}};
    own_directory const        directory;
    std::string const          file = (directory.path() / "a.db").string();
    orm::sqlite::options const alone{.journal_mode = orm::sqlite::journal_mode::delete_file};
    auto                       db = orm::sqlite::open(file, alone);
    lead(db, {}, {before});
    db.backend().run_script(
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < 2000) "
        "insert into a select i, hex(zeroblob(200)) from n; pragma cache_size = 1; "
        "pragma busy_timeout = 1");
    auto reader = orm::sqlite::open(file, alone);
    reader.backend().run_script("begin; select * from a limit 1");
    auto const described = description(db);
    BOOST_CHECK_EXCEPTION(lead(db, {before}, {after}), orm::busy,
                          [](orm::busy const& error) { return error.sql() == "commit"; });
    BOOST_TEST(!db.backend().in_transaction());
    BOOST_TEST(db.backend().pragma("foreign_keys") == "1");
    BOOST_TEST(description(db) == described, boost::test_tools::per_element());
    BOOST_TEST(texts(db, "pragma integrity_check").front() == "ok");
    BOOST_TEST(count(reader, "a") == "2000");
    reader.backend().run_script("commit");
    lead(db, {before}, {after});
    BOOST_TEST(count(db, "a") == "2000");
}

BOOST_AUTO_TEST_CASE(rows_keep_their_numbers_where_no_column_is_one) {
    static constexpr std::string_view word[]{"word"};
    static constexpr column_model     words[]{{.name = "word", .type = sql_type::text}};
    static constexpr column_model     defaulted_words[]{
        {.name = "word", .type = sql_type::text, .details = {.default_text = "'x'"}}};
    for (bool const keyed : {false, true}) {
        orm::key_model const key = keyed ? orm::key_model{.columns = word} : orm::key_model{};
        table_model const    before[]{{.name = "a", .columns = words, .primary_key = key}};
        table_model const    after[]{{.name = "a", .columns = defaulted_words, .primary_key = key}};
        auto                 db = database_of({before},
                                              "insert into a values ('p'), ('q'), ('r'); "
                                                              "delete from a where word = 'q'");
        lead(db, {before}, {after});
        BOOST_TEST(texts(db, "select group_concat(rowid || word) from a").front() == "1p,3r");
        lead_back(db, {before}, {after});
        BOOST_TEST(texts(db, "select group_concat(rowid || word) from a").front() == "1p,3r");
    }
}

BOOST_AUTO_TEST_CASE(temporary_things_and_attached_databases_are_left_alone) {
    referring_table const a("a", "a", foreign_key_action::no_action);
    table_model const     before[]{a.with(plain)}, after[]{a.with(defaulted)};
    auto                  db = database_of({before}, "insert into a values (1, 1)");
    db.backend().run_script(
        "attach ':memory:' as other; create table other.a (id integer); "
        "insert into other.a values (7), (8); create temp table kept (id integer); "
        "create temp view seen as select * from main.a; "
        "create temp trigger counted after insert on main.a begin "
        "insert into kept values (new.id); end");
    lead(db, {before}, {after});
    BOOST_TEST(count(db, "other.a") == "2");
    BOOST_TEST(count(db, "seen") == "1");
}

BOOST_AUTO_TEST_CASE(strict_tables_and_those_without_rowid_stay_what_they_are) {
    static constexpr column_model columns[]{{.name = "id", .not_null = true},
                                            {.name = "word", .type = sql_type::text}};
    static constexpr column_model required[]{{.name = "id", .not_null = true},
                                             {.name     = "word",
                                              .type     = sql_type::text,
                                              .not_null = true,
                                              .details  = {.backfill_text = "'x'"}}};
    table_model                   before[]{{.name          = "t",
                                            .strict        = true,
                                            .without_rowid = true,
                                            .columns       = columns,
                                            .primary_key   = {.name = "pkey", .columns = id}}};
    table_model                   after[]{before[0]};
    after[0].columns = required;
    auto       db    = database_of({before}, "insert into t values (1, null)");
    auto const kind  = [&] {
        return texts(db, "select wr || ' ' || strict from pragma_table_list where name = 't'")
            .front();
    };
    lead(db, {before}, {after});
    BOOST_TEST(kind() == "1 1");
    // To and fro as well.
    table_model other[]{after[0]};
    other[0].strict = other[0].without_rowid = false;
    lead(db, {after}, {other});
    BOOST_TEST(kind() == "0 0");
    lead_back(db, {after}, {other});
    BOOST_TEST(kind() == "1 1");
    BOOST_TEST(texts(db, "select id || word from t").front() == "1x");
}

/// ORM_TEST_ROWS: how many.
BOOST_AUTO_TEST_CASE(a_large_table_is_made_again_inside_of_the_engine) {
    static constexpr column_model before_columns[]{{.name = "id", .not_null = true},
                                                   {.name = "text", .type = sql_type::text}};
    static constexpr column_model after_columns[]{{.name = "id", .not_null = true},
                                                  {.name     = "text",
                                                   .type     = sql_type::text,
                                                   .not_null = true,
                                                   .details  = {.backfill_text = "'none'"}}};
    char const* const             given = std::getenv("ORM_TEST_ROWS");
    std::string const             rows  = given != nullptr ? given : "20000";
    table_model const             before[]{{.name = "t", .columns = before_columns}};
    table_model const             after[]{{.name = "t", .columns = after_columns}};
    auto                          db =
        database_of({before}, "with n(i) as (select 1 union all select i + 1 from n where i < " +
                                  rows + ") insert into t select i, nullif(i % 3, 0) from n");
    std::string const sum  = "select cast(sum(id) as text) from t where text <> 'none'";
    auto const        held = texts(db, sum);
    lead(db, {before}, {after});
    BOOST_TEST(count(db, "t") == rows);
    BOOST_TEST(texts(db, sum) == held, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

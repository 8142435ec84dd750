// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/sqlite/connection.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <typeinfo>
#include <vector>

#include <orm/backend/error.hpp>

#include "../temporary_folder.hpp"

using namespace orm;
using sqlite::connection;
using sqlite::open_mode;

namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// The integer that a query answers.
std::int64_t number(connection& db, std::string_view sql) {
    constexpr std::array fields{field{.type = member_type::int64}};
    std::int64_t         result = -1;
    auto                 query  = db.prepare(sql);
    query.start({});
    BOOST_TEST_REQUIRE(query.next());
    query.read({fields}, &result);
    return result;
}

/// The error of this very type that running a script ends in.
template <class Error>
Error failure_of(connection& db, std::string_view sql) {
    try {
        db.run_script(sql);
    } catch (Error const& failure) {
        BOOST_CHECK(typeid(failure) == typeid(Error));
        return failure;
    }
    throw std::runtime_error("it succeeded: " + std::string(sql));
}

template <class Error>
std::string message_of_open(std::string const& path, sqlite::options const& wanted = {}) {
    try {
        connection db(path, wanted);
    } catch (Error const& failure) {
        BOOST_TEST(failure.file() == path);
        BOOST_TEST(contains(failure.what(), path));
        return failure.what();
    }
    return "it opened";
}

/// Gives up the rights of root, whom no permission stops, as long as it lives.
class as_nobody {
public:
    as_nobody() : done_(::geteuid() != 0 || ::seteuid(65534) == 0) {}
    as_nobody(as_nobody const&)            = delete;
    as_nobody& operator=(as_nobody const&) = delete;
    ~as_nobody() {
        if (::getuid() == 0 && ::geteuid() != 0 && ::seteuid(0) != 0) std::abort();
    }
    explicit operator bool() const { return done_; }

private:
    bool done_;
};

struct files {
    temporary_folder folder;
    std::string      path = folder.file("a.db");

    std::function<bool(error const&)> names_the_file = [this](error const& failure) {
        return failure.file() == path && contains(failure.what(), path);
    };
};

struct users {
    connection db{":memory:"};
    users() {
        db.run_script(
            "create table users (id integer primary key, email text not null unique,"
            "    age integer check (age > 0), constraint adult check (age is null or age < 200));"
            "create table posts (author integer references users (id)"
            "    deferrable initially deferred, slug text, lang text, unique (slug, lang))");
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(backend_sqlite_connection)

BOOST_FIXTURE_TEST_SUITE(opening, files)

BOOST_AUTO_TEST_CASE(a_missing_file_is_created_by_default) {
    connection(path).run_script("create table t (a)");
    BOOST_TEST(std::filesystem::exists(path));
    connection db(path, {.mode = open_mode::read_write});
    BOOST_CHECK_NO_THROW(db.run_script("insert into t values (1)"));
}

BOOST_AUTO_TEST_CASE(nothing_is_created_when_the_mode_creates_none) {
    for (open_mode mode : {open_mode::read_write, open_mode::read_only}) {
        std::string const message = message_of_open<cannot_open>(path, {.mode = mode});
        BOOST_TEST(contains(message, "does not exist"));
        BOOST_TEST(contains(message, "read_write_create"));
        BOOST_TEST(std::filesystem::is_empty(folder.path()));
    }
}

BOOST_AUTO_TEST_CASE(a_missing_folder_is_told) {
    std::string const below = folder.file("no/such/a.db");
    BOOST_TEST(contains(message_of_open<cannot_open>(below), "directory does not exist"));
    BOOST_TEST(!std::filesystem::exists(folder.file("no")));
}

BOOST_AUTO_TEST_CASE(a_file_in_place_of_the_folder_is_told) {
    std::string const below   = folder.write("file", "x") + "/a.db";
    std::string const message = message_of_open<cannot_open>(below);
    BOOST_TEST(contains(message, "is a file"));
}

BOOST_AUTO_TEST_CASE(a_folder_is_no_database) {
    BOOST_TEST(contains(message_of_open<cannot_open>(folder.path().string()), "is a directory"));
}

BOOST_AUTO_TEST_CASE(another_file_is_no_database) {
    std::string const text = folder.write("text", std::string(5000, 'x'));
    BOOST_TEST(contains(message_of_open<not_a_database>(text), "SQLITE_NOTADB 26"));
    for (open_mode mode : {open_mode::read_write, open_mode::read_only})
        BOOST_TEST(contains(message_of_open<not_a_database>(text, {.mode = mode}), "26"));
}

BOOST_AUTO_TEST_CASE(a_damaged_file_is_told) {
    {
        connection db(path, {.journal_mode = sqlite::journal_mode::delete_file});
        db.run_script(
            "create table t (a); with recursive c (i) as (select 1 union all"
            " select i + 1 from c where i < 5000) insert into t select i from c");
    }
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    BOOST_CHECK_EXCEPTION(
        {
            connection db(path, {.journal_mode = sqlite::journal_mode::delete_file});
            number(db, "select sum(a) from t");
        },
        corrupt_database, names_the_file);
}

BOOST_AUTO_TEST_CASE(a_path_must_be_one) {
    using namespace std::string_literals;
    BOOST_CHECK_THROW(connection(""), usage_error);
    BOOST_CHECK_THROW(connection("a\0b"s), usage_error);
}

BOOST_AUTO_TEST_CASE(a_path_may_be_any_text) {
    std::string const odd = folder.file("\u00e4 b?c=d%20&'\";--.db");
    connection(odd).run_script("create table t (a)");
    BOOST_TEST(std::filesystem::exists(odd));
}

BOOST_AUTO_TEST_CASE(a_read_only_connection_does_not_write) {
    connection(path).run_script("create table t (a)");
    connection db(path, {.mode = open_mode::read_only});
    BOOST_TEST(number(db, "select count(*) from t") == 0);
    auto const failure = failure_of<read_only_database>(db, "insert into t values (1)");
    BOOST_TEST(failure.code() == 8);
    BOOST_TEST(names_the_file(failure));
    // Generic code begins its transactions as everywhere.
    db.begin();
    BOOST_TEST(number(db, "select count(*) from t") == 0);
    BOOST_CHECK_THROW(db.run_script("insert into t values (1)"), read_only_database);
    db.rollback();
}

BOOST_AUTO_TEST_CASE(a_file_without_permission_is_told) {
    connection(path, {.journal_mode = sqlite::journal_mode::delete_file})
        .run_script("create table t (a)");
    BOOST_TEST_REQUIRE(::chmod(path.c_str(), 0) == 0);
    as_nobody const nobody;
    if (!nobody) {
        BOOST_TEST_MESSAGE("skipped: cannot give up the rights of root");
        return;
    }
    BOOST_TEST(contains(message_of_open<cannot_open>(path), "Permission denied"));
}

BOOST_AUTO_TEST_CASE(a_file_that_may_only_be_read_is_not_opened_for_writing) {
    // With a write-ahead log nothing is written on opening that would fail by itself.
    connection(path).run_script("create table t (a)");
    BOOST_TEST_REQUIRE(::chmod(folder.path().c_str(), 0777) == 0);
    BOOST_TEST_REQUIRE(::chmod(path.c_str(), 0444) == 0);
    as_nobody const nobody;
    if (!nobody) {
        BOOST_TEST_MESSAGE("skipped: cannot give up the rights of root");
        return;
    }
    BOOST_TEST(contains(message_of_open<read_only_database>(path), "may only be read; open"));
    connection db(path, {.mode = open_mode::read_only});
    BOOST_TEST(number(db, "select count(*) from t") == 0);
}

BOOST_AUTO_TEST_CASE(a_new_file_in_a_folder_that_may_only_be_read_is_told) {
    BOOST_TEST_REQUIRE(::chmod(folder.path().c_str(), 0555) == 0);
    as_nobody const nobody;
    if (!nobody) {
        BOOST_TEST_MESSAGE("skipped: cannot give up the rights of root");
        return;
    }
    BOOST_TEST(contains(message_of_open<cannot_open>(path), "cannot be created"));
}

BOOST_AUTO_TEST_CASE(a_connection_moves) {
    connection first(path);
    auto       query = first.prepare("select 1");
    connection second(std::move(first));
    query.start({});
    BOOST_TEST(query.next());
    query.finish();
    BOOST_TEST(second.healthy());
    BOOST_TEST(!first.healthy());
    BOOST_TEST(second.path() == path);
    connection third(":memory:");
    third = std::move(second);
    BOOST_TEST(third.path() == path);
    BOOST_TEST(third.native() != nullptr);
}

BOOST_AUTO_TEST_CASE(a_connection_that_is_assigned_to_closes_first) {
    connection first(path), second(":memory:");
    connection other(path, {.busy_timeout = std::chrono::milliseconds{10}});
    first.begin();
    BOOST_CHECK_EXCEPTION(other.begin(), busy, [&](busy const& locked) {
        return locked.file() == path &&
               std::string_view(locked.what()).find(path) != std::string_view::npos;
    });
    first = std::move(second);
    BOOST_CHECK_NO_THROW(other.begin());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(preparing, users)

BOOST_AUTO_TEST_CASE(blanks_and_comments_may_follow) {
    for (std::string_view sql :
         {"select 1", "select 1;", " \n\tselect 1 ; ; \n", "select 1 -- end",
          "select 1; -- end\n ; /* and\n more */ ;", "select 1 /* open", "-- before\nselect 1",
          "/**/ select 1 /**/", "select ';' -- ; drop table users"})
        BOOST_CHECK_NO_THROW(db.prepare(sql));
}

BOOST_AUTO_TEST_CASE(a_second_statement_is_refused) {
    using namespace std::string_view_literals;
    for (std::string_view sql :
         {"select 1; select 2"sv, "select 1; drop table users"sv, "select 1; nonsense"sv,
          "select 1; -- x\n drop table users"sv, "select 1; /* */ drop table users"sv,
          "select 1\0; drop table users"sv, "select 1;\0"sv, "select 1; - "sv, "select 1; / "sv})
        BOOST_CHECK_THROW(db.prepare(sql), trailing_text);
    BOOST_TEST(number(db, "select count(*) from users") == 0);
}

BOOST_AUTO_TEST_CASE(no_statement_is_refused) {
    for (std::string_view sql : {"", " ", ";", "-- only this", "/* only this */", "/* open"})
        BOOST_CHECK_THROW(db.prepare(sql), statement_error);
    BOOST_CHECK_THROW(db.prepare({}), statement_error);
}

BOOST_AUTO_TEST_CASE(mistakes_in_the_text_are_told) {
    auto const syntax = failure_of<syntax_error>(db, "select 1; selec 2");
    BOOST_TEST(contains(syntax.what(), "near \"selec\": syntax error (SQLITE_ERROR 1)"));
    BOOST_TEST(syntax.code() == 1);
    BOOST_CHECK_THROW(db.prepare("select ("), syntax_error);
    BOOST_CHECK_THROW(db.prepare("select 'open"), syntax_error);

    auto const table = failure_of<statement_error>(db, "select * from nowhere");
    BOOST_TEST(contains(table.what(), "no such table: nowhere"));
    BOOST_TEST(table.sql() == "select * from nowhere");
}

BOOST_AUTO_TEST_CASE(a_script_stops_at_the_first_mistake) {
    auto const failure = failure_of<statement_error>(
        db,
        "create table a (x); /* now */ insert into a values (1); insert into b values (1);"
        "insert into a values (2)");
    BOOST_TEST(contains(failure.sql(), "insert into b"));
    BOOST_TEST(!contains(failure.sql(), "create table a"));
    BOOST_TEST(number(db, "select count(*) from a") == 1);
}

BOOST_AUTO_TEST_CASE(a_script_may_be_empty_and_drops_rows) {
    db.run_script("");
    db.run_script(" ; -- nothing\n;");
    db.run_script("select 1; select 2");
    BOOST_CHECK_THROW(db.run_script(std::string_view("select 1;\0 select 2", 19)), error);
    BOOST_CHECK_THROW(db.run_script(std::string_view("\0 select 2", 10)), error);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(violations, users)

BOOST_AUTO_TEST_CASE(of_a_unique_column) {
    constexpr auto sql = "insert into users (email) values ('a')";
    db.run_script(sql);
    auto const failure = failure_of<unique_violation>(db, sql);
    BOOST_TEST(failure.what() ==
               "orm: unique constraint failed: users.email (SQLITE_CONSTRAINT_UNIQUE 2067) in: "
               "insert into users (email) values ('a')");
    BOOST_TEST(failure.code() == 2067);
    BOOST_TEST(failure.table() == "users");
    BOOST_TEST(failure.column() == "email");
    BOOST_TEST(failure.sql() == sql);
}

BOOST_AUTO_TEST_CASE(of_a_primary_key) {
    db.run_script("insert into users (id, email) values (1, 'a')");
    auto const failure =
        failure_of<unique_violation>(db, "insert into users (id, email) values (1, 'b')");
    BOOST_TEST(failure.code() == 1555);
    BOOST_TEST(failure.column() == "id");
}

BOOST_AUTO_TEST_CASE(of_a_unique_key_of_several_columns) {
    constexpr auto sql = "insert into posts values (null, 'a', 'en')";
    db.run_script(sql);
    auto const failure = failure_of<unique_violation>(db, sql);
    BOOST_TEST(failure.table() == "posts");
    BOOST_TEST(failure.columns() == (std::vector<std::string>{"slug", "lang"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(of_an_index_over_an_expression) {
    db.run_script(
        "create unique index by_name on users (lower(email));"
        "insert into users (email) values ('a')");
    auto const failure = failure_of<unique_violation>(db, "insert into users (email) values ('A')");
    BOOST_TEST(failure.constraint() == "by_name");
    BOOST_TEST(failure.columns().empty());
}

BOOST_AUTO_TEST_CASE(of_names_with_odd_characters) {
    db.run_script(
        "create table \"a b\" (\"x, y\" unique, \"p.q\" not null);"
        "insert into \"a b\" values (1, 1)");
    auto const unique = failure_of<unique_violation>(db, "insert into \"a b\" values (1, 1)");
    BOOST_TEST(unique.table() == "a b");
    BOOST_TEST(unique.column() == "x, y");
    BOOST_TEST(unique.columns().size() == 1U);
    auto const null = failure_of<not_null_violation>(db, "insert into \"a b\" values (2, null)");
    BOOST_TEST(null.column() == "p.q");
}

BOOST_AUTO_TEST_CASE(of_not_null) {
    auto const failure = failure_of<not_null_violation>(db, "insert into users (id) values (1)");
    BOOST_TEST(failure.code() == 1299);
    BOOST_TEST(failure.table() == "users");
    BOOST_TEST(failure.column() == "email");
}

BOOST_AUTO_TEST_CASE(of_checks) {
    auto const named =
        failure_of<check_violation>(db, "insert into users (email, age) values ('a', 300)");
    BOOST_TEST(named.constraint() == "adult");
    BOOST_TEST(named.code() == 275);
    auto const unnamed =
        failure_of<check_violation>(db, "insert into users (email, age) values ('a', -1)");
    BOOST_TEST(unnamed.constraint() == "age > 0");
}

BOOST_AUTO_TEST_CASE(of_a_foreign_key_at_the_end_of_the_statement) {
    auto const failure =
        failure_of<foreign_key_violation>(db, "insert into posts (author) values (7)");
    BOOST_TEST(failure.code() == 787);
    BOOST_TEST(failure.table() == "posts");
    for (std::string const name : {"posts", "\"posts\"", "main.posts", "\"main\".\"posts\""}) {
        auto const sql = "insert into " + name + "(author) values (7)";
        BOOST_TEST(failure_of<foreign_key_violation>(db, sql.c_str()).table() == "posts");
    }
    BOOST_TEST(number(db, "select count(*) from posts") == 0);
}

BOOST_AUTO_TEST_CASE(of_a_delete_that_is_restricted) {
    db.run_script(
        "create table p (id integer primary key);"
        "create table c (p integer references p on delete restrict);"
        "insert into p values (1); insert into c values (1)");
    auto const failure = failure_of<foreign_key_violation>(db, "delete from \"p\" where id = 1");
    BOOST_TEST(failure.table() == "p");
    BOOST_TEST(contains(failure.what(), "(SQLITE_CONSTRAINT_TRIGGER 1811)"));
}

BOOST_AUTO_TEST_CASE(of_a_trigger_and_of_a_strict_type) {
    db.run_script(
        "create trigger no before delete on users begin select raise(abort, 'never'); end;"
        "insert into users (email) values ('a');"
        "create table s (n integer) strict");
    auto const trigger = failure_of<constraint_violation>(db, "delete from users");
    BOOST_TEST(trigger.code() == 1811);
    BOOST_TEST(contains(trigger.what(), "(SQLITE_CONSTRAINT_TRIGGER 1811)"));
    BOOST_TEST(trigger.table() == "");
    BOOST_TEST(contains(trigger.what(), "never"));
    auto const strict = failure_of<constraint_violation>(db, "insert into s values ('x')");
    BOOST_TEST(strict.code() == 3091);
    BOOST_TEST(strict.table() == "s");
    BOOST_TEST(strict.column() == "n");
    BOOST_CHECK_THROW(db.run_script("insert into users (id, email) values ('x', 'b')"),
                      constraint_violation);
}

BOOST_AUTO_TEST_CASE(show_no_values) {
    auto insert = db.prepare("insert into users (email, age) values (?1, ?2)");
    for (int attempt = 0; attempt < 2; ++attempt) {
        try {
            insert.start(std::array{value::of_text("secret"), value::of_integer(31337)});
            insert.next();
            BOOST_ERROR("it succeeded");
        } catch (error const& failure) {
            BOOST_TEST(!contains(failure.what(), "secret"));
            BOOST_TEST(!contains(failure.what(), "31337"));
        }
        insert.finish();
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(limits, users)

BOOST_AUTO_TEST_CASE(of_the_engine_are_typed) {
    BOOST_CHECK_THROW(db.run_script("select zeroblob(2000000000)"), too_big);
    std::string deep = "select 1";
    for (int depth = 0; depth < 1200; ++depth) deep += " or 1";
    BOOST_CHECK_THROW(db.prepare(deep), statement_error);
}

BOOST_AUTO_TEST_CASE(of_the_disk_are_typed_and_leave_a_connection_that_works) {
    temporary_folder folder;
    connection       full(folder.file("full.db"));
    full.run_script("create table t (a); pragma max_page_count = 10");
    auto const failure = failure_of<disk_full>(full, "insert into t values (zeroblob(1000000))");
    BOOST_TEST(failure.code() == 13);
    BOOST_TEST(failure.file() == full.path());
    BOOST_TEST(contains(failure.what(), full.path()));
    BOOST_TEST(number(full, "select count(*) from t") == 0);
    full.run_script("insert into t values (1)");
    BOOST_TEST(number(full, "select count(*) from t") == 1);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(transactions, users)

namespace {
constexpr auto add = "insert into users (email) values (hex(randomblob(8)))";
}

BOOST_AUTO_TEST_CASE(keep_or_drop_what_was_done) {
    db.begin();
    BOOST_TEST(db.in_transaction());
    db.run_script(add);
    db.rollback();
    BOOST_TEST(!db.in_transaction());
    BOOST_TEST(number(db, "select count(*) from users") == 0);
    db.begin();
    db.run_script(add);
    db.commit();
    BOOST_TEST(!db.in_transaction());
    BOOST_TEST(number(db, "select count(*) from users") == 1);
}

BOOST_AUTO_TEST_CASE(do_not_nest_by_themselves) {
    db.begin();
    BOOST_CHECK_THROW(db.begin(), usage_error);
    BOOST_TEST(db.in_transaction());
    db.rollback();
}

BOOST_AUTO_TEST_CASE(end_once) {
    BOOST_CHECK_THROW(db.commit(), usage_error);
    db.rollback();  // nothing to do
    db.begin();
    db.commit();
    BOOST_CHECK_THROW(db.commit(), usage_error);
    BOOST_TEST(db.healthy());
}

BOOST_AUTO_TEST_CASE(keep_savepoints_apart) {
    auto const rows = [&] { return number(db, "select count(*) from users"); };
    db.begin();
    db.run_script(add);
    db.savepoint(1);
    db.run_script(add);
    db.savepoint(2);
    db.run_script(add);
    db.rollback_to_savepoint(2);
    BOOST_TEST(rows() == 2);
    db.savepoint(2);
    db.run_script(add);
    db.release_savepoint(2);
    BOOST_TEST(rows() == 3);
    db.rollback_to_savepoint(1);
    BOOST_CHECK_THROW(db.release_savepoint(1), statement_error);  // it is gone
    BOOST_TEST(rows() == 1);
    db.savepoint(1);
    db.run_script(add);
    db.release_savepoint(1);
    db.commit();
    BOOST_TEST(rows() == 2);
}

BOOST_AUTO_TEST_CASE(undo_inner_savepoints_with_an_outer_one) {
    db.begin();
    db.savepoint(1);
    db.run_script(add);
    db.savepoint(2);
    db.run_script(add);
    db.rollback_to_savepoint(1);
    db.commit();
    BOOST_TEST(number(db, "select count(*) from users") == 0);
}

BOOST_AUTO_TEST_CASE(nest_deeply) {
    db.begin();
    for (int depth = 1; depth <= 50; ++depth) {
        db.savepoint(depth);
        db.run_script(add);
    }
    for (int depth = 50; depth > 25; --depth) db.rollback_to_savepoint(depth);
    for (int depth = 25; depth > 0; --depth) db.release_savepoint(depth);
    db.commit();
    BOOST_TEST(number(db, "select count(*) from users") == 25);
}

BOOST_AUTO_TEST_CASE(are_needed_for_savepoints) {
    BOOST_CHECK_THROW(db.savepoint(1), usage_error);
    BOOST_CHECK_THROW(db.release_savepoint(1), usage_error);
    db.rollback_to_savepoint(1);
    BOOST_TEST(!db.in_transaction());
    db.begin();
    BOOST_CHECK_THROW(db.savepoint(0), usage_error);
    BOOST_CHECK_THROW(db.release_savepoint(3), error);
    db.rollback();
}

BOOST_AUTO_TEST_CASE(undo_everything_when_a_part_cannot_be_undone) {
    db.begin();
    db.run_script(add);
    db.rollback_to_savepoint(5);  // was never set
    BOOST_CHECK_THROW(db.run_script(add), transaction_aborted);
    BOOST_CHECK_THROW(db.commit(), transaction_aborted);
    db.rollback();
    BOOST_TEST(number(db, "select count(*) from users") == 0);
}

BOOST_AUTO_TEST_CASE(that_only_read_refuse_to_write) {
    auto insert = db.prepare(add);
    db.begin({.read_only = true});
    BOOST_TEST(number(db, "select count(*) from users") == 0);
    BOOST_CHECK_THROW(insert.start({}), read_only_database);
    BOOST_CHECK_THROW(db.run_script(add), read_only_database);
    db.commit();
    insert.finish();
    insert.start({});
    BOOST_TEST(!insert.next());
    insert.finish();
    db.begin();
    BOOST_CHECK_NO_THROW(insert.start({}));
    insert.finish();
    db.rollback();
}

BOOST_AUTO_TEST_CASE(that_the_engine_has_ended_run_nothing_more) {
    db.run_script("insert into users (id, email) values (1, 'a')");
    auto insert = db.prepare(add);
    auto select = db.prepare("select id from users");
    db.begin();
    db.run_script(add);
    BOOST_CHECK_THROW(db.run_script("insert or rollback into users (id, email) values (1, 'b')"),
                      unique_violation);
    BOOST_TEST(!db.in_transaction());
    // All of this would be a transaction of its own, and stay.
    BOOST_CHECK_THROW(insert.start({}), transaction_aborted);
    BOOST_CHECK_THROW(select.start({}), transaction_aborted);
    BOOST_CHECK_THROW(db.run_script(add), transaction_aborted);
    BOOST_CHECK_THROW(db.savepoint(1), transaction_aborted);
    BOOST_CHECK_THROW(db.release_savepoint(1), transaction_aborted);
    BOOST_CHECK_THROW(db.commit(), transaction_aborted);
    db.rollback();
    BOOST_TEST(db.healthy());
    BOOST_TEST(number(db, "select count(*) from users") == 1);
    insert.start({});
    BOOST_TEST(!insert.next());
}

BOOST_AUTO_TEST_CASE(with_a_deferred_violation_fail_at_commit_and_stay_open) {
    db.begin();
    db.run_script("insert into posts (author) values (7)");
    BOOST_CHECK_THROW(db.commit(), foreign_key_violation);
    BOOST_TEST(db.in_transaction());
    // The other way out than a rollback: mend it.
    db.run_script("insert into users (id, email) values (7, 'a')");
    db.commit();
    BOOST_TEST(number(db, "select count(*) from posts") == 1);
}

BOOST_AUTO_TEST_CASE(roll_back_under_a_running_query) {
    db.run_script("insert into users (email) values ('a'), ('b'), ('c')");
    auto query = db.prepare("select id from users");
    db.begin();
    query.start({});
    BOOST_TEST(query.next());
    db.run_script("delete from users");
    db.rollback();
    BOOST_TEST(db.healthy());
    BOOST_TEST(number(db, "select count(*) from users") == 3);
}

BOOST_AUTO_TEST_CASE(of_a_script_are_rolled_back_too) {
    db.run_script("begin");
    BOOST_TEST(db.in_transaction());
    db.run_script(add);
    db.rollback();
    BOOST_TEST(!db.in_transaction());
    BOOST_TEST(number(db, "select count(*) from users") == 0);
}

BOOST_AUTO_TEST_CASE(count_what_they_change) {
    auto const before = db.total_changes();
    db.run_script("insert into users (id, email) values (41, 'a'), (42, 'b')");
    BOOST_TEST(db.last_insert_id() == 42);
    BOOST_TEST(db.changes() == 2);
    db.run_script("delete from users where id = 41");
    BOOST_TEST(db.changes() == 1);
    BOOST_TEST(db.total_changes() - before == 3);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(settings, users)

BOOST_AUTO_TEST_CASE(are_read_by_name) {
    BOOST_TEST(db.pragma("user_version") == "0");
    BOOST_TEST(db.pragma("no_such_setting").empty());
    BOOST_CHECK_THROW(db.pragma("user_version = 7"), usage_error);
    BOOST_CHECK_THROW(db.pragma("user_version; drop table users"), usage_error);
    BOOST_CHECK_THROW(db.pragma("table_info(users)"), usage_error);
    BOOST_TEST(db.pragma("user_version") == "0");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE_END()

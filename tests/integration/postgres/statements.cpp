// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "integration/postgres/server.hpp"
#include "support/heap.hpp"

// What only this backend has: its statements, what it says when something is wrong, how it stops.

using namespace orm;
using namespace std::chrono_literals;
using integration::postgres::empty_database;
using integration::postgres::interrupt_when_running;
using orm::postgres::connection;

namespace {

constexpr std::array number_field{field{.type = member_type::int64, .column = "number"}};

std::int64_t read_number(postgres::statement& query) {
    std::int64_t number = 0;
    query.read({number_field}, &number);
    return number;
}

/// The numbers in the only column of a query.
std::vector<std::int64_t> numbers(postgres::statement& query, std::vector<value> const& values = {},
                                  fetching how = fetching::all) {
    std::vector<std::int64_t> all;
    query.start(values, how);
    while (query.next()) all.push_back(read_number(query));
    query.finish();
    return all;
}
std::vector<std::int64_t> numbers(connection& db, std::string_view sql,
                                  std::vector<value> const& values = {},
                                  fetching                  how    = fetching::all) {
    auto query = db.prepare(sql);
    return numbers(query, values, how);
}

/// The error of this very type that running a script ends in.
template <class Error, class Function>
error_details failure_of(Function&& function) {
    try {
        function();
    } catch (Error const& failure) {
        BOOST_TEST((typeid(failure) == typeid(Error)), failure.what());
        return failure.details();
    } catch (std::exception const& failure) {
        BOOST_ERROR("another error: " << failure.what());
        return {};
    }
    BOOST_ERROR("nothing was thrown");
    return {};
}

struct one_connection {
    orm::postgres::database database = empty_database();
    connection&             db       = database.backend();
};

using rows = std::vector<std::int64_t>;

constexpr char three[] = "select n::bigint from generate_series(1, 3) n order by n";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(integration_postgres_statements, one_connection)

BOOST_AUTO_TEST_CASE(it_is_compiled_by_its_first_run) {
    auto query = db.prepare("select $1 + $2");
    BOOST_TEST(db.query("select count(*) from pg_prepared_statements") == "0");
    BOOST_TEST((numbers(query, {value::of_integer(1), value::of_integer(2)}) == rows{3}));
    BOOST_TEST(db.query("select count(*) from pg_prepared_statements") == "1");
    BOOST_TEST(db.query("select parameter_types::text from pg_prepared_statements") ==
               "{bigint,bigint}");
    BOOST_TEST((numbers(query, {value::of_integer(5), value::of_integer(2)}) == rows{7}));
}

BOOST_AUTO_TEST_CASE(its_values_are_of_the_same_types_each_time) {
    auto query = db.prepare("select $1");
    BOOST_TEST((numbers(query, {value::of_integer(1)}) == rows{1}));
    failure_of<misuse>([&] { query.start(std::array{value::of_text("1")}); });
    failure_of<misuse>([&] { query.start({}); });
    BOOST_TEST((numbers(query, {value::of_integer(2)}) == rows{2}));
}

BOOST_AUTO_TEST_CASE(one_that_is_gone_is_closed_by_the_next_one) {
    for (int time = 0; time != 5; ++time) BOOST_TEST(numbers(db, three).size() == 3);
    numbers(db, "select 1::bigint");
    BOOST_TEST(db.query("select count(*) from pg_prepared_statements") == "1");
}

BOOST_AUTO_TEST_CASE(one_that_is_gone_is_closed_outside_of_transactions) {
    constexpr char count[] = "select count(*) from pg_prepared_statements";
    numbers(db, three);
    db.begin();
    numbers(db, three);
    BOOST_TEST(db.query(count) == "2");
    failure_of<statement_error>([&] { db.run_script("select 1/0"); });
    failure_of<transaction_aborted>([&] { numbers(db, three); });
    db.rollback();
    numbers(db, three);
    BOOST_TEST(db.query(count) == "1");

    // One that somebody else has closed does no harm.
    db.run_script("deallocate all");
    db.begin();
    BOOST_TEST((numbers(db, three) == rows{1, 2, 3}));
    BOOST_TEST((numbers(db, three) == rows{1, 2, 3}));
    db.commit();
    BOOST_TEST((numbers(db, three) == rows{1, 2, 3}));

    // Of a program that does everything in transactions they do not become ever more.
    for (int time = 0; time != 200; ++time) {
        db.begin();
        numbers(db, three);
        db.commit();
    }
    BOOST_TEST(std::stoi(db.query(count)) < 50);
}

BOOST_AUTO_TEST_CASE(it_is_compiled_again_where_the_server_has_forgotten_it) {
    auto query = db.prepare(three);
    for (auto how : {fetching::all, fetching::one_by_one}) {
        BOOST_TEST((numbers(query, {}, how) == rows{1, 2, 3}));
        db.run_script("deallocate all");
        BOOST_TEST((numbers(query, {}, how) == rows{1, 2, 3}));
        db.run_script("discard all");
        BOOST_TEST((numbers(query, {}, how) == rows{1, 2, 3}));
    }
}

BOOST_AUTO_TEST_CASE(it_is_compiled_again_where_its_result_has_changed) {
    db.run_script("create table changing (a int, b bigint); insert into changing values (1, 2)");
    auto query = db.prepare("select a from changing");
    BOOST_TEST((numbers(query) == rows{1}));
    db.run_script("alter table changing alter a type bigint");
    BOOST_TEST((numbers(query) == rows{1}));
    db.run_script("alter table changing alter a type int");
    BOOST_TEST((numbers(query, {}, fetching::one_by_one) == rows{1}));
}

BOOST_AUTO_TEST_CASE(in_a_transaction_the_error_is_reported_and_the_next_time_it_runs) {
    db.run_script("create table changing (a int); insert into changing values (1)");
    auto query = db.prepare("select a from changing");
    BOOST_TEST((numbers(query) == rows{1}));
    db.begin();
    db.run_script("alter table changing alter a type bigint");
    BOOST_TEST(failure_of<statement_error>([&] { numbers(query); }).sqlstate == "0A000");
    query.finish();
    db.rollback();
    BOOST_TEST((numbers(query) == rows{1}));
    db.run_script("deallocate all");
    db.begin();
    BOOST_TEST(failure_of<statement_error>([&] { numbers(query); }).sqlstate == "26000");
    query.finish();
    db.rollback();
    BOOST_TEST((numbers(query) == rows{1}));
}

BOOST_AUTO_TEST_CASE(for_poolers_nothing_stays_on_the_server) {
    auto other = empty_database({.prepared_statements = false});
    auto query = other.backend().prepare("select $1 + 1");
    for (auto how : {fetching::all, fetching::one_by_one})
        BOOST_TEST((numbers(query, {value::of_integer(6)}, how) == rows{7}));
    query.compile(std::array{value::of_integer(6)});
    BOOST_TEST(other.backend().query("select count(*) from pg_prepared_statements") == "0");
}

BOOST_AUTO_TEST_CASE(a_name_that_is_taken_is_passed_over) {
    numbers(db, three);
    std::string name = db.query("select name from pg_prepared_statements");
    BOOST_REQUIRE(name.ends_with("_1"));
    for (char const number : {'2', '3'}) {
        name.back() = number;
        db.run_script("prepare " + name + " as select 'of somebody else'");
    }
    auto query = db.prepare("select 7::bigint");
    for (auto how : {fetching::one_by_one, fetching::all})
        BOOST_TEST((numbers(query, {}, how) == rows{7}));
    // In a transaction it is told, and the next time runs.
    name.back() = '5';
    db.run_script("prepare " + name + " as select 'of somebody else'");
    auto other = db.prepare("select 8::bigint");
    db.begin();
    BOOST_TEST(failure_of<statement_error>([&] { numbers(other); }).sqlstate == "42P05");
    other.finish();
    db.rollback();
    BOOST_TEST((numbers(other) == rows{8}));
}

BOOST_AUTO_TEST_CASE(through_a_pooler_they_are_compiled_where_they_come_to) {
    char const* const where = std::getenv("ORM_TEST_PGBOUNCER");
    if (where == nullptr || *where == 0) return;
    std::string const user = "orm_pooled_15";
    if (db.query("select count(*) from pg_roles where rolname = '" + user + "'") == "0")
        db.run_script("create role " + user + " login");
    std::vector<connection> all;
    for (int each = 0; each != 3; ++each) all.emplace_back(where + (" user=" + user));
    std::vector<postgres::statement> queries;
    for (connection& each : all) queries.push_back(each.prepare("select $1 + 1"));
    // Three connections of the server, and those who hold one have the others meet the rest.
    for (int turn = 0; turn != 12; ++turn) {
        connection& held = all[static_cast<std::size_t>(turn) % 3];
        held.begin();
        held.query("select 1");
        for (std::size_t each = 0; each != 3; ++each)
            if (&all[each] != &held)
                BOOST_TEST((numbers(queries[each], {value::of_integer(turn)}) == rows{turn + 1}));
        held.rollback();
    }
}

BOOST_AUTO_TEST_CASE(two_connections_do_not_name_statements_alike) {
    auto other = empty_database();
    numbers(db, "select 1::bigint");
    numbers(other.backend(), "select 2::bigint");
    constexpr char name[] = "select name from pg_prepared_statements";
    BOOST_TEST(db.query(name) != other.backend().query(name));
}

BOOST_AUTO_TEST_CASE(exactly_one_statement) {
    failure_of<trailing_text>([&] { numbers(db, "select 1::bigint; select 2"); });
    failure_of<statement_error>([&] { numbers(db, " -- nothing"); });
    failure_of<statement_error>([&] { db.prepare(std::string_view("select 1\0", 9)); });
    BOOST_TEST((numbers(db, "select 1::bigint ; ") == rows{1}));
}

BOOST_AUTO_TEST_CASE(copy_is_refused_and_leaves_the_connection_usable) {
    failure_of<usage_error>([&] { numbers(db, "copy (select 1) to stdout"); });
    BOOST_CHECK_THROW(db.run_script("create table c (a int); copy c from stdin"), error);
    db.run_script("copy (select generate_series(1, 1000)) to stdout");
    BOOST_TEST((numbers(db, three) == rows{1, 2, 3}));
}

BOOST_AUTO_TEST_CASE(passwords_of_a_script_are_not_told) {
    for (std::string const script :
         {"select 1; alter role nobody password 'S3cret' nonsense",
          "select 1; alter role nobody PASSWORD\n  E'S3cret\\n'; select 1/0",
          "alter role nobody with password $$S3cret$$; alter role nobody password 'S3cret",
          "alter role nobody password 'S3cret", "alter USER nobody password S3cret",
          "alter role\nnobody password S3cret", "alter\tgroup nobody password S3cret",
          "alter role nobody password /* new */ 'S3cret'",
          "alter role nobody password 'ab\"S3cret;",
          "alter user mapping for nobody server s options (set \"password\" 'S3cret')",
          "create subscription s connection 'postgresql://u:S3cret@h/db' publication",
          "select dblink_connect('host=a password=S3cret') frm b",
          "select dblink_connect('host=a password = S3cret') frm b"}) {
        BOOST_CHECK_EXCEPTION(db.run_script(script), orm::error, [](orm::error const& failure) {
            return std::string_view(failure.what()).find("S3cret") == std::string_view::npos &&
                   failure.sql() == "a text that speaks of a password is not shown" &&
                   !failure.sqlstate().empty();
        });
    }
}

BOOST_AUTO_TEST_CASE(columns_may_be_called_password) {
    for (std::string const script :
         {"create table people (password text, n nothing)",
          "create table \"people\" (\"role\" text, \"password\" text, \"n\" nothing)",
          "alter table people add \"password_hash\" text, drop role; select 1/0"}) {
        auto const told = failure_of<statement_error>([&] { db.run_script(script); });
        BOOST_TEST(told.sql == script);
    }
}

BOOST_AUTO_TEST_CASE(a_script_on_open_tells_no_password) {
    BOOST_CHECK_EXCEPTION(
        empty_database({.on_open = "alter role nobody password 'S3cret' nonsense"}), orm::error,
        [](orm::error const& failure) {
            return std::string_view(failure.what()).find("S3cret") == std::string_view::npos;
        });
}

BOOST_AUTO_TEST_CASE(a_script_runs_whole_or_not_at_all) {
    BOOST_CHECK_THROW(db.run_script("create table a (n int); insert into a values (1); select 1/0"),
                      statement_error);
    BOOST_TEST(db.query("select to_regclass('a') is null") == "t");
    BOOST_CHECK_THROW(db.run_script(std::string_view("select 1\0; drop", 15)), statement_error);
    db.run_script("");
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_checked_late_is_reported_by_a_statement_on_its_own) {
    db.run_script(
        "create table parents (id bigint primary key); create table children (parent bigint "
        "references parents deferrable initially deferred)");
    auto insert = db.prepare("insert into children values ($1)");
    for (auto how : {fetching::all, fetching::one_by_one, fetching::all}) {
        failure_of<foreign_key_violation>([&] { numbers(insert, {value::of_integer(1)}, how); });
        insert.finish();
    }
    auto returning = db.prepare("insert into children values ($1) returning parent");
    for (auto how : {fetching::one_by_one, fetching::one_by_one, fetching::all}) {
        failure_of<foreign_key_violation>([&] { numbers(returning, {value::of_integer(1)}, how); });
        returning.finish();
    }
    BOOST_TEST(db.query("select count(*) from children") == "0");
    BOOST_TEST(db.healthy());
}

BOOST_AUTO_TEST_CASE(affected_rows) {
    db.run_script("create table a (n bigint)");
    auto const affected = [&](std::string_view sql) {
        auto statement = db.prepare(sql);
        statement.start({});
        while (statement.next()) {
        }
        return statement.affected();
    };
    BOOST_TEST(affected("insert into a select generate_series(1, 5)") == 5);
    BOOST_TEST(affected("update a set n = n + 1 where n > 2 returning n") == 3);
    BOOST_TEST(affected("select n from a") == 0);
    BOOST_TEST(affected("delete from a") == 5);
    BOOST_TEST(affected("create table b (n bigint)") == 0);
}

BOOST_AUTO_TEST_CASE(the_order_of_calls_is_watched) {
    auto query = db.prepare(three);
    query.start({});
    failure_of<misuse>([&] { query.start({}); });
    failure_of<misuse>([&] { read_number(query); });
    BOOST_TEST(query.next());
    BOOST_TEST(read_number(query) == 1);
    query.finish();
    BOOST_TEST(!query.next());
    failure_of<misuse>([&] { read_number(query); });
    query.start({});
    BOOST_TEST(query.next());
    struct two {
        std::int64_t a, b;
    } wide{};
    constexpr std::array fields{field{.type = member_type::int64},
                                field{.type = member_type::int64, .offset = 8}};
    failure_of<schema_mismatch>([&] { query.read({fields}, &wide); });
    failure_of<usage_error>([&] { static_cast<void>(db.last_insert_id()); });
}

BOOST_AUTO_TEST_CASE(a_statement_may_outlive_its_connection_to_be_destroyed) {
    postgres::statement query;
    {
        connection other(integration::postgres::server());
        query = other.prepare(three);
        query.start({}, fetching::one_by_one);
        BOOST_TEST(query.next());
    }
    query.finish();
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(integration_postgres_streams, one_connection)

BOOST_AUTO_TEST_CASE(a_stream_takes_no_more_memory_than_a_row) {
    auto query = db.prepare("select n, repeat('x', 500) from generate_series(1, 200000) n");
    struct row {
        std::int64_t number{};
        std::string  text;
    } one;
    constexpr std::array fields{field{.type = member_type::int64, .offset = offsetof(row, number)},
                                field{.type = member_type::text, .offset = offsetof(row, text)}};
    auto const           before = heap_in_use();
    std::size_t          most   = 0;
    std::int64_t         sum    = 0;
    query.start({}, fetching::one_by_one);
    while (query.next()) {
        query.read({fields}, &one);
        sum += one.number;
        if (one.number % 1'000 == 0) most = std::max(most, heap_in_use());
    }
    BOOST_TEST(sum == 200'000LL * 200'001 / 2);
    BOOST_TEST(most < before + 1'000'000);  // of some 100,000,000 in all rows
}

BOOST_AUTO_TEST_CASE(one_that_is_left_is_stopped) {
    auto query = db.prepare("select generate_series(1, 1000000000000)");  // days of rows
    query.start({}, fetching::one_by_one);
    BOOST_TEST(query.next());
    query.finish();
    BOOST_TEST((numbers(db, three) == rows{1, 2, 3}));
    for (int time = 0; time != 50; ++time) {
        query.start({}, fetching::one_by_one);
        BOOST_TEST(query.next());
        query.finish();
        BOOST_TEST((numbers(db, three) == rows{1, 2, 3}));
    }
}

BOOST_AUTO_TEST_CASE(in_a_transaction_one_that_is_left_does_no_harm) {
    db.run_script("create table a (n bigint)");
    db.begin();
    db.run_script("insert into a values (1)");
    auto query = db.prepare("select n::bigint from generate_series(1, 20000) n");
    query.start({}, fetching::one_by_one);
    BOOST_TEST(query.next());
    BOOST_TEST(db.in_transaction());
    query.finish();
    db.commit();
    BOOST_TEST(db.query("select n from a") == "1");
}

BOOST_AUTO_TEST_CASE(others_may_run_meanwhile_and_so_may_transactions) {
    db.run_script("create table a (n bigint)");
    auto query = db.prepare("select n::bigint from generate_series(1, 5000) n");
    query.start({}, fetching::one_by_one);
    std::int64_t sum = 0;
    for (int at = 0; query.next(); ++at) {
        sum += read_number(query);
        if (at == 10) BOOST_TEST((numbers(db, three) == rows{1, 2, 3}));
        if (at == 20) db.begin();
        if (at == 30) db.run_script("insert into a values (1)");
        if (at == 40) db.commit();
    }
    BOOST_TEST(sum == 5000LL * 5001 / 2);
    BOOST_TEST(db.query("select n from a") == "1");
}

BOOST_AUTO_TEST_CASE(an_error_in_the_middle_comes_when_it_is_reached) {
    auto query = db.prepare("select 100 / (50 - n)::bigint from generate_series(1, 100) n");
    for (bool const interrupted : {false, true}) {
        query.start({}, fetching::one_by_one);
        int read = 0;
        BOOST_TEST(failure_of<statement_error>([&] {
                       while (query.next())
                           if (++read == 10 && interrupted) numbers(db, three);
                   }).sqlstate == "22012");
        // libpq of 17 and newer drops what it has of 32 rows where the next one fails.
        BOOST_TEST((read == 49 || read == 32));
        BOOST_TEST(!query.next());
        query.finish();
    }
    BOOST_TEST(db.healthy());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(integration_postgres_errors, one_connection)

BOOST_AUTO_TEST_CASE(a_mistake_in_the_text_is_located) {
    auto const wrong = failure_of<syntax_error>([&] { numbers(db, "select 1 frm a b c"); });
    BOOST_TEST(wrong.position == 14);
    BOOST_TEST(wrong.sqlstate == "42601");
    BOOST_TEST(failure_of<statement_error>([&] { numbers(db, "select nothing"); }).position == 8);
}

BOOST_AUTO_TEST_CASE(a_text_of_many_terms_runs_or_is_refused) {
    std::string text = "select 1 where 1 = 2";
    for (int term = 0; term != 5'000; ++term) text += " or 1 = 2";
    db.run_script(text);
    text = "select 1";
    for (int term = 0; term != 200'000; ++term) text += "+1";
    BOOST_CHECK_EXCEPTION(db.run_script(text), orm::error,
                          [](auto const& failure) { return failure.sqlstate() == "54001"; });
    db.run_script("select 1");
}

BOOST_AUTO_TEST_CASE(constraints_tell_their_names) {
    db.run_script(
        "create table a (id bigint primary key, n int constraint positive check (n > 0), m int not "
        "null default 0, constraint \"odd, name\" unique (n, m))");
    db.run_script("insert into a values (1, 1, 1)");
    auto const twice =
        failure_of<unique_violation>([&] { db.run_script("insert into a values (2, 1, 1)"); });
    BOOST_TEST(twice.table == "a");
    BOOST_TEST(twice.constraint == "odd, name");
    BOOST_TEST((twice.columns == std::vector<std::string>{"n", "m"}));
    BOOST_TEST(failure_of<check_violation>([&] {
                   db.run_script("insert into a values (3, -1)");
               }).constraint == "positive");
    auto const null =
        failure_of<not_null_violation>([&] { db.run_script("insert into a values (3, 4, null)"); });
    BOOST_TEST((null.columns == std::vector<std::string>{"m"}));
    db.run_script("create table ranges (r int4range, exclude using gist (r with &&))");
    db.run_script("insert into ranges values ('[1,5)')");
    failure_of<exclusion_violation>([&] { db.run_script("insert into ranges values ('[2,3)')"); });
    failure_of<constraint_violation>(
        [&] { db.run_script("do $$ begin raise exception 'no'; end $$"); });
}

BOOST_AUTO_TEST_CASE(no_value_is_told_unless_asked_for) {
    db.run_script("create table a (code text unique, n int)");
    auto const message = [](connection& with, std::string_view sql, value given) {
        try {
            auto statement = with.prepare(sql);
            statement.start(std::array{given});
        } catch (error const& failure) {
            return std::string(failure.what());
        }
        return std::string("nothing was thrown");
    };
    constexpr char insert[] = "insert into a (code) values ($1)";
    db.run_script("insert into a values ('s3cret')");
    auto const secret = value::of_text("s3cret");
    BOOST_TEST(message(db, insert, secret).find("s3cret") == std::string::npos);
    BOOST_TEST(message(db, "select cast($1 as int)", secret).find("s3cret") == std::string::npos);
    BOOST_TEST(message(db, "select cast($1 as int)", secret).find("invalid input syntax") !=
               std::string::npos);

    auto talkative = orm::postgres::connection(
        integration::postgres::server(),
        {.values_in_errors = true,
         .on_open          = "set search_path to " + db.query("show search_path")});
    BOOST_TEST(message(talkative, insert, secret).find("s3cret") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_sent_is_refused_before) {
    failure_of<encode_error>(
        [&] { numbers(db, "select length($1)::bigint", {value::of_text({"a\0b", 3})}); });
    std::string const large(0x3FFF'FFFF, 'x');
    failure_of<too_big>([&] { numbers(db, "select length($1)::bigint", {value::of_text(large)}); });
    failure_of<too_big>(
        [&] { numbers(db, "select 1::bigint", std::vector<value>(65'536, value::of_integer(1))); });
    BOOST_TEST((numbers(db, "select 1::bigint", std::vector<value>(65'535, value::of_integer(1))) ==
                rows{1}));
    failure_of<encode_error>([&] {
        numbers(db, "select $1::bigint", {value::of_integer(40'000).as(sql_type::smallint)});
    });
    BOOST_TEST((numbers(db, three) == rows{1, 2, 3}));
}

BOOST_AUTO_TEST_CASE(in_a_failed_transaction_the_first_failure_is_told) {
    db.begin();
    BOOST_CHECK_THROW(db.run_script("select 1/0"), statement_error);
    BOOST_CHECK_EXCEPTION(numbers(db, three), transaction_aborted, [](error const& failure) {
        return std::string_view(failure.what()).find("division by zero") != std::string_view::npos;
    });
    // A commit that rolls back is no success.
    BOOST_CHECK_EXCEPTION(db.commit(), transaction_aborted, [](error const& failure) {
        return std::string_view(failure.what()).find("division by zero") != std::string_view::npos;
    });
    BOOST_TEST(!db.in_transaction());
    BOOST_TEST(db.healthy());
}

BOOST_AUTO_TEST_CASE(a_transaction_that_a_script_ends_is_noticed) {
    db.begin();
    db.run_script("rollback");
    failure_of<transaction_aborted>([&] { numbers(db, three); });
    failure_of<transaction_aborted>([&] { db.commit(); });
    db.rollback();
    BOOST_TEST((numbers(db, three) == rows{1, 2, 3}));
    failure_of<usage_error>([&] { db.commit(); });
    failure_of<statement_error>([&] { db.savepoint(1); });
}

BOOST_AUTO_TEST_CASE(options_of_transactions) {
    db.begin({.read_only = true, .level = isolation::serializable, .deferrable = true});
    BOOST_TEST(db.query("show transaction_isolation") == "serializable");
    BOOST_TEST(db.query("show transaction_deferrable") == "on");
    failure_of<read_only_database>([&] { db.run_script("create table a (n int)"); });
    db.rollback();
    for (auto const& [level, name] : {std::pair{isolation::read_committed, "read committed"},
                                      std::pair{isolation::repeatable_read, "repeatable read"}}) {
        db.begin({.level = level});
        BOOST_TEST(db.query("show transaction_isolation") == name);
        db.commit();
    }
}

BOOST_AUTO_TEST_CASE(settings_of_a_connection) {
    connection const other = [] {
        return connection(integration::postgres::server(),
                          {.application_name = "a name", .read_only = true});
    }();
    auto& with = const_cast<connection&>(other);
    BOOST_TEST(with.query("show application_name") == "a name");
    // The connection string counts.
    BOOST_TEST(connection(integration::postgres::server() + " application_name=another",
                          {.application_name = "a name"})
                   .query("show application_name") == "another");
    BOOST_TEST(with.query("show timezone") == "UTC");
    BOOST_TEST(with.query("show client_encoding") == "UTF8");
    failure_of<read_only_database>([&] { with.run_script("create table a (n int)"); });
    BOOST_TEST(with.version() >= 130'000);
    BOOST_TEST(std::to_string(with.process()) == with.query("select pg_backend_pid()"));
}

BOOST_AUTO_TEST_CASE(two_transactions_that_cannot_both_be) {
    db.run_script("create table a (n bigint); insert into a values (1)");
    connection other(integration::postgres::server(),
                     {.on_open = "set search_path to " + db.query("show search_path")});
    for (connection* each : {&db, &other}) {
        each->begin({.level = isolation::serializable});
        numbers(*each, "select sum(n)::bigint from a");
        each->run_script("insert into a values (2)");
    }
    db.commit();
    failure_of<serialization_failure>([&] { other.commit(); });
    BOOST_TEST(!other.in_transaction());
    BOOST_TEST(other.healthy());
}

BOOST_AUTO_TEST_CASE(a_deadlock_and_a_lock_that_is_waited_for_too_long) {
    db.run_script(
        "create table a (n bigint primary key, m int); insert into a values (1, 0), (2, 0)");
    connection other(
        integration::postgres::server(),
        {.lock_timeout = 100ms, .on_open = "set search_path to " + db.query("show search_path")});
    db.begin();
    db.run_script("update a set m = 1 where n = 1");
    failure_of<busy>([&] { other.run_script("update a set m = 2 where n = 1"); });
    BOOST_TEST(other.healthy());

    other.run_script("set lock_timeout = 0");
    other.begin();
    other.run_script("update a set m = 2 where n = 2");
    std::atomic<int> deadlocks = 0;
    auto const       cross     = [&](connection& with, char const* sql) {
        try {
            with.run_script(sql);
            with.commit();
        } catch (deadlock const&) {
            ++deadlocks;
            with.rollback();
        }
    };
    std::thread second([&] { cross(other, "update a set m = 2 where n = 1"); });
    cross(db, "update a set m = 1 where n = 2");
    second.join();
    BOOST_TEST(deadlocks == 1);
    BOOST_TEST(db.healthy());
    BOOST_TEST(other.healthy());
}

BOOST_AUTO_TEST_CASE(a_statement_that_takes_too_long_and_one_that_is_interrupted) {
    connection other(integration::postgres::server(), {.statement_timeout = 100ms});
    failure_of<timeout>([&] { numbers(other, "select 1::bigint from pg_sleep(10)"); });
    failure_of<timeout>([&] { other.run_script("select pg_sleep(10)"); });
    BOOST_TEST((numbers(other, three) == rows{1, 2, 3}));

    std::thread from_elsewhere = interrupt_when_running(db, "pg_sleep");
    failure_of<cancelled>([&] { numbers(db, "select 1::bigint from pg_sleep(10)"); });
    from_elsewhere.join();
    BOOST_TEST((numbers(db, three) == rows{1, 2, 3}));
    BOOST_TEST(db.interrupt());  // nothing is running
    BOOST_TEST((numbers(db, three) == rows{1, 2, 3}));
}

BOOST_AUTO_TEST_CASE(notices_go_to_their_handler) {
    std::vector<std::string> heard;
    auto const               hear = [](orm::postgres::notice const& told, void* context) noexcept {
        auto& all = *static_cast<std::vector<std::string>*>(context);
        all.push_back(std::string(told.severity).append(" ").append(told.message));
    };
    connection other(integration::postgres::server(),
                     {.on_notice = hear, .notice_context = &heard});
    other.run_script("do $$ begin raise notice 'one'; raise warning 'two'; end $$");
    BOOST_TEST((heard == std::vector<std::string>{"NOTICE one", "WARNING two"}));
    other.run_script("listen something; notify something, 'ignored'");
    BOOST_TEST((numbers(other, three) == rows{1, 2, 3}));
    BOOST_TEST(other.healthy());
    // Also what is said before the connection is there.
    if (db.version() >= 150'000) {
        db.run_script("drop database if exists orm_notices");
        db.run_script("create database orm_notices");
        db.run_script("update pg_database set datcollversion = '0' where datname = 'orm_notices'");
        heard.clear();
        BOOST_TEST(connection(integration::postgres::server() + " dbname=orm_notices",
                              {.on_notice = hear, .notice_context = &heard})
                       .healthy());
        BOOST_REQUIRE(heard.size() == 1U);
        BOOST_TEST(heard.front().find("collation version") != std::string::npos);
        db.run_script("drop database orm_notices");
    }
    // Without a handler they are dropped.
    db.run_script("do $$ begin for i in 1..1000 loop raise notice 'flood'; end loop; end $$");
    BOOST_TEST((numbers(db, three) == rows{1, 2, 3}));
}

BOOST_AUTO_TEST_SUITE_END()

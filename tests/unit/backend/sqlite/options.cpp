// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/sqlite/options.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

#include <orm/backend/error.hpp>
#include <orm/backend/sqlite/connection.hpp>

#include "../temporary_folder.hpp"

using namespace orm;
using sqlite::connection;

namespace {

struct wal_file {
    temporary_folder folder;
    std::string      path = folder.file("a.db");
};

/// The message of the `cannot_open` that these options end in.
std::string refusal(std::string const& path, sqlite::options const& wanted) {
    try {
        connection db(path, wanted);
    } catch (cannot_open const& failure) {
        BOOST_TEST(failure.file() == path);
        return failure.what();
    }
    return "it opened";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(backend_sqlite_options, wal_file)

BOOST_AUTO_TEST_CASE(the_defaults_are_in_force) {
    connection db(path);
    BOOST_TEST(db.pragma("journal_mode") == "wal");
    BOOST_TEST(db.pragma("synchronous") == "1");
    BOOST_TEST(db.pragma("busy_timeout") == "5000");
    BOOST_TEST(db.pragma("foreign_keys") == "1");
    BOOST_TEST(db.pragma("recursive_triggers") == "0");
    BOOST_TEST(db.pragma("cache_size") == "-16384");
    BOOST_TEST(db.pragma("temp_store") == "1");
    BOOST_TEST(db.pragma("mmap_size") == "0");
    BOOST_TEST(db.pragma("wal_autocheckpoint") == "1000");
    BOOST_TEST(db.pragma("trusted_schema") == "0");
}

BOOST_AUTO_TEST_CASE(every_setting_is_made) {
    connection db(path, {.journal_mode       = sqlite::journal_mode::truncate,
                         .synchronous        = sqlite::synchronous::extra,
                         .busy_timeout       = std::chrono::milliseconds{1234},
                         .foreign_keys       = false,
                         .recursive_triggers = true,
                         .cache_size_kib     = 777,
                         .temp_store         = sqlite::temp_store::memory,
                         .mmap_size          = 1 << 20,
                         .page_size          = 8192,
                         .wal_autocheckpoint = 17,
                         .trusted_schema     = true});
    BOOST_TEST(db.pragma("journal_mode") == "truncate");
    BOOST_TEST(db.pragma("synchronous") == "3");
    BOOST_TEST(db.pragma("busy_timeout") == "1234");
    BOOST_TEST(db.pragma("foreign_keys") == "0");
    BOOST_TEST(db.pragma("recursive_triggers") == "1");
    BOOST_TEST(db.pragma("cache_size") == "-777");
    BOOST_TEST(db.pragma("temp_store") == "2");
    BOOST_TEST(db.pragma("mmap_size") == "1048576");
    BOOST_TEST(db.pragma("page_size") == "8192");
    BOOST_TEST(db.pragma("wal_autocheckpoint") == "17");
    BOOST_TEST(db.pragma("trusted_schema") == "1");
}

BOOST_AUTO_TEST_CASE(every_journal_mode_has_its_name) {
    using enum sqlite::journal_mode;
    std::pair<sqlite::journal_mode, char const*> const names[] = {
        {wal, "wal"},         {delete_file, "delete"}, {truncate, "truncate"},
        {persist, "persist"}, {memory, "memory"},      {off, "off"}};
    for (auto const& [mode, name] : names)
        BOOST_TEST(connection(folder.file(name), {.journal_mode = mode}).pragma("journal_mode") ==
                   name);
}

BOOST_AUTO_TEST_CASE(a_setting_the_engine_does_not_take_is_named) {
    connection(path).run_script("create table t (a)");
    BOOST_TEST(
        refusal(path, {.page_size = 8192}).find("page_size = 8192, but the engine has 4096") !=
        std::string::npos);
    BOOST_TEST(refusal(folder.file("b.db"), {.page_size = 1000}).find("page_size = 1000") !=
               std::string::npos);
    BOOST_TEST(refusal(folder.file("c.db"), {.busy_timeout = std::chrono::hours{-1}})
                   .find("busy_timeout = -3600000") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_database_in_memory_keeps_its_own_journal) {
    for (auto mode : {sqlite::journal_mode::wal, sqlite::journal_mode::delete_file}) {
        connection db(":memory:", {.journal_mode = mode});
        BOOST_TEST(db.pragma("journal_mode") == "memory");
        BOOST_TEST(db.pragma("foreign_keys") == "1");
    }
}

BOOST_AUTO_TEST_CASE(memory_takes_the_path_for_a_name) {
    connection db(path, {.memory = true});
    db.run_script("create table t (a)");
    BOOST_TEST(db.path() == path);
    BOOST_TEST(!std::filesystem::exists(path));
}

BOOST_AUTO_TEST_CASE(a_read_only_connection_meets_the_journal_the_file_has) {
    connection(path, {.journal_mode = sqlite::journal_mode::persist})
        .run_script("create table t(a)");
    connection db(path, {.mode = sqlite::open_mode::read_only});
    BOOST_TEST(db.pragma("journal_mode") != "wal");
}

BOOST_AUTO_TEST_CASE(a_double_quoted_word_is_a_column_unless_allowed) {
    connection strict(":memory:");
    BOOST_CHECK_THROW(strict.prepare("select \"nonsense\""), statement_error);
    connection lax(":memory:", {.double_quoted_strings = true});
    BOOST_CHECK_NO_THROW(lax.prepare("select \"nonsense\""));
}

BOOST_AUTO_TEST_CASE(defensive_keeps_the_schema_table_closed) {
    constexpr auto sql =
        "pragma writable_schema = on;"
        "update sqlite_schema set sql = 'nonsense' where name = 't'";
    connection open(path);
    open.run_script("create table t (a)");
    connection closed(path, {.defensive = true});
    BOOST_CHECK_THROW(closed.run_script(sql), statement_error);
    BOOST_CHECK_NO_THROW(open.run_script(sql));
}

BOOST_AUTO_TEST_CASE(foreign_keys_are_checked) {
    constexpr auto sql =
        "create table p (id integer primary key);"
        "create table c (p integer references p (id));"
        "insert into c values (7)";
    BOOST_CHECK_THROW(connection(":memory:").run_script(sql), foreign_key_violation);
    BOOST_CHECK_NO_THROW(connection(":memory:", {.foreign_keys = false}).run_script(sql));
}

BOOST_AUTO_TEST_CASE(a_uri_counts_only_where_it_is_asked_for) {
    std::string const uri = "file:" + path + "?mode=memory";
    connection        db(uri, {.uri = true});
    db.run_script("create table t (a)");
    BOOST_TEST(!std::filesystem::exists(path));
    BOOST_CHECK_THROW(connection{uri}, cannot_open);  // a folder called `file:` does not exist
}

BOOST_AUTO_TEST_CASE(an_unknown_file_system_is_refused) {
    BOOST_CHECK_THROW(connection(path, {.vfs = "no-such-vfs"}), error);
}

BOOST_AUTO_TEST_CASE(statements_run_on_opening) {
    connection db(path, {.on_open = "pragma recursive_triggers = on; create table t (a)"});
    BOOST_TEST(db.pragma("recursive_triggers") == "1");
    BOOST_CHECK_NO_THROW(db.prepare("select a from t"));
    BOOST_CHECK_THROW(connection(":memory:", {.on_open = "nonsense"}), syntax_error);
}

BOOST_AUTO_TEST_CASE(contradictions_are_refused) {
    auto const says_why = [](usage_error const& failure) {
        return std::string(failure.what()).find("it would stay empty") != std::string::npos;
    };
    BOOST_CHECK_EXCEPTION(connection(":memory:", {.mode = sqlite::open_mode::read_only}),
                          usage_error, says_why);
    BOOST_CHECK_EXCEPTION(connection(path, {.mode = sqlite::open_mode::read_only, .memory = true}),
                          usage_error, says_why);
}

BOOST_AUTO_TEST_SUITE_END()

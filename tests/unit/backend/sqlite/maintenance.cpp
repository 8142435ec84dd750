// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/sqlite/maintenance.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include <orm/backend/error.hpp>
#include <orm/backend/sqlite/connection.hpp>

#include "../temporary_folder.hpp"

using namespace orm;
using sqlite::connection;

namespace {

std::int64_t rows(connection& db) {
    constexpr std::array fields{field{.type = member_type::int64}};
    std::int64_t         result = -1;
    auto                 query  = db.prepare("select count(*) from t");
    query.start({});
    BOOST_TEST_REQUIRE(query.next());
    query.read({fields}, &result);
    return result;
}

struct some_rows {
    temporary_folder folder;
    std::string      copy = folder.file("copy.db");
    connection       db{folder.file("a.db")};

    some_rows() {
        db.run_script(
            "create table t (a, b);"
            "with recursive c (i) as (select 1 union all select i + 1 from c limit 2000)"
            "insert into t select i, hex(randomblob(100)) from c");
    }
    std::int64_t rows_of_copy() const {
        connection other(copy, {.mode = sqlite::open_mode::read_write});
        return rows(other);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(backend_sqlite_maintenance, some_rows)

BOOST_AUTO_TEST_CASE(a_backup_has_everything) {
    BOOST_TEST(db.backup_to(copy));
    BOOST_TEST(rows_of_copy() == 2000);
}

BOOST_AUTO_TEST_CASE(a_backup_of_a_database_in_memory_is_a_file) {
    connection memory(":memory:");
    memory.run_script("create table t (a); insert into t values (1)");
    BOOST_TEST(memory.backup_to(copy));
    BOOST_TEST(rows_of_copy() == 1);
}

BOOST_AUTO_TEST_CASE(a_backup_tells_how_far_it_is) {
    std::vector<int> left;
    int              all = 0;
    BOOST_TEST(db.backup_to(copy, {.pages_per_step = 10, .progress = [&](int remaining, int total) {
                                       left.push_back(remaining);
                                       all = total;
                                       return true;
                                   }}));
    BOOST_TEST_REQUIRE(left.size() > 5U);
    BOOST_TEST(std::is_sorted(left.rbegin(), left.rend()));
    BOOST_TEST(left.back() == 0);
    BOOST_TEST(all == std::stoi(db.pragma("page_count")));
}

BOOST_AUTO_TEST_CASE(a_backup_can_be_stopped_and_leaves_nothing) {
    int        calls = 0;
    bool const done  = db.backup_to(
        copy, {.pages_per_step = 10, .progress = [&](int, int) { return ++calls < 3; }});
    BOOST_TEST(!done);
    BOOST_TEST(calls == 3);
    BOOST_TEST(!std::filesystem::exists(copy));
    BOOST_TEST(db.backup_to(copy));
}

BOOST_AUTO_TEST_CASE(an_exception_of_the_callback_passes_and_leaves_nothing) {
    auto const fail = [](int, int) -> bool { throw std::logic_error("mine"); };
    BOOST_CHECK_THROW(db.backup_to(copy, {.pages_per_step = 10, .progress = fail}),
                      std::logic_error);
    BOOST_TEST(!std::filesystem::exists(copy));
    BOOST_TEST(rows(db) == 2000);
}

BOOST_AUTO_TEST_CASE(a_backup_overwrites_only_when_told) {
    connection(copy).run_script("create table t (a); insert into t values (1)");
    BOOST_CHECK_THROW(db.backup_to(copy), cannot_open);
    BOOST_TEST(rows_of_copy() == 1);
    BOOST_TEST(db.backup_to(copy, {.overwrite = true}));
    BOOST_TEST(rows_of_copy() == 2000);
}

BOOST_AUTO_TEST_CASE(a_stopped_backup_keeps_the_file_it_was_to_overwrite) {
    connection(copy).run_script("create table t (a); insert into t values (1)");
    BOOST_TEST(!db.backup_to(
        copy,
        {.pages_per_step = 10, .progress = [](int, int) { return false; }, .overwrite = true}));
    BOOST_TEST(rows_of_copy() == 1);
}

BOOST_AUTO_TEST_CASE(a_backup_needs_a_place) {
    BOOST_CHECK_THROW(db.backup_to(folder.file("no/such/copy.db")), cannot_open);
    BOOST_CHECK_THROW(db.backup_to(folder.path().string()), cannot_open);
    BOOST_CHECK_THROW(db.backup_to(db.path(), {.overwrite = true}), usage_error);
    BOOST_TEST(rows(db) == 2000);
}

BOOST_AUTO_TEST_CASE(a_backup_goes_on_while_another_writes) {
    connection writer(db.path());
    int        calls = 0;
    auto const write = [&](int, int) {
        if (++calls == 3) writer.run_script("insert into t values (1, 2)");
        return calls < 1000;
    };
    BOOST_TEST(db.backup_to(copy, {.pages_per_step = 10, .progress = write}));
    BOOST_TEST(rows_of_copy() == 2001);
}

BOOST_AUTO_TEST_CASE(a_compact_copy_has_everything_and_no_holes) {
    db.run_script("delete from t where rowid > 100");
    db.vacuum_into(copy);
    BOOST_TEST(rows_of_copy() == 100);
    db.checkpoint(sqlite::checkpoint_mode::truncate);
    BOOST_TEST(std::filesystem::file_size(copy) < std::filesystem::file_size(db.path()));
}

BOOST_AUTO_TEST_CASE(a_compact_copy_overwrites_nothing) {
    folder.write("copy.db", "precious");
    BOOST_CHECK_THROW(db.vacuum_into(copy), cannot_open);
    BOOST_TEST(std::filesystem::file_size(copy) == 8U);
    BOOST_CHECK_THROW(db.vacuum_into(folder.file("no/such/copy.db")), cannot_open);
    db.begin();
    BOOST_CHECK_THROW(db.vacuum_into(folder.file("b.db")), usage_error);
    BOOST_CHECK_THROW(db.backup_to(folder.file("b.db")), usage_error);
    db.rollback();
}

BOOST_AUTO_TEST_CASE(the_name_of_a_copy_is_no_sql) {
    std::string const odd = folder.file("it's; -- odd.db");
    db.vacuum_into(odd);
    BOOST_TEST(std::filesystem::exists(odd));
}

BOOST_AUTO_TEST_CASE(a_copy_needs_the_name_of_a_file) {
    using namespace std::string_literals;
    for (std::string const& name : {""s, ":memory:"s, "a\0b"s}) {
        BOOST_CHECK_THROW(db.vacuum_into(name), usage_error);
        BOOST_CHECK_THROW(db.backup_to(name), usage_error);
    }
}

BOOST_AUTO_TEST_CASE(a_backup_that_would_never_end_is_refused) {
    BOOST_CHECK_THROW(db.backup_to(copy, {.pages_per_step = 0}), usage_error);
    BOOST_TEST(!std::filesystem::exists(copy));
}

BOOST_AUTO_TEST_CASE(what_is_in_memory_can_be_copied_to_a_file) {
    sqlite::options const ways[]{{}, {.memory = true}, {.mode = sqlite::open_mode::read_write}};
    for (sqlite::options const& way : ways) {
        connection volatile_one(way.memory ? "a name" : ":memory:", way);
        volatile_one.run_script("create table t (a, b); insert into t values (1, 2)");
        volatile_one.vacuum_into(copy);
        BOOST_TEST(rows_of_copy() == 1);
        std::filesystem::remove(copy);
        BOOST_TEST(volatile_one.backup_to(copy));
        BOOST_TEST(rows_of_copy() == 1);
        std::filesystem::remove(copy);
    }
}

BOOST_AUTO_TEST_CASE(a_checkpoint_moves_the_log) {
    auto const result = db.checkpoint();
    BOOST_TEST(result.log_frames > 0);
    BOOST_TEST(result.moved_frames == result.log_frames);
    db.checkpoint(sqlite::checkpoint_mode::truncate);
    BOOST_TEST(std::filesystem::file_size(db.path() + "-wal") == 0U);
    connection memory(":memory:");
    BOOST_TEST(memory.checkpoint().log_frames == -1);
}

BOOST_AUTO_TEST_CASE(a_checkpoint_that_has_to_wait_says_so) {
    connection reader(db.path());
    connection writer(db.path(), {.busy_timeout = std::chrono::milliseconds{20}});
    reader.begin({.read_only = true});
    BOOST_TEST(rows(reader) == 2000);
    writer.run_script("insert into t values (1, 2)");
    BOOST_CHECK_THROW(writer.checkpoint(sqlite::checkpoint_mode::truncate), busy);
    reader.rollback();
    BOOST_CHECK_NO_THROW(writer.checkpoint(sqlite::checkpoint_mode::truncate));
}

BOOST_AUTO_TEST_CASE(a_sound_file_has_no_problems) {
    BOOST_TEST(db.integrity_check().empty());
    BOOST_TEST(db.integrity_check(true).empty());
}

BOOST_AUTO_TEST_CASE(an_index_without_its_rows_is_a_problem) {
    db.run_script(
        "create index by_a on t (a);"
        "pragma writable_schema = on;"
        "update sqlite_schema set sql = 'create index by_a on t (a + 1)'"
        "    where name = 'by_a';"
        "pragma writable_schema = reset");
    BOOST_TEST(!db.integrity_check().empty());
    BOOST_TEST(db.integrity_check(true).empty());  // it does not look at indexes
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/folder.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/error.hpp>

#include "unit/migrate/everything.hpp"

using namespace orm::migrate;

namespace {

struct empty_directory {
    std::filesystem::path where = std::filesystem::temp_directory_path() /
                                  ("orm_folder_" + std::to_string(std::random_device{}()));
    ~empty_directory() { std::filesystem::remove_all(where); }
    std::string name() const { return where.string(); }

    std::string text(std::string const& file) const {
        std::ifstream in(where / file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void write(std::string const& file, std::string_view text) const {
        std::ofstream(where / file, std::ios::binary) << text;
    }
};

migration_files files(std::string name, std::string parent, std::string sql) {
    migration_files one;
    one.name       = std::move(name);
    one.parent     = std::move(parent);
    one.for_sqlite = one.for_postgres = true;
    one.sqlite_up                     = {{std::move(sql), {}, {hazards::destructive}, false}};
    one.sqlite_down                   = {{"select 0", {}, {}, false}};
    one.postgres_up = {{"select 2", step_mode::alone, {}, false}, owned_step::of(call("fill"))};
    return one;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_folder)

BOOST_AUTO_TEST_CASE(a_directory_that_is_not_there_has_no_migrations) {
    BOOST_TEST(migration_folder("/nowhere").files().empty());
}

BOOST_AUTO_TEST_CASE(migrations_are_read_in_the_order_in_which_they_follow_each_other) {
    empty_directory const directory;
    write_migration(directory.name(), files("2_first", "", "select 1"), {});
    write_migration(directory.name(), files("1_second", "2_first", "select ')sql\"'"), {});
    migration_folder const folder(directory.name());
    BOOST_REQUIRE(folder.sqlite().size() == 2u);
    BOOST_TEST(folder.sqlite()[0].name == "2_first");
    BOOST_TEST(folder.sqlite()[1].parent == "2_first");
    BOOST_TEST(folder.sqlite()[1].up[0].sql == "select ')sql\"'");
    BOOST_TEST(folder.sqlite()[0].up[0].risk.has(hazards::destructive));
    BOOST_TEST((folder.postgres()[0].up[0].mode == step_mode::alone));
    BOOST_TEST(folder.postgres()[0].down.empty());
    BOOST_CHECK_THROW(write_migration(directory.name(), files("2_first", "", ""), {}),
                      orm::usage_error);
}

BOOST_AUTO_TEST_CASE(files_say_what_the_way_back_can_give_back) {
    empty_directory const directory;
    auto const            title = [&](migration_files const& one, std::string const& engine) {
        write_migration(directory.name(), one, {});
        std::string const text = directory.text(one.name + "/" + engine + ".down.sql");
        return text.substr(0, text.find('\n'));
    };
    migration_files one = files("1", "", "drop table a");
    BOOST_TEST(title(one, "sqlite") == "-- 1, down, sqlite: lossy");
    BOOST_TEST(directory.text("1/postgres.down.sql") == "-- 1, down, postgres: irreversible\n\n");
    BOOST_TEST(directory.text("1/sqlite.up.sql").starts_with("-- 1, up, sqlite\n"));
    one.name              = "2";
    one.sqlite_up[0].risk = {};
    BOOST_TEST(title(one, "sqlite") == "-- 2, down, sqlite: lossless");
    one.name     = "3";
    one.converts = true;
    BOOST_TEST(title(one, "sqlite") == "-- 3, down, sqlite: lossy");
    one.name                = "4";
    one.converts            = false;
    one.sqlite_down[0].risk = {hazards::destructive};
    BOOST_TEST(title(one, "sqlite") == "-- 4, down, sqlite: lossy");
    one.name     = "5";
    one.converts = true;  // what the other engine's statements do
    one.postgres_up.clear();
    BOOST_TEST(title(one, "postgres") == "-- 5, down, postgres: lossless");
}

BOOST_AUTO_TEST_CASE(two_that_follow_one_are_no_line) {
    empty_directory const directory;
    write_migration(directory.name(), files("1_a", "", "select 1"), {});
    write_migration(directory.name(), files("2_a", "1_a", "select 1"), {});
    write_migration(directory.name(), files("2_b", "1_a", "select 1"), {});
    BOOST_CHECK_EXCEPTION(migration_folder(directory.name()), broken_history,
                          [](auto const& broken) {
                              std::string const text = broken.what();
                              return text.find("2_a and 2_b both follow 1_a") != text.npos;
                          });
    directory.write("2_b/parent", "1_b\n");
    BOOST_CHECK_THROW(migration_folder(directory.name()), broken_history);
    directory.write("2_b/parent", "2_a\r\n");
    BOOST_TEST(migration_folder(directory.name()).files().size() == 3u);
}

BOOST_AUTO_TEST_CASE(the_header_is_that_of_the_files) {
    empty_directory const directory;
    snapshot const        after{.sqlite = orm::lower<orm::sqlite_dialect>(everything::schema)};
    write_migration(directory.name(), files("1_a", "", "select 1"), after);
    BOOST_TEST(!is_embedding_current(directory.name()));
    write_embedding(directory.name());
    BOOST_TEST(is_embedding_current(directory.name()));
    std::string const header = directory.text("migrations.hpp");
    BOOST_TEST(header.find("#include \"1_a/snapshot.hpp\"") != header.npos);
    BOOST_TEST(header.find(R"x({.sql = R"sql(select 1)sql",)x") != header.npos);
    BOOST_TEST(header.find("R\"sql(fill)sql\",\n     .code = true},  // c++") != header.npos);
    directory.write("1_a/sqlite.up.sql", "-- by hand\nselect 3;\n");
    BOOST_TEST(!is_embedding_current(directory.name()));
}

BOOST_AUTO_TEST_SUITE_END()

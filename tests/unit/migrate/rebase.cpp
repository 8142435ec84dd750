// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/rebase.hpp>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/error.hpp>
#include <orm/migrate/folder.hpp>

#include "unit/migrate/everything.hpp"

using namespace orm::migrate;

namespace {

struct empty_directory {
    std::filesystem::path where = std::filesystem::temp_directory_path() /
                                  ("orm_rebase_" + std::to_string(std::random_device{}()));
    ~empty_directory() { std::filesystem::remove_all(where); }
    std::string name() const { return where.string(); }
};

using name_list = std::vector<std::string>;

name_list names_in(std::string const& directory) {
    migration_folder const folder(directory);
    name_list              names;
    for (migration_files const& one : folder.files()) names.push_back(one.name);
    return names;
}

snapshot const nothing{};
snapshot const something{.sqlite = orm::lower<orm::sqlite_dialect>(everything::schema)};

void add(std::string const& directory, std::string name, std::string parent, snapshot const& after,
         bool generated = true) {
    migration_files one;
    one.name       = std::move(name);
    one.parent     = std::move(parent);
    one.for_sqlite = true;
    one.sqlite_up  = {{"select 1", {}, {}, false}};
    one.generated  = generated;
    write_migration(directory, one, after);
}

/// 1_a, and behind it 2_tags and a branch of two: statements by hand and a change of the schema.
struct merged : empty_directory {
    merged() {
        add(name(), "1_a", "", nothing);
        add(name(), "2_tags", "1_a", nothing);
        add(name(), "2_root", "1_a", nothing, false);
        add(name(), "3_stars", "2_root", something);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_rebase)

BOOST_AUTO_TEST_CASE(names_are_numbered_behind_all_others) {
    merged const directory;
    BOOST_TEST(numbered_name(directory.name(), "x") == "0004_x");
    BOOST_TEST(numbered_name("/nowhere", "x") == "0001_x");
}

BOOST_AUTO_TEST_CASE(one_branch_follows_the_other) {
    merged const directory;
    BOOST_CHECK_THROW(migration_folder(directory.name()), broken_history);
    rebase_result const done = rebase(directory.name(), "3_stars", {});
    BOOST_TEST(done.moved == (name_list{"2_root: is 0004_root now"}),
               boost::test_tools::per_element());
    BOOST_TEST(done.waiting == name_list{"3_stars"}, boost::test_tools::per_element());
    BOOST_TEST(names_in(directory.name()) == (name_list{"1_a", "2_tags", "0004_root"}),
               boost::test_tools::per_element());
    BOOST_TEST(is_embedding_current(directory.name()));
    BOOST_TEST(name_of_waiting(directory.name()) == "stars");
    BOOST_TEST(finish_rebase(directory.name(), something).empty());
    BOOST_TEST(name_of_waiting(directory.name()) == "");
    BOOST_TEST(!std::filesystem::exists(directory.where / "rebase"));
    BOOST_TEST(rebase(directory.name(), "", {}).nothing());
}

BOOST_AUTO_TEST_CASE(statements_by_hand_wait_for_the_schema_before_them) {
    merged const directory;
    add(directory.name(), "4_fill", "3_stars", something, false);
    rebase(directory.name(), "2_root", {});
    add(directory.name(), "0006_stars", "0005_root", something);
    BOOST_TEST(
        finish_rebase(directory.name(), something) == (name_list{"4_fill: is 0007_fill now"}),
        boost::test_tools::per_element());
    BOOST_TEST(names_in(directory.name()) ==
                   (name_list{"1_a", "2_tags", "0005_root", "0006_stars", "0007_fill"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_was_changed_by_hand_is_not_thrown_away) {
    empty_directory const directory;
    add(directory.name(), "1_a", "", nothing);
    add(directory.name(), "2_tags", "1_a", nothing);
    add(directory.name(), "2_stars", "1_a", something, false);
    rebase(directory.name(), "2_stars", {});
    auto const said = finish_rebase(directory.name(), something);
    BOOST_REQUIRE(said.size() == 1u);
    BOOST_TEST(said[0].find("2_stars was changed by hand") == 0u);
    BOOST_TEST(std::filesystem::exists(directory.where / "rebase" / "2_stars" / "parent"));
}

BOOST_AUTO_TEST_CASE(what_a_database_has_stays_where_it_is) {
    merged const directory;
    BOOST_CHECK_THROW(rebase(directory.name(), "", {}), orm::usage_error);
    BOOST_CHECK_THROW(rebase(directory.name(), "2_tags", {"1_a", "2_tags"}), broken_history);
    BOOST_TEST(rebase(directory.name(), "", {"1_a", "2_tags"}).waiting == name_list{"3_stars"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

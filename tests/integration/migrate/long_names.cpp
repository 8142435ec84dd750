// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "integration/migrate/leading.hpp"
#include "integration/migrate/small_table.hpp"

// Names as long as PostgreSQL can keep them, that differ in their last letter: what stands for them
// on the way is as long, and differs, too.

namespace integration {

namespace {

using orm::column_model;
using orm::table_model;

/// Four of 63 bytes.
std::vector<std::string> ending_differently(std::string const& stem) {
    BOOST_REQUIRE(stem.size() == 62);
    return {stem + "1", stem + "2", stem + "3", stem + "4"};
}
std::vector<std::string> plain_names() {
    return ending_differently("a_name_that_is_as_long_as_the_longest_that_postgres_can_keep_6");
}
std::vector<std::string> names_of_umlauts() {
    std::string stem = "x";  // so that they are cut in the middle of one
    while (stem.size() != 61) stem += "\u00e4";
    stem += "x";
    return ending_differently(stem);
}

std::string in_quotes(std::string_view name) { return '"' + std::string(name) + '"'; }

/// Two columns change places, and two others.
template <class Backend>
void swap_columns(std::vector<std::string> const& names) {
    column_model const was[]{
        id_column, {.name = names[0]}, {.name = names[1]}, {.name = names[2]}, {.name = names[3]}};
    column_model const is[]{id_column,
                            {.name = names[1], .details = {.renamed_from = names[0]}},
                            {.name = names[0], .details = {.renamed_from = names[1]}},
                            {.name = names[3], .details = {.renamed_from = names[2]}},
                            {.name = names[2], .details = {.renamed_from = names[3]}}};
    table_model const  before[]{table(was)}, after[]{table(is)};
    std::string        row = "''";
    for (std::string const& name : names) row.append(" || ").append(in_quotes(name));
    auto db = Backend::database();
    lead(db, {}, {before});
    db.backend().run_script("insert into t values (1, 10, 20, 30, 40), (2, 11, 21, 31, 41)");
    auto const described = description(db);
    auto const rows      = [&] { return texts(db, "select " + row + " from t order by id"); };
    std::vector<std::string> const there{"20104030", "21114131"}, back{"10203040", "11213141"};
    lead(db, {before}, {after});
    BOOST_TEST(rows() == there, boost::test_tools::per_element());
    lead_back(db, {before}, {after});
    BOOST_TEST(rows() == back, boost::test_tools::per_element());
    BOOST_TEST(description(db) == described, boost::test_tools::per_element());
    lead(db, {before}, {after});
    BOOST_TEST(rows() == there, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

TEST_ON_EACH_BACKEND(long_names_change_places_side_by_side) {
    swap_columns<Backend>(plain_names());
    swap_columns<Backend>(names_of_umlauts());
}

TEST_ON_EACH_BACKEND(columns_of_long_names_go_while_others_take_their_names) {
    for (auto const& names : {plain_names(), names_of_umlauts()}) {
        column_model const was[]{
            id_column, {.name = names[0]}, {.name = names[1]}, {.name = "a"}, {.name = "b"}};
        column_model const is[]{
            id_column,
            {.name = names[0], .not_null = true, .details = {.renamed_from = "a"}},
            {.name = names[1], .not_null = true, .details = {.renamed_from = "b"}}};
        table_model const before[]{table(was)}, after[]{table(is)};
        auto              db = Backend::database();
        lead(db, {}, {before});
        db.backend().run_script("insert into t values (1, 10, 20, 30, 40), (2, 11, 21, 31, 41)");
        lead(db, {before}, {after});
        BOOST_TEST(texts(db, "select '' || " + in_quotes(names[0]) + " || " + in_quotes(names[1]) +
                                 " from t order by id")
                       .back() == "3141");
        lead_back(db, {before}, {after});
        BOOST_TEST(texts(db, "select '' || a || b from t order by id").back() == "3141");
        lead(db, {before}, {after});
        for (auto const& found : orm::migrate::find_drift(db.backend(), {after}))
            BOOST_TEST(found.text() == "");
    }
}

TEST_ON_EACH_BACKEND(indexes_of_long_names_are_others) {
    static constexpr orm::index_item_model by_a[]{{.text = "a"}}, by_b[]{{.text = "b"}},
        by_a_and_b[]{{.text = "a"}, {.text = "b"}}, by_b_and_a[]{{.text = "b"}, {.text = "a"}};
    static constexpr column_model columns[]{id_column, {.name = "a"}, {.name = "b"}};
    for (auto const& names : {plain_names(), names_of_umlauts()}) {
        orm::index_model const was[]{{.name = names[0], .items = by_a},
                                     {.name = names[1], .items = by_b}};
        orm::index_model const is[]{{.name = names[0], .items = by_a_and_b},
                                    {.name = names[1], .items = by_b_and_a}};
        table_model            before[]{table(columns)}, after[]{table(columns)};
        before[0].indexes = was;
        after[0].indexes  = is;
        auto db           = Backend::database();
        lead(db, {}, {before});
        db.backend().run_script("insert into t values (1, 10, 20), (2, 11, 21)");
        auto const described = description(db);
        auto       fresh     = Backend::database();
        lead(fresh, {}, {after});
        lead(db, {before}, {after});
        BOOST_TEST(description(db) == description(fresh), boost::test_tools::per_element());
        lead_back(db, {before}, {after});
        BOOST_TEST(description(db) == described, boost::test_tools::per_element());
        lead(db, {before}, {after});
        BOOST_TEST(count(db, "t") == "2");
    }
}

/// Triggers of the user's own, which no schema speaks of.
BOOST_AUTO_TEST_CASE(triggers_of_tables_of_long_names_outlive_that_they_are_made_again) {
    static constexpr column_model was[]{id_column, {.name = "a"}};
    static constexpr column_model is[]{id_column, {.name = "a", .details = {.default_text = "5"}}};
    for (std::string const& name : {plain_names()[0], names_of_umlauts()[0]}) {
        table_model const before[]{table(was, name), table(was, "log")};
        table_model const after[]{table(is, name), table(was, "log")};
        auto              db = sqlite_in_memory::database();
        lead(db, {}, {before});
        db.backend().run_script("create trigger keep after insert on " + in_quotes(name) +
                                " begin insert into log (a) values (new.a); end; insert into " +
                                in_quotes(name) + " (a) values (1), (2)");
        lead(db, {before}, {after});
        lead_back(db, {before}, {after});
        lead(db, {before}, {after});
        db.backend().run_script("insert into " + in_quotes(name) + " default values");
        BOOST_TEST(texts(db, "select group_concat(a) from log").front() == "1,2,5");
        BOOST_TEST(count(db, in_quotes(name)) == "3");
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

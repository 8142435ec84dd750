// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/migration.hpp>

#include <boost/test/unit_test.hpp>

using namespace orm::migrate;

namespace {

constexpr bool same(std::string_view left, std::string_view right) {
    step const one[]{{.sql = left}};
    step const other[]{{.sql = right}};
    return hash_of(one).view() == hash_of(other).view();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_migration)

BOOST_AUTO_TEST_CASE(blanks_ends_of_lines_and_comments_mean_nothing) {
    static_assert(same("create table a (id)", "  create\r\n\ttable a (id)\n"));
    static_assert(same("select 1", "-- why\nselect /* one */ 1 -- that is all"));
    BOOST_TEST(same("select 1", "\xEF\xBB\xBFselect 1"));
}

BOOST_AUTO_TEST_CASE(any_other_change_shows) {
    static_assert(!same("select 1", "select 2"));
    static_assert(!same("select 1", "select1"));
    static_assert(!same("select 'a  b'", "select 'a b'"));
    static_assert(!same("select '-- a'", "select ''"));
    BOOST_TEST(!same(R"(select "a  b")", R"(select "a b")"));
}

BOOST_AUTO_TEST_CASE(where_a_statement_ends_shows) {
    constexpr step one[]{{.sql = "a"}, {.sql = "b"}};
    constexpr step other[]{{.sql = "a b"}};
    static_assert(hash_of(one).view() != hash_of(other).view());
    BOOST_TEST(hash_of(one).view().size() == 16u);
}

BOOST_AUTO_TEST_CASE(checks_belong_to_no_history) {
    constexpr step one[]{{.sql = "a"}};
    constexpr step checked[]{{.sql = "select 1", .check = true}, {.sql = "a"}};
    static_assert(hash_of(one).view() == hash_of(checked).view());
    BOOST_TEST((migration{.name = "m", .up = one}.hash().view() == hash_of(one).view()));
}

BOOST_AUTO_TEST_CASE(a_function_is_known_by_its_name) {
    constexpr step first[]{call("fill_1")};
    constexpr step second[]{call("fill_2")};
    constexpr step statement[]{{.sql = "fill_1"}};
    static_assert(hash_of(first).view() != hash_of(second).view());
    BOOST_TEST(hash_of(first).view() != hash_of(statement).view());
}

BOOST_AUTO_TEST_CASE(what_has_no_statements_is_taken_back_without_any) {
    constexpr step one[]{{.sql = "a"}};
    constexpr step looks[]{{.sql = "select 1", .check = true}};
    constexpr step called[]{call("fill_1")};
    static_assert(migration{.name = "m"}.has_way_back());
    static_assert(migration{.name = "m", .up = looks}.has_way_back());
    static_assert(migration{.name = "m", .up = one, .down = one}.has_way_back());
    static_assert(!migration{.name = "m", .up = one}.has_way_back());
    BOOST_TEST((!migration{.name = "m", .up = called}.has_way_back()));
}

BOOST_AUTO_TEST_CASE(a_history_is_a_line) {
    constexpr migration line[]{{.name = "a"}, {.name = "b", .parent = "a"}};
    constexpr migration torn[]{
        {.name = "a"}, {.name = "b", .parent = "a"}, {.name = "c", .parent = "a"}};
    constexpr migration twice[]{{.name = "a"}, {.name = "a", .parent = "a"}};
    static_assert(find_break(line) == 2);
    static_assert(find_break(torn) == 2);
    BOOST_TEST(find_break(twice) == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

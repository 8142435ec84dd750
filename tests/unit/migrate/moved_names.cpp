// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/moved_names.hpp>

#include <string_view>

#include <boost/test/unit_test.hpp>

using namespace orm;

namespace {

constexpr std::string_view id[]{"id"};
constexpr column_model     counted[]{{.name = "id", .details = {.autoincrement = true}}};
constexpr index_item_model by_id[]{{.text = "id"}};
constexpr index_model      index[]{{.name = "i", .items = by_id}};
constexpr key_model        unique[]{{.name = "u", .columns = id}};
constexpr exclusion_model  exclusion[]{{.name = "x"}};

constexpr table_model full(std::string_view schema, std::string_view name) {
    return {.schema      = schema,
            .name        = name,
            .columns     = counted,
            .primary_key = {.name = "p", .columns = id},
            .unique_keys = unique,
            .indexes     = index,
            .exclusions  = exclusion};
}
constexpr table_model moving(std::string_view schema, std::string_view renamed_from) {
    return {.schema = schema, .name = "m", .renamed_from = renamed_from, .columns = counted};
}

/// Of the names that `m` could bring along from one schema into another, those that are there.
constexpr std::string_view names[]{"m", "t", "p", "u", "i", "x", "t_id_seq", "v", "vi", "s", "z"};
constexpr std::size_t      count = 11;

constexpr std::size_t count_in_the_way(schema_model const& before, schema_model const& after) {
    migrate::schema_difference const way = migrate::diff(before, after);
    migrate::moved_names const       moved(way);
    std::size_t                      found = 0;
    for (migrate::table_difference const& table : way.tables)
        if (table.stays() && table.before->name == "m")
            for (std::string_view const name : names)
                if (moved.is_in_the_way(table, name)) ++found;
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_moved_names)

BOOST_AUTO_TEST_CASE(a_sequence_is_called_after_table_and_column) {
    static_assert(migrate::sequence_of(full("b", "t"), counted[0]).view() == "t_id_seq");
    BOOST_TEST(migrate::sequence_of(full("b", "u"), counted[0]).view() == "u_id_seq");
}

BOOST_AUTO_TEST_CASE(a_table_shares_its_schema_with_all_that_has_a_name_there) {
    static constexpr table_model    before[]{moving("a", {}), full("b", "t")};
    static constexpr table_model    after[]{moving("b", "a.m"), full("b", "t")};
    static constexpr index_model    of_view[]{{.name = "vi", .items = by_id}};
    static constexpr view_model     views[]{{.schema = "b", .name = "v", .indexes = of_view}};
    static constexpr sequence_model sequences[]{{.schema = "b", .name = "s"}};
    static constexpr schema_model   was{.tables = before, .views = views};
    static constexpr schema_model   is{.tables = after, .views = views, .sequences = sequences};
    static_assert(count_in_the_way(was, is) == count - 2);  // not its own, and none of "z"
    static_assert(count_in_the_way({before}, {after}) == count - 5);
    static_assert(count_in_the_way({after}, {after}) == 0);  // it goes nowhere
    BOOST_TEST(count_in_the_way(is, was) == 0u);
}

BOOST_AUTO_TEST_CASE(what_leaves_the_schema_or_comes_there_is_in_the_way_too) {
    static constexpr table_model before[]{moving("a", {}), full("b", "t")};
    static constexpr table_model left[]{
        moving("b", "a.m"),
        {.schema = "c", .name = "t", .renamed_from = "b.t", .columns = counted}};
    static constexpr table_model dropped[]{moving("b", "a.m")};
    static constexpr table_model apart[]{moving("a", {}), full("c", "t")};
    static constexpr table_model met[]{
        moving("b", "a.m"),
        {.schema = "b", .name = "t", .renamed_from = "c.t", .columns = counted}};
    static_assert(count_in_the_way({before}, {left}) == 6);
    static_assert(count_in_the_way({before}, {dropped}) == 0);
    static_assert(count_in_the_way({apart}, {met}) == 6);
    BOOST_TEST(count_in_the_way({apart}, {apart}) == 0u);
}

BOOST_AUTO_TEST_CASE(a_type_of_arrays_is_called_like_its_elements_behind_a_line) {
    static constexpr auto meets = [](std::string_view name, std::string_view there) {
        table_model const before[]{{.schema = "a", .name = name, .columns = counted},
                                   {.schema = "b", .name = there, .columns = counted}};
        table_model       after[]{before[0], before[1]};
        after[0].schema = "b";
        after[0].name   = "other";
        char hint[10]{'a', '.'};
        for (std::size_t at = 0; at != name.size(); ++at) hint[2 + at] = name[at];
        after[0].renamed_from                = {hint, 2 + name.size()};
        migrate::schema_difference const way = migrate::diff({before}, {after});
        return migrate::moved_names(way).meets_type(way.tables[0]);
    };
    static_assert(meets("m", "m"));
    static_assert(meets("m", "_m"));
    static_assert(meets("_m", "m"));
    static_assert(!meets("m", "__m"));
    BOOST_TEST(!meets("m", "n"));
}

BOOST_AUTO_TEST_CASE(a_type_that_keeps_its_name_meets_none_of_it) {
    static constexpr auto meets = [](std::string_view to, std::string_view there) {
        enum_model const                 before[]{{.name = "a.m"}, {.name = there}};
        enum_model const                 after[]{{.name = to, .renamed_from = "a.m"}, before[1]};
        migrate::schema_difference const way = migrate::diff({.enums = before}, {.enums = after});
        return migrate::moved_names(way).meets_type(way.enums[0]);
    };
    static_assert(meets("b.o", "b.m"));
    static_assert(meets("b.o", "b._m"));
    static_assert(meets("b.m", "b._m"));
    static_assert(!meets("b.m", "b.m"));
    static_assert(!meets("a.o", "a.x"));
    BOOST_TEST(!meets("b.o", "m"));
}

BOOST_AUTO_TEST_SUITE_END()

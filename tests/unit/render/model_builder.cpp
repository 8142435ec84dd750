// SPDX-License-Identifier: BSL-1.0
#include <orm/render/model_builder.hpp>

#include <orm/dialect/sqlite.hpp>

#include <boost/test/unit_test.hpp>

namespace {

struct two_columns {
    static constexpr orm::table_model run(orm::model_builder& out) {
        out.columns.add({.name = "first"});
        out.columns.add({.name = "second"});
        orm::column_model  unused;
        orm::column_model& second = out.columns.find("second", unused);

        std::size_t const begin = out.out.size();
        out.out << "1 + " << '1';
        second.details.default_text = out.text_since(begin);

        std::string_view const names[]{"first", "second"};
        out.unique_keys.add({out.name_or_default({}, names, "key"), false, out.add_names(names)});
        out.unique_keys.add({out.name_or_default("given", names, "key"), true, {}});
        return {.name = "things"};
    }
};

constexpr orm::model_sizes sizes = [] {
    orm::model_builder counted(orm::sqlite_dialect::facts, "things");
    two_columns::run(counted);
    return counted.sizes();
}();

constexpr orm::model_storage<sizes> stored{orm::sqlite_dialect::facts, "things", two_columns{}};

}  // namespace

BOOST_AUTO_TEST_SUITE(render_model_builder)

BOOST_AUTO_TEST_CASE(what_is_built_is_counted_first) {
    static_assert(sizes.columns == 2 && sizes.unique_keys == 2 && sizes.names == 2);
    static_assert(sizes.text == std::string_view("1 + 1things_first_second_key").size());
    static_assert(sizes.checks == 0 && sizes.index_items == 0);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(a_model_is_stored_with_its_texts) {
    constexpr orm::table_model const& table = stored.table;
    static_assert(table.name == "things" && table.columns.size() == 2 && table.checks.empty());
    static_assert(table.columns[0].details.default_text.empty());
    static_assert(table.columns[1].details.default_text == "1 + 1");
    static_assert(table.unique_keys[0].name == "things_first_second_key");
    static_assert(table.unique_keys[0].columns[1] == "second");
    static_assert(table.unique_keys[1].name == "given");
    BOOST_TEST(table.columns[1].name == "second");
}

BOOST_AUTO_TEST_SUITE_END()

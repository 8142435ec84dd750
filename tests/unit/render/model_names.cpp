// SPDX-License-Identifier: BSL-1.0
#include <orm/render/model_names.hpp>

#include <array>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>

#include <boost/test/unit_test.hpp>

namespace {

constexpr std::string_view column[]{"a"};

constexpr orm::key_model         key_of_a[]{{"a_key", false, column}};
constexpr orm::index_model       index_of_a[]{{"A_Key", false, {}, {}}};
constexpr orm::check_model       two_checks[]{{"positive", "a > 0", {}}, {"positive", "b > 0", {}}};
constexpr orm::check_model       check_of_a[]{{"positive", "a > 0", {}}};
constexpr orm::foreign_key_model reference[]{{.name = "positive"}};

template <std::size_t Size>
constexpr orm::name_clash in(std::array<orm::table_model, Size> const& tables,
                             orm::dialect_facts const& dialect = orm::sqlite_dialect::facts) {
    return orm::find_clash<64>(tables, dialect);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(render_model_names)

BOOST_AUTO_TEST_CASE(tables_keys_and_indexes_share_their_names) {
    static_assert(
        in(std::array{orm::table_model{.name = "t", .unique_keys = key_of_a}}).name.size == 0);
    constexpr orm::name_clash clash =
        in(std::array{orm::table_model{.name = "t", .unique_keys = key_of_a},
                      orm::table_model{.name = "u", .indexes = index_of_a}});
    static_assert(clash.name.view() == "A_Key" && clash.table == 1 && clash.other == 0);
    static_assert(in(std::array{orm::table_model{.name = "t"},
                                orm::table_model{.name = "u", .primary_key = {"T", false, column}}})
                      .name.view() == "T");
    BOOST_TEST(clash.name.view() == "A_Key");
}

BOOST_AUTO_TEST_CASE(schemas_keep_names_apart_where_there_are_schemas) {
    constexpr std::array tables{orm::table_model{.schema = "one", .name = "t"},
                                orm::table_model{.schema = "two", .name = "t"}};
    static_assert(in(tables, orm::postgres_dialect::facts).name.size == 0);
    static_assert(in(tables, orm::sqlite_dialect::facts).name.view() == "t");
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(checks_and_foreign_keys_are_named_for_their_table_alone) {
    static_assert(in(std::array{orm::table_model{.name = "t", .checks = check_of_a},
                                orm::table_model{.name = "u", .checks = check_of_a}})
                      .name.size == 0);
    static_assert(in(std::array{orm::table_model{.name = "t", .checks = two_checks}}).name.view() ==
                  "positive");
    static_assert(in(std::array{orm::table_model{
                         .name = "t", .foreign_keys = reference, .checks = check_of_a}})
                      .name.view() == "positive");
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()

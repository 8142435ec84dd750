// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/sequences.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/migrate/gate.hpp>
#include <orm/migrate/snapshot_text.hpp>

#include "unit/migrate/planned.hpp"

namespace {

constexpr orm::column_model   columns[]{{.name = "a"}};
constexpr orm::table_model    tables[]{{.name = "t", .columns = columns}};
constexpr orm::sequence_model one[]{{.name = "n"}};
constexpr orm::sequence_model other[]{{.name = "n", .options = {.increment = 2}}};

std::string steps(orm::array_view<orm::sequence_model> from,
                  orm::array_view<orm::sequence_model> to) {
    return planned<orm::postgres_dialect>({.tables = tables, .sequences = from},
                                          {.tables = tables, .sequences = to})
        .text();
}

constexpr std::string_view drift(orm::array_view<orm::sequence_model> code,
                                 orm::array_view<orm::sequence_model> last) {
    return orm::migrate::find_drift({.sequences = code}, {.sequences = last}).what;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_sequences)

BOOST_AUTO_TEST_CASE(sequences_come_change_and_go) {
    BOOST_TEST(steps(one, one).empty());
    BOOST_TEST(steps({}, one) ==
               "create sequence \"n\" start with 1 increment by 1 no maxvalue cache 1 no cycle;\n");
    BOOST_TEST(steps(one, other) ==
               "alter sequence \"n\" start with 1 increment by 2 no maxvalue cache 1 no cycle;\n");
    BOOST_TEST(steps(one, {}) == "drop sequence \"n\";\n");
}

BOOST_AUTO_TEST_CASE(the_gate_sees_them) {
    static_assert(drift(one, one).empty());
    static_assert(drift(one, other) == "its options");
    static_assert(drift(one, {}) == "added");
    BOOST_TEST(drift({}, one) == "dropped");
}

BOOST_AUTO_TEST_CASE(a_snapshot_keeps_them) {
    static constexpr orm::sequence_model kept[]{
        {.name = "n"},
        {.schema  = "s",
         .name    = "m",
         .options = {.start = 2, .increment = 3, .maximum = 400, .cache = 5, .cycle = true}}};
    std::string const text = orm::migrate::snapshot_text(
        {.postgres = {.tables = tables, .sequences = kept}}, "migrations");
    BOOST_TEST(text.find(R"(
inline constexpr sequence_model postgres_sequences[]{
    {.name = "n"},
    {.schema = "s", .name = "m", .options = {.start = 2, .increment = 3, .maximum = 400, )"
                         R"(.cache = 5, .cycle = true}},
};
)") != std::string::npos);
    BOOST_TEST(text.find(".postgres = {postgres_tables, {}, postgres_sequences}") !=
               std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

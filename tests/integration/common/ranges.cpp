// SPDX-License-Identifier: BSL-1.0
// A number that its column's type does not have would be stored by SQLite, and never be read again.
#include <boost/test/unit_test.hpp>

#include "integration/common/backends.hpp"

using namespace orm::dsl;

namespace integration {

struct narrow {
    std::int64_t                id{};
    std::int8_t                 tiny{};
    std::int32_t                number{};
    std::optional<std::int16_t> maybe;
    std::uint32_t               natural{};

    bool operator==(narrow const&) const = default;
};
ORM_TABLE(narrows, narrow, "narrows",
    (id, primary_key),
    (tiny, default_(0)),
    (number, named("a number")),
    (maybe),
    (natural, default_(0)))

inline constexpr auto narrow_schema = orm::schema(narrows);

constexpr std::int64_t past = 3'000'000'000;

template <class Function>
void check_refused(Function&& function, std::string_view column, std::string_view range) {
    try {
        function();
        BOOST_ERROR("it was stored");
    } catch (orm::encode_error const& refused) {
        std::string_view const message = refused.what();
        BOOST_TEST(refused.table() == "narrows");
        BOOST_TEST(refused.column() == column);
        BOOST_TEST(!refused.sql().empty());
        BOOST_TEST(message.starts_with("orm: narrows." + std::string(column) + ": "));
        BOOST_TEST(message.find(range) != message.npos);
        BOOST_TEST(message.find(std::to_string(past)) == message.npos);
    }
}

BOOST_AUTO_TEST_SUITE(integration_ranges)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_number_out_of_range_is_not_stored, Backend, backends) {
    auto db = created<Backend>(narrow_schema);
    db.insert(narrow{.id = 1, .number = 1});
    auto const one = eq(narrows.id, 1);
    auto const set = [&](auto... assignments) {
        db.run(update(narrows).set(assignments...).where(one));
    };

    constexpr std::string_view int32 = "-2147483648 to 2147483647";
    check_refused([&] { set(narrows.number = past); }, "a number", int32);
    check_refused([&] { set(narrows.number = -past - 1); }, "a number", int32);
    check_refused([&] { set(narrows.number = std::uint64_t(past)); }, "a number", int32);
    check_refused([&] { set(narrows.tiny = 128); }, "tiny", "-128 to 127");
    check_refused([&] { set(narrows.natural = -1); }, "natural", "0 to 4294967295");
    check_refused([&] { set(narrows.maybe = std::optional<std::int64_t>(past)); }, "maybe",
                  "-32768 to");
    check_refused(
        [&] { db.run(insert_into(narrows).values(narrows.id = 2, narrows.number = past)); },
        "a number", int32);
    check_refused(
        [&] {
            db.run(insert_into(narrows)
                       .values(narrows.id = 1, narrows.number = 5)
                       .on_conflict(narrows.id)
                       .do_update(narrows.number = past));
        },
        "a number", int32);
    check_refused(
        [&] {
            db.run(
                update(narrows).set(narrows.number = past).where(when(std::optional(1), [](int id) {
                    return eq(narrows.id, id);
                })));
        },
        "a number", int32);
    BOOST_TEST((db.all(select().from(narrows)) == std::vector<narrow>{{.id = 1, .number = 1}}));

    set(narrows.number = std::int64_t{7}, narrows.tiny = -128, narrows.natural = 7,
        narrows.maybe = std::optional<std::int64_t>(32'767));
    BOOST_TEST((db.find(narrows, 1) == narrow{1, -128, 7, std::int16_t{32'767}, 7}));
    set(narrows.maybe = std::optional<std::int64_t>());
    BOOST_TEST(!db.find(narrows, 1)->maybe.has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(named_parameters_are_checked_by_what_they_are_given, Backend,
                              backends) {
    auto           db   = created<Backend>(narrow_schema);
    constexpr auto wide = param<"wide", std::int64_t>;
    constexpr auto same = param<"same", std::int32_t>;
    db.insert(narrow{.id = 1, .number = 1});
    auto by_wide = db.prepare(update(narrows).set(narrows.number = wide).all_rows());
    auto by_same = db.prepare(update(narrows).set(narrows.number = same).all_rows());
    check_refused([&] { by_wide.run(wide = past); }, "a number", "-2147483648");
    check_refused([&] { by_same.run(same = past); }, "a number", "-2147483648");
    by_same.run(same = std::int64_t{5});
    BOOST_TEST(db.find(narrows, 1)->number == 5);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_comparison_takes_any_number, Backend, backends) {
    auto db = created<Backend>(narrow_schema);
    db.insert(narrow{.id = 1, .number = 1});
    BOOST_TEST(db.count(select().from(narrows).where(lt(narrows.number, past))) == 1);
    BOOST_TEST(db.count(select().from(narrows).where(eq(narrows.number, past))) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

// SPDX-License-Identifier: BSL-1.0
#include <orm/session/bound_statement.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/backend/error.hpp>
#include <orm/type/conversion_error.hpp>

using namespace orm;

namespace {

statement_index index_of_numbers;

/// A statement that binds the numbers below its argument.
statement_plan numbers_plan(std::size_t parameters) {
    return {.source = {.index = &index_of_numbers, .sql = "select numbers"},
            .bind =
                [](binder& out, void const* query, void const*) {
                    int const count = *static_cast<int const*>(query);
                    for (int number = 0; number != count; ++number)
                        ::new (out.place()) value(value::of_integer(number));
                },
            .parameters = parameters};
}

statement_plan with_shape(std::size_t parts) {
    statement_plan plan = numbers_plan(0);
    plan.source.sql     = {};
    plan.bind           = [](binder&, void const*, void const*) {};
    plan.build          = [](void const*) { return built_text(3); };
    plan.note_shape     = [](std::uintptr_t*& next, void const* query) {
        int const count = *static_cast<int const*>(query);
        for (int part = 0; part != count; ++part) *next++ = static_cast<std::uintptr_t>(part % 2);
    };
    plan.optional_parts = parts;
    return plan;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session_bound_statement)

BOOST_AUTO_TEST_CASE(few_and_many_values_are_bound_alike) {
    for (int const count : {0, 1, 24, 25, 700}) {
        statement_plan const  plan = numbers_plan(static_cast<std::size_t>(count));
        bound_statement const bound({&plan, &count});
        BOOST_REQUIRE(bound.values().size() == static_cast<std::size_t>(count));
        for (int at = 0; at != count; ++at)
            BOOST_TEST(bound.values()[static_cast<std::size_t>(at)].integer == at);
    }
}

BOOST_AUTO_TEST_CASE(fewer_values_than_there_may_be) {
    statement_plan const  plan  = numbers_plan(30);
    int const             count = 2;
    bound_statement const bound({&plan, &count});
    BOOST_TEST(bound.values().size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_text_of_known_shape_is_taken_as_it_is) {
    statement_plan const  plan = numbers_plan(0);
    int const             none = 0;
    bound_statement const bound({&plan, &none});
    BOOST_TEST(&bound.source() == &plan.source);
    BOOST_TEST((bound.source().build == nullptr));
}

BOOST_AUTO_TEST_CASE(few_and_many_optional_parts_are_noted_alike) {
    for (int const count : {1, 24, 25, 100}) {
        statement_plan const  plan = with_shape(static_cast<std::size_t>(count));
        bound_statement const bound({&plan, &count});
        BOOST_REQUIRE(bound.source().shape.size() == static_cast<std::size_t>(count));
        BOOST_TEST(bound.source().shape.back() == static_cast<std::uintptr_t>((count - 1) % 2));
        BOOST_TEST((bound.source().build == plan.build));
        BOOST_TEST(bound.source().query == &count);
    }
}

BOOST_AUTO_TEST_CASE(a_value_that_cannot_be_bound_is_told_with_the_statement) {
    statement_plan plan = numbers_plan(1);
    plan.bind           = [](binder&, void const*, void const*) {
        throw conversion_error("orm: no such number");
    };
    int const none = 0;
    BOOST_CHECK_EXCEPTION(bound_statement({&plan, &none}), encode_error,
                          [](encode_error const& thrown) {
                              return thrown.sql() == "select numbers" &&
                                     std::string_view(thrown.what()).starts_with("orm: no such");
                          });
}

BOOST_AUTO_TEST_SUITE_END()

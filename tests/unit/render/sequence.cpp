// SPDX-License-Identifier: BSL-1.0
#include <orm/render/sequence.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>

namespace {

template <class Write>
std::string written(Write write) {
    char        text[300];
    orm::writer out(orm::postgres_dialect::facts, text);
    write(out);
    return {text, out.size()};
}

constexpr orm::sequence_model plain{.name = "n"};
constexpr orm::sequence_model special{
    .schema  = "s",
    .name    = "n",
    .options = {.start = 100, .increment = -5, .maximum = 100, .cache = 20, .cycle = true}};

}  // namespace

BOOST_AUTO_TEST_SUITE(render_sequence)

BOOST_AUTO_TEST_CASE(sequences_are_created_altered_and_dropped) {
    using orm::if_exists;
    BOOST_TEST(written([](auto& out) { write_create_sequence(out, plain, if_exists::fail); }) ==
               R"(create sequence "n" start with 1 increment by 1 no maxvalue cache 1 no cycle)");
    BOOST_TEST(written([](auto& out) { write_create_sequence(out, special, if_exists::skip); }) ==
               R"(create sequence if not exists "s"."n" start with 100 increment by -5 )"
               "maxvalue 100 cache 20 cycle");
    BOOST_TEST(
        written([](auto& out) { write_alter_sequence(out, special); }) ==
        R"(alter sequence "s"."n" start with 100 increment by -5 maxvalue 100 cache 20 cycle)");
    BOOST_TEST(written([](auto& out) { write_drop_sequence(out, special, false); }) ==
               R"(drop sequence "s"."n")");
    BOOST_TEST(written([](auto& out) { write_drop_sequence(out, plain, true); }) ==
               R"(drop sequence if exists "n")");
}

BOOST_AUTO_TEST_SUITE_END()

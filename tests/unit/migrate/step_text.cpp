// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/step_text.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/backend/error.hpp>

using namespace orm::migrate;

BOOST_AUTO_TEST_SUITE(migrate_step_text)

BOOST_AUTO_TEST_CASE(what_is_written_is_read_again) {
    step const steps[]{
        {.sql = "select count(*) from a", .check = true},
        {.sql = "create table a (\n    b text default '-- step'\n)"},
        {.sql = "drop table c", .mode = step_mode::alone, .risk = {hazards::destructive | 16}},
        call("fill_slugs_1"),
        call("forget_1", {hazards::destructive}),
    };
    std::string const text = steps_text(steps);
    BOOST_TEST(text ==
               "-- check\nselect count(*) from a;\n\n"
               "-- step\ncreate table a (\n    b text default '-- step'\n);\n\n"
               "-- step: alone, destructive, rewrite\ndrop table c;\n\n"
               "-- c++\nfill_slugs_1;\n\n"
               "-- c++: destructive\nforget_1;\n");
    auto const read = parse_steps(text);
    BOOST_REQUIRE(read.size() == 5u);
    for (std::size_t at = 0; at != 5; ++at) {
        BOOST_TEST(read[at].sql == steps[at].sql);
        BOOST_TEST((read[at].mode == steps[at].mode));
        BOOST_TEST(read[at].risk.bits == steps[at].risk.bits);
        BOOST_TEST(read[at].check == steps[at].check);
        BOOST_TEST(read[at].code == steps[at].code);
    }
}

BOOST_AUTO_TEST_CASE(a_file_of_another_hand_is_read) {
    auto const read = parse_steps(
        "\xEF\xBB\xBF-- my migration\r\nselect 1;\r\n\r\n-- step:  long-lock\r\n"
        "select 2;\r\nselect 3 ; \r\n-- step\r\n-- nothing\r\n");
    BOOST_REQUIRE(read.size() == 2u);
    BOOST_TEST(read[0].sql == "-- my migration\nselect 1");
    BOOST_TEST(read[1].sql == "select 2;\nselect 3");
    BOOST_TEST(read[1].risk.has(hazards::long_lock));
    BOOST_TEST(parse_steps("").empty());
}

BOOST_AUTO_TEST_CASE(a_word_that_means_nothing_is_refused) {
    BOOST_CHECK_EXCEPTION(
        parse_steps("-- step: destructiv\ndrop table a"), orm::usage_error, [](auto const& wrong) {
            return std::string(wrong.what()).find("destructiv") != std::string::npos;
        });
    BOOST_CHECK_THROW(parse_steps("-- c++: alone\nfill_slugs_1"), orm::usage_error);
    BOOST_CHECK_THROW(parse_steps("-- c++\nfill_slugs_1();"), orm::usage_error);
    BOOST_TEST(!parse_steps("-- c++ comes later\nselect 1")[0].code);
}

BOOST_AUTO_TEST_SUITE_END()

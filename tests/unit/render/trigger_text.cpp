// SPDX-License-Identifier: BSL-1.0
#include <orm/render/trigger_text.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>

namespace {

constexpr orm::trigger_model trigger{.schema     = "s",
                                     .name       = "t\"r",
                                     .table      = "rows",
                                     .definition = "after insert on \"rows\" for each row",
                                     .body       = "delete from \"log\" where a = 'x'; "};

template <orm::dialect Dialect, class Write>
std::string written(Write write) {
    char        text[400];
    orm::writer out(Dialect::facts, text);
    write(out);
    return {text, out.size()};
}

using orm::if_exists;

}  // namespace

BOOST_AUTO_TEST_SUITE(render_trigger_text)

BOOST_AUTO_TEST_CASE(sqlite_has_its_statements_in_the_trigger) {
    auto const made = [](if_exists existing) {
        return written<orm::sqlite_dialect>(
            [&](auto& out) { orm::write_create_trigger(out, trigger, existing); });
    };
    BOOST_TEST(made(if_exists::fail) ==
               R"(create trigger "t""r" after insert on "rows" for each row )"
               R"(begin delete from "log" where a = 'x'; end)");
    BOOST_TEST(made(if_exists::skip).starts_with(R"(create trigger if not exists "t""r" after)"));
    BOOST_TEST(written<orm::sqlite_dialect>([](auto& out) {
                   orm::write_drop_trigger(out, trigger);
               }) == R"(drop trigger "t""r")");
}

BOOST_AUTO_TEST_CASE(postgresql_has_them_in_a_function) {
    using dialect = orm::postgres_dialect;
    BOOST_TEST(written<dialect>([](auto& out) { orm::write_create_function(out, trigger); }) ==
               R"(create function "s"."t""r"() returns trigger language plpgsql as )"
               R"('begin delete from "log" where a = ''x''; end')");
    BOOST_TEST(written<dialect>([](auto& out) {
                   orm::write_create_trigger(out, trigger, if_exists::skip);
               }) == R"(create trigger "t""r" after insert on "rows" for each row )"
                     R"(execute function "s"."t""r"())");
    BOOST_TEST(written<dialect>([](auto& out) { orm::write_drop_trigger(out, trigger); }) ==
               R"(drop trigger "t""r" on "s"."rows")");
    BOOST_TEST(written<dialect>([](auto& out) { orm::write_drop_function(out, trigger, true); }) ==
               R"(drop function if exists "s"."t""r"())");
    BOOST_TEST(written<dialect>([](auto& out) {
                   orm::write_unless_there<20>(out, "duplicate_object",
                                               [](orm::writer& inner) { inner << "say 'it'"; });
               }) == "do 'begin say ''it''; exception when duplicate_object then null; end'");
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: BSL-1.0
#include <orm/render/writer.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>
#include <string>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

/// What is written, after counting it first as the library does.
template <class Write>
std::string written(orm::dialect_facts const& dialect, Write write) {
    orm::writer counted(dialect);
    write(counted);
    std::string text(counted.size(), '#');
    orm::writer out(dialect, text.data());
    write(out);
    BOOST_TEST(out.size() == text.size());
    return text;
}
template <class Write>
std::string written(Write write) {
    return written(orm::sqlite_dialect::facts, write);
}

BOOST_AUTO_TEST_SUITE(render_writer)

BOOST_AUTO_TEST_CASE(text_and_characters) {
    BOOST_TEST(written([](auto& out) { out << "a" << 'b' << "" << "cd"; }) == "abcd");
}

BOOST_AUTO_TEST_CASE(numbers) {
    using limits = std::numeric_limits<std::int64_t>;
    for (std::int64_t const number : {std::int64_t{0}, std::int64_t{7}, std::int64_t{-10},
                                      std::int64_t{1'234'567}, limits::max(), limits::min()})
        BOOST_TEST(written([&](auto& out) { out.number(number); }) == std::to_string(number));
}

BOOST_AUTO_TEST_CASE(parameters_are_counted) {
    auto const two = [](auto& out) { out.parameter(), out << ' ', out.parameter(); };
    BOOST_TEST(written(two) == "? ?");
    BOOST_TEST(written(orm::postgres_dialect::facts, two) == "$1 $2");
    orm::writer out(orm::sqlite_dialect::facts);
    two(out);
    BOOST_TEST(out.parameters() == 2);
}

BOOST_AUTO_TEST_CASE(quotes_are_doubled) {
    BOOST_TEST(written([](auto& out) { out.identifier("plain"); }) == R"("plain")");
    BOOST_TEST(written([](auto& out) { out.identifier(R"(a"b'c)"); }) == R"("a""b'c")");
    BOOST_TEST(written([](auto& out) { out.identifier(R"(""")"); }) == R"("""""""")");
    BOOST_TEST(written([](auto& out) { out.text_constant(R"(a"b'c)"); }) == R"('a"b''c')");
}

BOOST_AUTO_TEST_CASE(a_separator_stands_between) {
    BOOST_TEST(written([](auto& out) {
                   orm::separator comma;
                   for (char const each : {'a', 'b', 'c'}) comma(out), out << each;
               }) == "a, b, c");
    BOOST_TEST(written([](auto& out) {
                   orm::separator word(" or ");
                   word(out);
               }) == "");
}

BOOST_AUTO_TEST_CASE(looser_operands_are_in_parentheses) {
    auto const node = users.age + 1;
    BOOST_TEST(written([&](auto& out) {
                   orm::write_operand<orm::precedence::addition>(out, &node);
               }) == R"("age" + ?)");
    BOOST_TEST(written([&](auto& out) {
                   orm::write_operand<orm::precedence::multiplication>(out, &node);
               }) == R"(("age" + ?))");
}

BOOST_AUTO_TEST_CASE(a_type_alone_is_enough_for_text) {
    auto const node = users.age + 1;
    BOOST_TEST(written([&](auto& out) { orm::write(out, &node); }) ==
               written([&](auto& out) { orm::write(out, static_cast<decltype(&node)>(nullptr)); }));
}

BOOST_AUTO_TEST_SUITE_END()

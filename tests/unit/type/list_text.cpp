// SPDX-License-Identifier: BSL-1.0
#include <orm/type/list_text.hpp>

#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <limits>

#include <orm/type/conversion_error.hpp>

using namespace orm;

namespace {

std::string text_of(std::initializer_list<value> values) {
    list_text text;
    for (value const& each : values) text.add(each);
    return std::string(text.finish());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(type_list_text)

BOOST_AUTO_TEST_CASE(lists_of_every_length) {
    BOOST_TEST(text_of({}) == "[]");
    BOOST_TEST(text_of({value::of_integer(1)}) == "[1]");
    BOOST_TEST(text_of({value::of_integer(1), value::of_null(), value::of_text("")}) ==
               R"([1,null,""])");
}

BOOST_AUTO_TEST_CASE(lists_inside_of_the_list) {
    list_text text;
    text.begin_list();
    text.add(value::of_integer(1));
    text.add(value::of_text("["));
    text.end_list();
    text.begin_list();
    text.end_list();
    text.add(value::of_integer(2));
    BOOST_TEST(text.finish() == R"([[1,"["],[],2])");
}

BOOST_AUTO_TEST_CASE(numbers) {
    using whole = std::numeric_limits<std::int64_t>;
    BOOST_TEST(text_of({value::of_integer(whole::min()), value::of_integer(whole::max())}) ==
               "[-9223372036854775808,9223372036854775807]");
    BOOST_TEST(text_of({value::of_integer(1, storage::boolean)}) == "[1]");
    BOOST_TEST(text_of({value::of_real(0.1), value::of_real(-2.5), value::of_real(1e300),
                        value::of_real(5e-324)}) == "[0.1,-2.5,1e+300,5e-324]");
}

BOOST_AUTO_TEST_CASE(texts_are_escaped) {
    BOOST_TEST(text_of({value::of_text("a\"b\\c/d'e")}) == R"(["a\"b\\c/d'e"])");
    BOOST_TEST(text_of({value::of_text("\x01\x1f\n\t\x7f")}) ==
               "[\"\\u0001\\u001f\\u000a\\u0009\x7f\"]");
    BOOST_TEST(text_of({value::of_text("ünï日")}) == "[\"ünï日\"]");
    BOOST_TEST(text_of({value::of_text("],[")}) == R"(["],["])");
}

BOOST_AUTO_TEST_CASE(blobs_are_digits) {
    BOOST_TEST(text_of({value::of_blob("\0\x9f\xff", 3), value::of_blob("", 0)}) ==
               R"(["009fff",""])");
}

BOOST_AUTO_TEST_CASE(times_are_written_as_the_engine_stores_them) {
    BOOST_TEST(text_of({value::of_integer(-1, storage::date)}) == R"(["1969-12-31"])");
    BOOST_TEST(text_of({value::of_integer(1, storage::time)}) == R"(["00:00:00.000001"])");
    BOOST_TEST(text_of({value::of_integer(-1, storage::timestamp)}) ==
               R"(["1969-12-31 23:59:59.999999"])");
    BOOST_TEST(text_of({value::of_integer(90'000'000, storage::interval)}) == R"(["PT90S"])");
}

BOOST_AUTO_TEST_CASE(what_json_does_not_hold_is_refused) {
    using real = std::numeric_limits<double>;
    for (double number : {real::quiet_NaN(), real::infinity(), -real::infinity()})
        BOOST_CHECK_THROW(text_of({value::of_real(number)}), conversion_error);
    BOOST_CHECK_THROW(text_of({value::of_text(std::string_view("a\0b", 3))}), conversion_error);
}

BOOST_AUTO_TEST_CASE(a_list_of_values_is_kept_with_the_temporaries) {
    scratch temporaries;
    value   list;
    {
        list_values values(2);
        values.add(value::of_integer(1));
        values.add(value::of_null());
        list = values.finish(sql_type::integer, temporaries);
    }
    BOOST_TEST((list.kind == storage::list));
    BOOST_TEST((list.type == sql_type::integer));
    BOOST_REQUIRE(list.elements.size == 2U);
    BOOST_TEST(list.elements.data[0].integer == 1);
    BOOST_TEST(list.elements.data[1].is_null());
    BOOST_TEST(list_values(0).finish(sql_type::text, temporaries).elements.size == 0U);
}

BOOST_AUTO_TEST_CASE(a_text_is_read_back) {
    scratch     kept;
    value const words =
        list_from_text(R"( [ "a", null ,"\u00e4\ud83d\ude00\"\/" ] )", storage::text, kept);
    BOOST_TEST(words.elements.size == 3);
    BOOST_TEST(words.elements.data[0].text() == "a");
    BOOST_TEST(words.elements.data[1].is_null());
    BOOST_TEST(words.elements.data[2].text() == "\u00e4\U0001F600\"/");
    BOOST_TEST(list_from_text("[]", storage::date, kept).elements.size == 0);
    BOOST_TEST(list_from_text("[true,0]", storage::boolean, kept).elements.data[0].integer == 1);
    BOOST_TEST(list_from_text("[-7,1.5e3]", storage::real, kept).elements.data[1].real == 1500);
    BOOST_TEST(list_from_text(R"(["00fF"])", storage::blob, kept).elements.data[0].bytes.size == 2);
    BOOST_TEST(list_from_text(R"(["1970-01-02"])", storage::date, kept).elements.data[0].integer ==
               1);
}

BOOST_AUTO_TEST_CASE(what_is_no_list_of_its_kind_is_refused) {
    scratch kept;
    for (auto const* const text : {"", "[", "]", "[1", "[1,]", "[1]x", "[1.5]", "[\"1\"]", "[[1]]",
                                   "{}", "[truth]", "[99999999999999999999]"})
        BOOST_CHECK_THROW(list_from_text(text, storage::integer, kept), conversion_error);
    for (auto const* const text :
         {"[\"", "[\"\\\"]", "[\"\\u12\"]", "[\"\\ud800\"]", "[\"\\udc00\"]", "[\"\\q\"]", "[1]"})
        BOOST_CHECK_THROW(list_from_text(text, storage::text, kept), conversion_error);
    for (auto const* const text : {"[\"0\"]", "[\"0g\"]"})
        BOOST_CHECK_THROW(list_from_text(text, storage::blob, kept), conversion_error);
    BOOST_CHECK_THROW(list_from_text("[\"today\"]", storage::date, kept), conversion_error);
}

BOOST_AUTO_TEST_SUITE_END()

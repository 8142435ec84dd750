// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/search_words.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(expr_search_words)

BOOST_AUTO_TEST_CASE(words_are_put_in_quotes) {
    BOOST_TEST(orm::search_words("two words") == R"("two" "words")");
    BOOST_TEST(orm::search_words("  a\tb\n") == R"("a" "b")");
    BOOST_TEST(orm::search_words(R"~(say "hello" (now) NOT* -x)~") ==
               R"~("say" "hello" "(now)" "NOT*" "-x")~");
    BOOST_TEST(orm::search_words("").empty());
    BOOST_TEST(orm::search_words(R"( "" )").empty());
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: BSL-1.0
#include <orm/type/scratch.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <type_traits>
#include <vector>

static_assert(!std::is_copy_constructible_v<orm::scratch>);
static_assert([] {
    orm::scratch unused;  // costs nothing, not even at run time
    unused.clear();
    return true;
}());

BOOST_AUTO_TEST_SUITE(type_scratch)

BOOST_AUTO_TEST_CASE(keeps_every_text_where_it_is) {
    orm::scratch                  scratch;
    std::vector<std::string_view> views;
    for (std::size_t size = 0; size < 200; ++size) {
        std::string text(size, static_cast<char>('a' + size % 26));
        views.push_back(scratch.keep(text));
        text.assign(size, '?');
    }
    for (std::size_t size = 0; size < 200; ++size)
        BOOST_TEST(views[size] == std::string(size, static_cast<char>('a' + size % 26)));
}

BOOST_AUTO_TEST_CASE(keeps_zero_bytes_and_nothing_at_all) {
    orm::scratch           scratch;
    std::string_view const text = scratch.keep(std::string_view("a\0b", 3));
    BOOST_TEST(text == std::string_view("a\0b", 3));
    BOOST_TEST(scratch.keep({}).empty());
}

BOOST_AUTO_TEST_CASE(is_usable_after_clear) {
    orm::scratch scratch;
    scratch.keep("old");
    scratch.clear();
    scratch.clear();
    BOOST_TEST(scratch.keep("new") == "new");
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/slug.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_CASE(texts_become_slugs) {
    auto const becomes = [](std::string_view text, std::string_view slug) {
        BOOST_TEST(orm::make_slug(text) == slug);
    };
    becomes("Hello, World!", "hello-world");
    becomes("  -- C++20:  what's new? ", "c-20-whats-new");
    becomes("Cr\u00e8me br\u00fbl\u00e9e, 2nd try", "creme-brulee-2nd-try");
    becomes("Stra\u00dfe \u00c6sir \u0141\u00f3d\u017a \u015eark\u0131",
            "strasse-aesir-lodz-sarki");
    becomes("\u0152uvre \u0218i \u021bar\u0103 \u017e\u00ff\u017f", "oeuvre-si-tara-zys");
    becomes("e\u0301te\u0301 3\u00d74", "ete-3-4");  // with marks of their own
    becomes("\u65e5\u672c \U0001F600 x", "x");
    becomes("\u65e5\u672c", "untitled");
    becomes("", "untitled");
    becomes("a\xc3", "a");  // no UTF-8
    becomes("a\x80z", "a-z");
    becomes("Caf\xe9 noir", "caf-noir");  // Latin-1
    becomes("\xf0\x9f", "untitled");
    becomes("Vi\u1ec7t Nam, \u0110\u01b0\u1eddng \u1eb4\u1e9e", "viet-nam-duong-ass");
    BOOST_TEST(orm::make_slug("New homes", 4) == "new");
    BOOST_TEST(orm::number_slug("new-ho", 2, 6) == "new-2");
    BOOST_TEST(orm::number_slug("a", 12, 3) == "a-12");  // refused by who has asked for so few
}

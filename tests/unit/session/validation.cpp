// SPDX-License-Identifier: BSL-1.0
#include <orm/session/validation.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/session/tenants.hpp"

static_assert(!orm::has_rules<tenants::houses_t>);

BOOST_AUTO_TEST_CASE(a_message_tells_the_first_and_how_many_more) {
    orm::broken_rules found;
    BOOST_CHECK_NO_THROW(found.throw_if_any());
    found.add("users", "name", "length", "is too long", 0);
    found.add("users", "", "satisfies", "is odd", 2);
    for (int row = 3; row != 20; ++row) found.add("posts", "title", "matches", "is bad", row);
    BOOST_CHECK_EXCEPTION(found.throw_if_any(), orm::validation_error, [](auto const& thrown) {
        std::string const what = thrown.what();
        return what.starts_with("orm: users.name is too long; users is odd in row 2; ") &&
               what.ends_with("posts.title is bad in row 10; and 9 more") &&
               thrown.violations().size() == 19 && thrown.table() == "users";
    });
}

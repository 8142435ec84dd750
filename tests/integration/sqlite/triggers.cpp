// SPDX-License-Identifier: BSL-1.0
// What a trigger that the library knows nothing of may do to the everyday verbs.
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

BOOST_AUTO_TEST_SUITE(integration_triggers)

BOOST_AUTO_TEST_CASE(a_row_that_a_trigger_leaves_out_gets_no_key_of_another) {
    auto db = filled_blog<sqlite_in_memory>();
    db.backend().run_script(
        "create trigger quiet before insert on users when new.email = 'spam@x'"
        " begin select raise(ignore); end");
    BOOST_CHECK_THROW(db.insert(user{.email = "spam@x"}), orm::no_rows);
    BOOST_TEST(db.count(users) == 5);
    BOOST_TEST(db.insert(user{.email = "ham@x"}).id == 6);
}

BOOST_AUTO_TEST_CASE(a_row_gets_its_own_key_and_not_that_of_a_row_a_trigger_has_made) {
    auto db = filled_blog<sqlite_in_memory>();
    db.backend().run_script(
        "create trigger welcome after insert on users"
        " begin insert into posts (id, author_id, title) values (700 + new.id, new.id, 'hello');"
        " end");
    BOOST_TEST(db.insert(user{.email = "ham@x"}).id == 6);
    BOOST_TEST(db.find(posts, 706)->author_id == 6);
}

BOOST_AUTO_TEST_CASE(an_error_of_a_trigger_is_a_violation) {
    auto db = filled_blog<sqlite_in_memory>();
    db.backend().run_script(
        "create trigger strict before delete on users begin select raise(abort, 'not this one');"
        " end");
    BOOST_CHECK_EXCEPTION(
        db.remove(user{.id = 5}), orm::constraint_violation, [](orm::error const& thrown) {
            return std::string_view(thrown.what()).find("not this one") != std::string_view::npos;
        });
    BOOST_TEST(db.count(users) == 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

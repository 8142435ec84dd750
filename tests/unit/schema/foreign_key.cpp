// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/foreign_key.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_foreign_key)

using namespace orm::modifiers;
using orm::foreign_key_action;

struct target {};

BOOST_AUTO_TEST_CASE(all_five_actions_can_be_said_of_both_events) {
    static_assert(references(target{}, on_delete_no_action).options.on_delete ==
                  foreign_key_action::no_action);
    static_assert(references(target{}, on_delete_restrict).options.on_delete ==
                  foreign_key_action::restrict);
    static_assert(references(target{}, on_delete_cascade).options.on_delete ==
                  foreign_key_action::cascade);
    static_assert(references(target{}, on_delete_set_null).options.on_delete ==
                  foreign_key_action::set_null);
    static_assert(references(target{}, on_delete_set_default).options.on_delete ==
                  foreign_key_action::set_default);
    static_assert(references(target{}, on_update_no_action).options.on_update ==
                  foreign_key_action::no_action);
    static_assert(references(target{}, on_update_restrict).options.on_update ==
                  foreign_key_action::restrict);
    static_assert(references(target{}, on_update_cascade).options.on_update ==
                  foreign_key_action::cascade);
    static_assert(references(target{}, on_update_set_null).options.on_update ==
                  foreign_key_action::set_null);
    static_assert(references(target{}, on_update_set_default).options.on_update ==
                  foreign_key_action::set_default);
    BOOST_TEST((references(target{}).options.on_delete == foreign_key_action::no_action));
}

BOOST_AUTO_TEST_CASE(a_key_can_be_deferred) {
    static_assert(references(target{}).options.checked == orm::deferrability::immediate);
    static_assert(references(target{}, deferrable).options.checked ==
                  orm::deferrability::deferrable);
    constexpr auto key = foreign_key(target{}, target{})
                             .references(target{}, target{})
                             .named("fk")
                             .with(deferred, on_delete_cascade);
    static_assert(key.options.checked == orm::deferrability::deferred);
    BOOST_TEST(key.name == "fk");
}

BOOST_AUTO_TEST_SUITE_END()

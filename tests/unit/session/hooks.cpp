// SPDX-License-Identifier: BSL-1.0
#include <orm/session/hooks.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>

#include <orm/session/context.hpp>

namespace rows_with_hooks {

struct base {
    std::int64_t number{};

    void before_insert(orm::context const&) {}
    void after_insert(auto& calls) const { calls += 'b'; }
    void after_update(std::string& calls) const { calls += 'u'; }
};
struct row : base {
    std::int64_t id{};

    void after_insert(auto& calls) { calls += 'r'; }
    void before_delete(std::string& calls) const { calls += 'd'; }
};
ORM_TABLE(rows, row, "rows", (number), (id, primary_key))

// Those of a mixin are none of the row's own, whether or not they are templates.
static_assert(!orm::sets_itself<row>);
static_assert(orm::has_own_hook_of<orm::after_insert_hook, row, std::string>);
static_assert(!orm::has_own_hook_of<orm::after_update_hook, row, std::string>);
static_assert(orm::has_hook_for<orm::after_update_hook, row, std::string>);
static_assert(orm::has_own_hook_of<orm::before_delete_hook, row, std::string>);
static_assert(!orm::has_hook_for<orm::after_delete_hook, row, std::string>);

}  // namespace rows_with_hooks

using rows_with_hooks::row;

BOOST_AUTO_TEST_CASE(each_hook_is_called_once) {
    row         one;
    std::string calls;
    orm::call_hooks<orm::after_insert_hook>(one, calls);
    orm::call_hooks<orm::after_update_hook>(one, calls);
    orm::call_hooks<orm::before_delete_hook>(one, calls);
    orm::call_hooks<orm::after_delete_hook>(one, calls);
    BOOST_TEST(calls == "brud");
}

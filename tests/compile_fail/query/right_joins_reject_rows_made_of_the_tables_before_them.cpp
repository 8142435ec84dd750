// SPDX-License-Identifier: BSL-1.0
// expect: orm: right_join\(\) and full_join\(\) keep rows for which there are none before
// expect: docs/errors\.md#lateral-join-kind
#include "../blog.hpp"

#include <orm/query/json_table.hpp>

auto query() {
    auto const setting = json_each<"setting">(users.nickname);
#ifdef ORM_GOOD_TWIN
    return select(setting.key).from(users).left_join(setting, ne(setting.key, "x"));
#else
    return select(setting.key).from(users).right_join(setting, ne(setting.key, "x"));
#endif
}

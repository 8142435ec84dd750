// SPDX-License-Identifier: BSL-1.0
// expect: the text of commented<>\(\) begins or ends a comment itself
// expect: docs/errors\.md#comment-text
#include "../blog.hpp"

#include <orm/commented.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return commented<"users * / all">(select(users.id).from(users));
#else
    return commented<"users */ drop">(select(users.id).from(users));
#endif
}

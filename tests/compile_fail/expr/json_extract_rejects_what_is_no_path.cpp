// SPDX-License-Identifier: BSL-1.0
// expect: a path into JSON is written as in
// expect: docs/errors\.md#json-path
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return json_extract<"$.name">(users.email);
#else
    return json_extract<"name">(users.email);
#endif
}

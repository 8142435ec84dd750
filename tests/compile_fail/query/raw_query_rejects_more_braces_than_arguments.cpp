// SPDX-License-Identifier: BSL-1.0
// expect: raw_has_more_or_fewer_braces_than_arguments
// expect: docs/errors\.md#raw-arguments
#include <orm/query/raw_query.hpp>

#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return raw_query<std::string>("select email from {} where age > {}", users, 18);
#else
    return raw_query<std::string>("select email from {} where age > {}", users);
#endif
}

// SPDX-License-Identifier: BSL-1.0
// expect: the name that as<>\(\), alias<>\(\) or cte<>\(\) gives is empty or longer than 63 bytes
// expect: docs/errors\.md#identifier-length
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
constexpr auto other =
    as<"a_name_of_exactly_sixty_three_bytes_that_postgresql_still_keeps">(users.id);
#else
constexpr auto other =
    as<"a_name_of_exactly_sixty_four_bytes___which_postgresql_would__cut">(users.id);
#endif

auto text() { return orm::sql<orm::sqlite_dialect>(select(other).from(users)); }

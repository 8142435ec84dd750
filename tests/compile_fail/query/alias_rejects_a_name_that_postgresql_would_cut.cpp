// SPDX-License-Identifier: BSL-1.0
// expect: the name that as<>\(\), alias<>\(\) or cte<>\(\) gives is empty or longer than 63 bytes
// expect: docs/errors\.md#identifier-length
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
constexpr auto other =
    alias<"a_name_of_exactly_sixty_three_bytes_that_postgresql_still_keeps">(users);
#else
constexpr auto other =
    alias<"a_name_of_exactly_sixty_four_bytes___which_postgresql_would__cut">(users);
#endif

auto text() { return orm::sql<orm::sqlite_dialect>(select(other.id).from(other)); }

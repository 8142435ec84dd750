// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#identifier-length
// expect: things_t::first_t
#include "tables.hpp"

struct thing {
    std::int64_t first{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things",
    (first, named("a_name_of_exactly_sixty_three_bytes_which_is_all_there_may_be_x")))
#else
ORM_TABLE(things, thing, "things",
    (first, named("a_name_of_more_than_sixty_three_bytes_which_is_all_that_there_may_be")))
#endif
inline constexpr auto made = orm::schema(things);

// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/given_name.hpp>

static_assert(orm::check_given_name<"a">());
static_assert(
    orm::check_given_name<"a_name_of_exactly_sixty_three_bytes_that_postgresql_still_keeps">());
static_assert(
    !orm::name_that_is_kept<"a_name_of_exactly_sixty_four_bytes___which_postgresql_would__cut">);
static_assert(!orm::name_that_is_kept<"">);

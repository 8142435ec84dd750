// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#sort-choices-of-one-name
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
inline constexpr auto sorts =
    sort_choices(sort_choice<"email">(users.email), sort_choice<"id">(users.id));
#else
inline constexpr auto sorts =
    sort_choices(sort_choice<"email">(users.email), sort_choice<"email">(users.id));
#endif

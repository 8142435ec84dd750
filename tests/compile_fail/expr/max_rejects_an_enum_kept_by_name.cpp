// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#enum-in-order-of-letters
// expect: reviews_t::by_name_t
#include "../kept.hpp"

#ifdef ORM_GOOD_TWIN
auto query() { return select(max(reviews.by_number)).from(reviews); }
#else
auto query() { return select(max(reviews.by_name)).from(reviews); }
#endif

// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#enum-in-order-of-letters
// expect: reviews_t::by_name_t
#include "../kept.hpp"

#ifdef ORM_GOOD_TWIN
auto query() { return select(reviews.id).from(reviews).where(gt(reviews.by_number, grade::low)); }
#else
auto query() { return select(reviews.id).from(reviews).where(gt(reviews.by_name, grade::low)); }
#endif

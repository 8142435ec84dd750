// SPDX-License-Identifier: BSL-1.0
// expect: two expressions of one type meet that are kept differently
// expect: docs/errors\.md#kept-differently
// expect: reviews_t::by_number_t
#include "../kept.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return eq(reviews.given, reviews.by_number);
#else
    return eq(reviews.by_name, reviews.by_number);
#endif
}

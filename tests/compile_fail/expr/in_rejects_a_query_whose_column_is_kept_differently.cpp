// SPDX-License-Identifier: BSL-1.0
// expect: two expressions of one type meet that are kept differently
// expect: docs/errors\.md#kept-differently
// expect: reviews_t::by_name_t
#include "../kept.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return in(reviews.given, select(reviews.by_number).from(reviews));
#else
    return in(reviews.given, select(reviews.by_name).from(reviews));
#endif
}

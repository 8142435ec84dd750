// SPDX-License-Identifier: BSL-1.0
// expect: two expressions of one type meet that are kept differently
// expect: docs/errors\.md#kept-differently
// expect: results_t::given_t
#include <orm/query/view.hpp>

#include "../kept.hpp"

struct result {
    grade given{};
};
#ifdef ORM_GOOD_TWIN
ORM_VIEW(results, result, "results", select(reviews.given).from(reviews), (given, as_integer))
#else
ORM_VIEW(results, result, "results", select(reviews.given).from(reviews), (given))
#endif

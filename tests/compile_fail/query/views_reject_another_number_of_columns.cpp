// SPDX-License-Identifier: BSL-1.0
// expect: lists more or fewer columns than its query selects
// expect: docs/errors\.md#view-column-count
// expect: adults_t
#include <orm/query/view.hpp>

#include "../blog.hpp"

struct adult {
    std::int64_t id{};
    std::string  email;
};
#ifdef ORM_GOOD_TWIN
ORM_VIEW(adults, adult, "adults", select(users.id, users.email).from(users), (id), (email))
#else
ORM_VIEW(adults, adult, "adults", select(users.id).from(users), (id), (email))
#endif

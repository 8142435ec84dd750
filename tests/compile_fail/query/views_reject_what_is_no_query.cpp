// SPDX-License-Identifier: BSL-1.0
// expect: is given what is no query
// expect: docs/errors\.md#view-of-no-query
// expect: insert_start<users_t>
#include <orm/query/view.hpp>

#include "../blog.hpp"

struct adult {
    std::int64_t id{};
    std::string  email;
};
#ifdef ORM_GOOD_TWIN
ORM_VIEW(adults, adult, "adults", select(users.id, users.email).from(users), (id), (email))
#else
ORM_VIEW(adults, adult, "adults", insert_into(users), (id), (email))
#endif

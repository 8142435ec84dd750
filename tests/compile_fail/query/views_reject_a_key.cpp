// SPDX-License-Identifier: BSL-1.0
// expect: a column of a view takes no modifiers but
// expect: docs/errors\.md#view-column-modifier
// expect: adults_t::id_t
#include <orm/query/view.hpp>

#include "../blog.hpp"

struct adult {
    std::int64_t id{};
    std::string  email;
};
#ifdef ORM_GOOD_TWIN
ORM_VIEW(adults, adult, "adults", select(users.id, users.email).from(users), (id), (email))
#else
ORM_VIEW(adults, adult, "adults", select(users.id, users.email).from(users), (id, primary_key),
         (email))
#endif

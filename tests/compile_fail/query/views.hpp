// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/view.hpp>
#include <orm/schema/schema.hpp>

#include "../blog.hpp"

// The view that the programs of this folder get wrong.

struct adult {
    std::int64_t id{};
    std::string  email;
};
ORM_VIEW(adults, adult, "adults", select(users.id, users.email).from(users).where(users.age >= 18),
         (id), (email))

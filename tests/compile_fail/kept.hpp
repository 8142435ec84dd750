// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "blog.hpp"

// One type, kept in two ways.

enum class grade { low, high };
ORM_ENUM(grade, low, high)

struct review {
    std::int64_t id{};
    grade        by_name{};
    grade        by_number{};
    grade        given{};
};
ORM_TABLE(reviews, review, "reviews",
    (id, primary_key),
    (by_name),
    (by_number, as_integer),
    (given, as_integer))

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/render/create_objects.hpp>
#include <orm/search.hpp>

#include "../blog.hpp"

// The search table that the programs of this folder get wrong.

struct post_text {
    std::string title;
};
ORM_SEARCH_TABLE(post_texts, post_text, "post_texts", posts, (title))

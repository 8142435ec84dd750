// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/sort_choice.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto sorts = sort_choices(sort_choice<"age">(users.age, users.id),
                                    sort_choice<"newest">(desc(users.id).nulls_last()));

static_assert(sorts.names[1] == "newest");
static_assert(sorts.first().place == 0);
static_assert(sorts.find("newest")->place == 1);
static_assert(!sorts.find("age")->is_reversed);
static_assert(sorts.find("age", "desc")->is_reversed);
static_assert(!sorts.find("age", "asc")->is_reversed);
static_assert(sorts.find("age", "")->reversed().is_reversed);

// What nobody has listed is no order, whatever it looks like.
static_assert(!sorts.find("Age"));
static_assert(!sorts.find("id; drop table users"));
static_assert(!sorts.find(""));
static_assert(!sorts.find("age", "down"));
static_assert(!sorts.find("nothing", "desc"));

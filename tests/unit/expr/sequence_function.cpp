// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/sequence_function.hpp>

#include <orm/render/sequence.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr orm::sequence<"the \"n\"'s", orm::sequence_options{}, "kept"> numbers;

static_assert(in_postgres(nextval(numbers)) == R"(nextval('"kept"."the ""n""''s"'))");
static_assert(in_postgres(currval(numbers) + 1) == R"(currval('"kept"."the ""n""''s"') + $1)");
static_assert(std::same_as<value_from<users_t, decltype(nextval(numbers))>, std::int64_t>);

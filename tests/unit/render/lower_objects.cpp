// SPDX-License-Identifier: BSL-1.0
#include <orm/render/lower_objects.hpp>

#include "unit/query/views.hpp"

namespace press {

namespace {

constexpr orm::sequence<"numbers", orm::sequence_options{.start = 7}> numbers;

constexpr orm::schema_model everything =
    orm::lower<orm::postgres_dialect>(orm::schema(numbers, people, ages));
static_assert(everything.tables.size() == 1 && everything.views.size() == 1);
static_assert(everything.sequences.size() == 1 && everything.sequences[0].options.start == 7);

constexpr orm::schema_model only_views =
    orm::lower<orm::sqlite_dialect>(orm::schema(people, writers));
static_assert(only_views.views.size() == 1 && only_views.sequences.empty());

}  // namespace

}  // namespace press

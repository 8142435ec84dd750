// SPDX-License-Identifier: BSL-1.0
#include <orm/query/relations_read.hpp>

#include "unit/query/views.hpp"

namespace press {

using namespace orm::dsl;
using orm::types;

template <class Query>
using read_by = typename orm::relations_read<Query>::result;

static_assert(std::same_as<orm::relations_read_by<writers_t>, types<people_t>>);
static_assert(std::same_as<orm::relations_read_by<works_t>, types<writers_t, articles_t>>);

// An alias stands for its table, and a table is there once.
constexpr auto other = alias<"other">(people);
static_assert(
    std::same_as<
        read_by<decltype(select(people.id).from(people).inner_join(other, other.id == people.id))>,
        types<people_t>>);

// Queries in conditions, in from(), in with() and beside each other.
constexpr auto inner = select(articles.author_id).from(articles);
static_assert(
    std::same_as<read_by<decltype(select(people.id).from(people).where(in(people.id, inner)))>,
                 types<people_t, articles_t>>);
constexpr auto derived = inner.as<"derived">();
static_assert(std::same_as<read_by<decltype(select(derived[articles.author_id]).from(derived))>,
                           types<articles_t>>);
constexpr auto common = cte<"common">(inner);
static_assert(
    std::same_as<read_by<decltype(with(common).select(common[articles.author_id]).from(common))>,
                 types<articles_t>>);
static_assert(std::same_as<read_by<decltype(union_(inner, select(people.id).from(people)))>,
                           types<articles_t, people_t>>);
static_assert(
    std::same_as<
        read_by<decltype(select(raw<int>("(select max(id) from {})", articles)).from(people))>,
        types<people_t, articles_t>>);

}  // namespace press

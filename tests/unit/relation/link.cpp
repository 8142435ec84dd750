// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/link.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm;

namespace {

template <class Parent, class Child, multiplicity Number>
using links = typename possible_links<Parent, Child, Number>::result;

// A key of the other table, of this one, and none.
static_assert(links<posts_t, remarks_t, multiplicity::many>::size == 1);
static_assert(links<remarks_t, posts_t, multiplicity::one>::size == 1);
static_assert(links<remarks_t, posts_t, multiplicity::many>::size == 0);
static_assert(links<users_t, remarks_t, multiplicity::many>::size == 0);

// Two, of which one may be null.
static_assert(links<users_t, posts_t, multiplicity::many>::size == 2);
using to_users = links<posts_t, users_t, multiplicity::one>;
static_assert(to_users::size == 2);
static_assert(always_there<type_at<to_users, 0>>);
static_assert(!always_there<type_at<to_users, 1>>);

// One row refers to another one where its key is unique.
static_assert(links<users_t, accounts_t, multiplicity::optional>::size == 1);
static_assert(!always_there<first_type<links<users_t, accounts_t, multiplicity::one>>>);
static_assert(links<posts_t, remarks_t, multiplicity::optional>::size == 0);

// Within one table a vector holds those below, and one row is the one above.
using below = first_type<links<nodes_t, nodes_t, multiplicity::many>>;
using above = first_type<links<nodes_t, nodes_t, multiplicity::optional>>;
static_assert(std::same_as<below::child_columns, types<nodes_t::parent_id_t>>);
static_assert(std::same_as<above::child_columns, types<nodes_t::id_t>>);

// A table in between.
using through = links_through<post_labels_t, posts_t, labels_t>;
static_assert(through::size == 1);
static_assert(std::same_as<first_type<through>::child_columns, types<post_labels_t::post_id_t>>);
static_assert(std::same_as<first_type<through>::join_columns, types<post_labels_t::label_name_t>>);
static_assert(links_through<post_labels_t, posts_t, users_t>::size == 0);

// Keys of two columns.
using of_two = first_type<links<invoices_t, items_t, multiplicity::many>>;
static_assert(std::same_as<of_two::child_columns, types<items_t::year_t, items_t::number_t>>);

}  // namespace

// SPDX-License-Identifier: BSL-1.0
#include <orm/query/written_table.hpp>

#include <orm/query/delete.hpp>
#include <orm/query/insert.hpp>

#include "unit/query/views.hpp"

using namespace orm::dsl;

static_assert(orm::stored_table<press::people_t>);
static_assert(orm::stored_table<press::people_as<"p">>);
static_assert(!orm::stored_table<press::writers_t>);
static_assert(!orm::stored_table<press::ages_t>);  // it is materialized

// What is allowed goes on.
static_assert(
    std::same_as<decltype(insert_into(press::people)), orm::insert_start<press::people_t>>);
static_assert(std::same_as<decltype(update(press::people)), orm::update_start<press::people_t>>);
static_assert(
    std::same_as<decltype(delete_from(press::people)), orm::delete_query<press::people_t>>);

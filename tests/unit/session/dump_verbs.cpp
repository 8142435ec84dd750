// SPDX-License-Identifier: BSL-1.0
#include <orm/session/dump_verbs.hpp>

#include <concepts>
#include <type_traits>

#include <orm/sqlite.hpp>

static_assert(std::derived_from<orm::sqlite::database, orm::dump_verbs<orm::sqlite::connection>>);
// What is default is the first there is, whose name is known to who loads.
static_assert(orm::load_dump_options{}.conflicts == orm::dump_conflict{});

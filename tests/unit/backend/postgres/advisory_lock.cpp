// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/postgres/advisory_lock.hpp>

#include <string>
#include <type_traits>

using orm::postgres::advisory_lock;
using orm::postgres::lock_key;

static_assert(std::is_convertible_v<int, lock_key> && std::is_convertible_v<char const*, lock_key>);
static_assert(std::is_convertible_v<std::string_view, lock_key>);
static_assert(std::is_constructible_v<lock_key, std::int32_t, std::int32_t>);
static_assert(!std::is_constructible_v<lock_key, double>);
static_assert(std::is_nothrow_move_constructible_v<advisory_lock>);
static_assert(!std::is_copy_constructible_v<advisory_lock>);

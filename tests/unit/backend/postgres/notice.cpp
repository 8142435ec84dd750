// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/postgres/notice.hpp>

#include <type_traits>

// It is called from the middle of libpq, through which nothing may be thrown.
static_assert(std::is_nothrow_invocable_v<orm::postgres::notice_function,
                                          orm::postgres::notice const&, void*>);

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include <orm/backend/error.hpp>
#include <orm/backend/sqlite/options.hpp>

struct sqlite3;

namespace orm::sqlite {

struct connection_state;

/// Throws what a result code of the engine stands for: a class of `orm::error`, or std::bad_alloc.
[[noreturn]] void raise(connection_state const& connection, int code, std::string_view sql);

/// The same of a statement that ran: what its functions quote may be a value.
[[noreturn]] void raise_run(connection_state const& connection, int code, std::string_view sql);

/// The same where the message does not come from the connection: `message` is the engine's.
[[noreturn]] void raise(int code, std::string message, error_details details);

/// Opening has failed; `db` may be null. Finds the reason that the engine does not tell.
[[noreturn]] void raise_open(sqlite3* db, int code, std::string const& file, options const& wanted);

}  // namespace orm::sqlite

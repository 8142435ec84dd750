// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

namespace orm::sqlite {

struct connection_state;

struct finalize {
    void operator()(sqlite3_stmt* handle) const noexcept { sqlite3_finalize(handle); }
};
using statement_handle = std::unique_ptr<sqlite3_stmt, finalize>;

/// Throws `misuse` once the connection is closed.
void check_open(connection_state const& connection);

/// Compiles the first statement and takes it off the front of `sql`. The handle is null when there
/// was nothing but blanks and comments.
statement_handle compile(connection_state const& connection, std::string_view& sql,
                         unsigned flags = 0);

/// Refuses to run what a transaction of `connection::begin` does not allow.
void check_transaction(connection_state const& connection, std::string_view sql, bool writes);

/// Runs one statement of the library's own, with values for its parameters; the first column of
/// its rows as text.
std::vector<std::string> run(connection_state const& connection, std::string_view sql,
                             std::vector<std::string> const& values = {});

}  // namespace orm::sqlite

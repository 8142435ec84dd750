// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include <libpq-fe.h>

namespace orm::postgres {

struct connection_state;

/// Throws what an error of the server stands for: a class of `orm::error`.
[[noreturn]] void raise(connection_state& connection, PGresult const* result, std::string_view sql);

/// The statement could not be sent, or the connection is not usable.
[[noreturn]] void raise_unsent(connection_state& connection, std::string_view sql);

/// The connection broke before there was an answer.
[[noreturn]] void raise_lost(connection_state& connection, std::string_view sql);

/// A part of an error's answer; empty when it is not there.
std::string_view error_field(PGresult const* result, int field);

inline bool is_error(PGresult const* result) {
    ExecStatusType const status = PQresultStatus(result);
    return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE;
}

/// A message of libpq about a connection that could not be made, without what could be secret in
/// it.
std::string redacted(std::string message, std::string_view connection_string,
                     std::string_view password);

}  // namespace orm::postgres

// SPDX-License-Identifier: BSL-1.0
#include "execute.hpp"

#include <limits>
#include <utility>

#include <orm/backend/error.hpp>

#include "connection_state.hpp"
#include "failure.hpp"

namespace orm::sqlite {

void check_open(connection_state const& connection) {
    if (connection.db == nullptr) throw misuse("the database is closed", {.file = connection.path});
}

statement_handle compile(connection_state const& connection, std::string_view& sql,
                         unsigned flags) {
    check_open(connection);
    if (sql.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        throw too_big("an SQL text of more than 2 GiB");
    if (sql.empty()) return nullptr;  // it may have no address, which the engine refuses
    sqlite3_stmt* handle = nullptr;
    char const*   tail   = nullptr;
    int const     code = sqlite3_prepare_v3(connection.db, sql.data(), static_cast<int>(sql.size()),
                                            flags, &handle, &tail);
    if (code != SQLITE_OK) raise(connection, code, sql);
    sql.remove_prefix(static_cast<std::size_t>(tail - sql.data()));
    return statement_handle(handle);
}

void check_transaction(connection_state const& connection, std::string_view sql, bool writes) {
    if (!connection.refuses(writes)) return;
    error_details details{.sql = std::string(sql)};
    if (sqlite3_get_autocommit(connection.db) != 0)
        throw transaction_aborted(
            "the transaction was rolled back by the engine; nothing more can run in it",
            std::move(details));
    throw read_only_database("a read-only transaction cannot write", std::move(details));
}

std::vector<std::string> run(connection_state const& connection, std::string_view sql,
                             std::vector<std::string> const& values) {
    std::string_view       rest   = sql;
    statement_handle const handle = compile(connection, rest);
    int                    number = 0;
    for (std::string const& text : values) {
        int const code = sqlite3_bind_text64(handle.get(), ++number, text.data(), text.size(),
                                             SQLITE_STATIC, SQLITE_UTF8);
        if (code != SQLITE_OK) raise(connection, code, sql);
    }
    std::vector<std::string> rows;
    int                      code = SQLITE_ROW;
    while ((code = sqlite3_step(handle.get())) == SQLITE_ROW) {
        auto const* text = reinterpret_cast<char const*>(sqlite3_column_text(handle.get(), 0));
        rows.emplace_back(text != nullptr ? text : "");
    }
    if (code != SQLITE_DONE) raise(connection, code, sql);
    return rows;
}

}  // namespace orm::sqlite

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include <orm/backend/fetching.hpp>
#include <orm/type/field.hpp>
#include <orm/type/value.hpp>

struct sqlite3_stmt;

namespace orm::sqlite {

struct connection_state;

/// A prepared statement of SQLite. `orm::backend_statement` tells the order of calls.
///
/// Call `next` until it answers false for whatever writes, `returning` or not: only then has the
/// engine committed a statement that is a transaction of its own, and only `next` can report that
/// it could not. It may outlive its connection only to be destroyed.
class statement {
public:
    statement() = default;
    statement(statement&& other) noexcept { swap(other); }
    statement& operator=(statement&& other) noexcept {
        statement(std::move(other)).swap(*this);
        return *this;
    }
    ~statement();

    /// Throws `encode_error` for NaN, `too_big` beyond the engine's limit, `misuse` when the number
    /// of values is not that of the parameters, `transaction_aborted` when the engine has rolled
    /// back the transaction around it.
    void start(std::span<value const> values, fetching how = fetching::all);

    /// After false, or after an exception, it answers false until the next `start`.
    bool next();

    /// Throws `decode_error`, and `schema_mismatch` when the result has other columns than the
    /// layout. Never converts between storage classes, but for an integer that a floating-point
    /// member holds exactly.
    void read(row_layout const& layout, void* row);

    /// Throws `schema_mismatch` unless the columns are those that a layout asks for.
    void check(row_layout const& layout) const;

    void finish() noexcept;

    /// `start`, `next` until it answers false, `affected` and `finish` in one. After an exception
    /// it is yet to be finished.
    std::int64_t run(std::span<value const> values);

    /// `start`, `next` and `read` of the first row in one; false where there is none.
    bool first(std::span<value const> values, row_layout const& layout, void* row);

    /// `next` and `read` of each row in one, until there is none. `add` makes room for a row in
    /// `rows`, and `count` grows with each that was read.
    void read_all(row_layout const& layout, void* rows, void* (*add)(void* rows),
                  std::int64_t& count);

    /// Zero for a statement that is no insert, update or delete.
    std::int64_t affected() const noexcept { return affected_; }

    int              parameters() const noexcept { return parameters_; }
    int              columns() const noexcept;
    std::string_view column_name(int column) const noexcept;
    /// Whether running it may change a database.
    bool             writes() const noexcept { return writes_; }
    std::string_view sql() const noexcept;
    sqlite3_stmt*    native() const noexcept { return handle_; }

private:
    friend class connection;

    enum class phase : std::uint8_t { idle, started, reading, done };

    statement(connection_state& connection, sqlite3_stmt* handle) noexcept;

    void              swap(statement& other) noexcept;
    sqlite3_stmt*     bind_all(std::span<value const> values);
    void              end_steps(int code);
    void              check_start(std::size_t values) const;
    void              check_layout(row_layout const& layout) const;
    [[noreturn]] void refuse_read(std::size_t wanted) const;
    void              read_parts(row_layout const& layout, char* row) const;
    bool              has_value(std::size_t column, std::size_t columns) const;
    [[noreturn]] void fail(int code) const;

    connection_state* connection_ = nullptr;
    sqlite3_stmt*     handle_     = nullptr;
    std::int64_t      row_        = 0;  // the current one, from 1
    std::int64_t      affected_   = 0;
    int               parameters_ = 0;
    phase             phase_      = phase::done;
    bool              writes_     = false;
    bool              counts_     = false;  // an insert, update or delete
};

}  // namespace orm::sqlite

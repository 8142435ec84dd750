// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include <orm/backend/fetching.hpp>
#include <orm/type/field.hpp>

#include "connection_state.hpp"

namespace orm::postgres {

struct statement_state {
    explicit statement_state(connection_state& owner, std::string_view text)
        : connection(&owner), sql(text) {
        ++owner.owners;
    }
    statement_state(statement_state const&)            = delete;
    statement_state& operator=(statement_state const&) = delete;
    ~statement_state();

    enum class phase : std::uint8_t { idle, started, reading, done };

    /// Sends the statement and takes its first result; once more where the server has forgotten the
    /// prepared statement.
    void run(fetching how);
    void compile();
    bool next();
    void finish() noexcept;
    void read(row_layout const& layout, void* row);
    void check_names(row_layout const& layout) const;

    /// Reads the rows that are still to come into memory.
    void keep_rest() noexcept;

    /// Whether it has to be compiled before it is run.
    bool prepares() const;
    /// Sends it, with the values that are bound.
    void send_itself();
    /// Its answer, where it was sent with others.
    void take_batched(result_handle taken);
    void forget_name();

    connection_state*     connection;
    std::string           sql;
    std::string           name;         // on the server; empty: not compiled there
    std::vector<unsigned> types;        // of the parameters, where it is compiled
    bool                  ran = false;  // it has been run under its name

    phase         at         = phase::idle;
    bool          one_by_one = false;
    bool          in_block   = false;  // it began inside of a transaction
    result_handle result;              // the rows, or one of them
    int           index    = -1;       // of the row in the result
    int           rows     = 0;        // in the result
    std::int64_t  row      = 0;        // of the statement, from 1
    std::int64_t  affected = 0;
    /// Of rows that come one by one: those read ahead, and what came behind them.
    std::deque<result_handle> ahead;

    std::vector<unsigned> column_types;
    std::vector<wire>     columns;
    std::string           buffer;  // text made of a column in binary

private:
    struct outcome;

    outcome       execute(fetching how, bool first);
    void          send(bool first);
    void          send_pipeline(bool first);
    bool          begin_again(std::string const& text);
    bool          forgotten(PGresult const* error, bool first);
    void          take(result_handle taken);
    result_handle receive() noexcept;
    void          abandon() noexcept;
    void          check_layout(row_layout const& layout);
    void          look_up_columns();
    wire          looked_up(unsigned type);
    void          read_cells(std::span<field const> fields, std::size_t column, char* base);
    void          read_parts(row_layout const& layout, char* row);
};

}  // namespace orm::postgres

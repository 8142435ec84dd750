// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <orm/backend/fetching.hpp>
#include <orm/support/owned.hpp>
#include <orm/type/field.hpp>
#include <orm/type/value.hpp>

namespace orm::postgres {

struct statement_state;

void destroy(statement_state* state) noexcept;

/// A statement of PostgreSQL. `orm::backend_statement` tells the order of calls.
///
/// It is compiled by the server when it is first run, in the same round trip, as only then the
/// types of its parameters are known: they are those of the first values. Each run is one round
/// trip.
///
/// A statement whose rows come one by one has the connection to itself. When another one begins
/// meanwhile, the rest of the rows is read into memory first. It may outlive its connection only to
/// be destroyed.
class statement {
public:
    statement() = default;

    /// Throws what the server answers; `encode_error` for a text with a NUL character, `too_big`
    /// beyond the engine's limits, `misuse` when the values are not those of the first time,
    /// `connection_lost`.
    void start(std::span<value const> values, fetching how = fetching::all);

    /// Compiles it now. Of the values only their types count.
    void compile(std::span<value const> values);

    /// After false, or after an exception, it answers false until the next `start`.
    bool next();

    /// Throws `decode_error`, and `schema_mismatch` when the result has other columns than the
    /// layout. Never gives a value that the column does not hold, but for a numeric that is read
    /// into a floating-point member, which gets the nearest number.
    void read(row_layout const& layout, void* row);

    /// Throws `schema_mismatch` unless the columns of a statement that has been started are those
    /// that a layout asks for.
    void check(row_layout const& layout) const;

    /// Of rows that come one by one, those not read are dropped; a select outside of a transaction
    /// is cancelled when there are many.
    void finish() noexcept;

    /// How many rows are there to be read.
    std::size_t rows_at_hand() const noexcept;

    /// Zero for a statement that is no insert, update, delete or merge.
    std::int64_t affected() const noexcept;

    std::string_view sql() const noexcept;

private:
    friend class connection;

    explicit statement(statement_state* state) noexcept : state_(state) {}

    owned<statement_state, destroy> state_;
};

}  // namespace orm::postgres

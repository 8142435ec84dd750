// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <orm/type/conversion_error.hpp>

// An exception thrown in one shared library and caught in another is recognised by its type's
// address on some platforms, so these types are visible even where all else is hidden.
#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif

namespace orm {

/// A value that breaks a rule of its table. The value itself is not told.
struct violation {
    std::string  table;
    std::string  member;   // empty for a rule between members
    std::string  rule;     // "length"
    std::string  message;  // "has to have a length of 1 to 80"
    std::int64_t row = 0;  // of many, from 1
};

/// What is known about an error besides its message. Values bound to a statement, the content of
/// columns and passwords never get in here.
struct error_details {
    int                      code       = 0;   // SQLite's extended result code
    std::string              sqlstate   = {};  // PostgreSQL's five characters
    std::string              sql        = {};  // the statement, with its placeholders
    std::string              constraint = {};  // where the engine names it
    std::string              table      = {};
    std::vector<std::string> columns    = {};
    std::string              file       = {};
    std::int64_t             position   = 0;   // PostgreSQL: the character of `sql`, from 1
    int                      statement  = 0;   // of a batch: which has failed, from 1
    std::int64_t             row        = 0;   // decode_error, and of a copy: from 1
    std::string              held       = {};  // decode_error: the type found, never the content
    std::string              wanted     = {};  // decode_error
    std::vector<violation>   violations = {};  // validation_error
};

/// The root of everything that any backend and any verb of the library throws, out of memory
/// (`std::bad_alloc`) excepted.
class error : public std::runtime_error {
public:
    /// The message becomes `orm: <message> in: <sql>`, a long statement cut short.
    explicit error(std::string_view message, error_details details = {});

    int                             code() const noexcept { return details().code; }
    std::string const&              sqlstate() const noexcept { return details().sqlstate; }
    std::string const&              sql() const noexcept { return details().sql; }
    std::string const&              constraint() const noexcept { return details().constraint; }
    std::string const&              table() const noexcept { return details().table; }
    std::vector<std::string> const& columns() const noexcept { return details().columns; }
    /// The first column, or nothing.
    std::string const& column() const noexcept;
    std::string const& file() const noexcept { return details().file; }
    /// Of what was read or copied, from 1, or the line of a file; 0 where none is known.
    std::int64_t row() const noexcept { return details().row; }
    /// Of a batch: which of its statements has failed, from 1; 0 outside of one, and where it is
    /// none of them, as when something fails that was put off until the end.
    int                  statement() const noexcept { return details().statement; }
    error_details const& details() const noexcept;

    char const* what() const noexcept override;
    /// Adds which statement of a batch it was, also to the message. For who runs batches.
    void note_statement(int number);
    /// The same for the line of a file that a statement, or what was wrong, comes from.
    void note_line(std::int64_t line);

    error(error const& other) noexcept;
    error& operator=(error const& other) noexcept;
    ~error() override;

private:
    struct shared_details;

    void release() noexcept;

    // Shared and counted, because an exception must be copied without throwing; by hand, because
    // <memory> would be a fifth of what every program that includes this pays.
    shared_details* shared_;
};

/// The data breaks a rule of the schema. The base itself: a trigger's `raise`, a strict type.
struct constraint_violation : error {
    using error::error;
};
struct unique_violation : constraint_violation {
    using constraint_violation::constraint_violation;
};
struct foreign_key_violation : constraint_violation {
    using constraint_violation::constraint_violation;
};
struct not_null_violation : constraint_violation {
    using constraint_violation::constraint_violation;
};
struct check_violation : constraint_violation {
    using constraint_violation::constraint_violation;
};
struct exclusion_violation : constraint_violation {
    using constraint_violation::constraint_violation;
};
/// Rows break rules that their members were given. Nothing has been sent to the engine.
struct validation_error : constraint_violation {
    using constraint_violation::constraint_violation;

    /// All of them, row by row and in the order of the members.
    std::vector<violation> const& violations() const noexcept { return details().violations; }
};

/// The whole transaction may succeed when it is run again from its beginning.
struct retryable_transaction : error {
    using error::error;
};
struct serialization_failure : retryable_transaction {
    using retryable_transaction::retryable_transaction;
};
struct deadlock : retryable_transaction {
    using retryable_transaction::retryable_transaction;
};
/// SQLite: what the transaction has read was changed by another before its first write.
struct busy_snapshot : retryable_transaction {
    using retryable_transaction::retryable_transaction;
};

/// The engine has rolled the transaction back; nothing more can run in it.
struct transaction_aborted : error {
    using error::error;
};
/// The connection broke during a commit: nobody knows whether it took place. Never retried.
struct in_doubt : error {
    using error::error;
};

/// Another connection holds the lock, and did so for the whole busy timeout.
struct busy : error {
    using error::error;
};
/// A table is in use by another statement of the same connection or shared cache.
struct locked : error {
    using error::error;
};
struct timeout : error {
    using error::error;
};
/// No connection of the pool became free in time.
struct pool_timeout : timeout {
    using timeout::timeout;
};
/// The pool has been closed, perhaps while its caller waited.
struct pool_closed : error {
    using error::error;
};
/// Somebody asked for the statement to stop.
struct cancelled : error {
    using error::error;
};

struct connection_error : error {
    using error::error;
};
struct connection_lost : connection_error {
    using connection_error::connection_error;
};
struct cannot_open : connection_error {
    using connection_error::connection_error;
};

/// A column holds what the member cannot: the wrong type, null, a number out of range.
class decode_error : public error {
public:
    /// `held` and `wanted` name types, never contents.
    decode_error(std::string_view table, std::string_view column, std::int64_t row,
                 std::string_view held, std::string_view wanted, std::string_view sql);

    /// A member's converter has refused the value; adds the place to what it said.
    decode_error(std::string_view table, std::string_view column, std::int64_t row,
                 std::string_view held, conversion_error const& refusal, std::string_view sql);

    std::string const& held() const noexcept { return details().held; }
    std::string const& wanted() const noexcept { return details().wanted; }
};

/// A value cannot be sent to the engine without changing it: NaN, a number out of range.
struct encode_error : error {
    using error::error;
};
/// What is read as JSON is damaged, cut off, or not of the rows it is read for. `row` is the line.
struct json_error : error {
    using error::error;
};
/// A result does not have the columns that the query was compiled for.
struct schema_mismatch : error {
    using error::error;
};

struct disk_full : error {
    using error::error;
};
struct io_error : error {
    using error::error;
};
struct read_only_database : error {
    using error::error;
};
struct corrupt_database : error {
    using error::error;
};
struct not_a_database : error {
    using error::error;
};
struct permission_denied : error {
    using error::error;
};
struct too_big : error {
    using error::error;
};

/// The engine refuses the statement: a missing table, an error in a function, a limit.
struct statement_error : error {
    using error::error;
};
struct syntax_error : statement_error {
    using statement_error::statement_error;
};
/// Text follows the one statement that was to be compiled.
struct trailing_text : statement_error {
    using statement_error::statement_error;
};

/// The caller asks for something that cannot be done.
struct usage_error : error {
    using error::error;
};
/// Calls in the wrong order.
struct misuse : usage_error {
    using usage_error::usage_error;
};
/// Every optional condition of an update or delete is absent: it would have met all rows.
struct missing_filter : usage_error {
    using usage_error::usage_error;
};
/// A value is not set that a statement takes from what is around it.
struct missing_context : usage_error {
    using usage_error::usage_error;
};

/// The row has been updated since it was read, or removed: then `found` is 0.
struct stale_row : error {
    stale_row(std::string_view message, error_details details, std::int64_t expected_version,
              std::int64_t found_version)
        : error(message, std::move(details)), expected(expected_version), found(found_version) {}

    std::int64_t expected;
    std::int64_t found;
};

/// `one` found nothing.
struct no_rows : error {
    using error::error;
};
/// `one` found more than one row.
struct too_many_rows : error {
    using error::error;
};

}  // namespace orm

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

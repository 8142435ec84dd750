// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <orm/backend/copying.hpp>

#include "connection_state.hpp"

namespace orm::postgres {

/// Rows on their way to the server. What is sent at once is a constant amount, whatever their
/// number.
class copy_state {
public:
    /// Throws what the server says to the copy, and `schema_mismatch` where a column is of a type
    /// that cannot be written from the values for it.
    copy_state(connection_state& connection, copy_target const& target);
    copy_state(copy_state const&)            = delete;
    copy_state& operator=(copy_state const&) = delete;
    ~copy_state();

    void         add(std::span<value const> values);
    std::int64_t end();

private:
    struct column {
        std::string name;
        std::string held  = {};                     // its type, for messages
        sql_type    type  = sql_type::unspecified;  // what values are sent as; none: not known
        sql_type    given = sql_type::unspecified;  // what they are declared as
        /// Of an array of an enum of the database: the number of that.
        unsigned enum_of_array = 0;
    };

    struct answer {
        result_handle said;
        result_handle error;
    };

    void begin();
    void learn(PGresult const* found);
    void match(std::span<value const> values);
    void append(value const& given, column const& into);
    void append(char const* data, std::size_t size);
    void make_room(std::size_t size);
    template <class Number>
    void          put(Number number);
    void          send();
    bool          has_failed() const;
    answer        finish(char const* why) noexcept;
    result_handle one_result();

    [[noreturn]] void raise_first(result_handle error);
    [[noreturn]] void refuse(std::size_t at, std::string_view why, bool is_too_big);

    connection_state&   owner_;
    copy_target         target_;
    std::vector<column> columns_;
    std::vector<char>   bytes_;  // to be sent, up to `next_`
    char*               next_ = nullptr;
    std::string         made_;
    std::ptrdiff_t      piece_   = 0;
    std::int64_t        rows_    = 0;
    bool                matched_ = false;
    bool                running_ = false;
    bool                alone_   = false;  // outside of a transaction
};

}  // namespace orm::postgres

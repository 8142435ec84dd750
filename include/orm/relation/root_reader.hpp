// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <span>
#include <vector>

#include <orm/render/cursor.hpp>
#include <orm/session/plan.hpp>

// The rows of a query some at a time, while other statements run on the same connection.

namespace orm {

/// Where an engine makes rows as they are asked for, whatever else runs.
template <backend_connection Connection, class Root>
class root_reader {
public:
    root_reader(session<Connection>& owner, Root const& root)
        : session_(owner),
          bound_({&plan_of<typename Connection::dialect, Root>, &root}, &owner.around),
          running_(owner, bound_.source(), bound_.values()) {}

    /// Reads the next rows, as many as are asked for or all that are left.
    void read(row_sink sink, std::size_t most) {
        for (std::size_t count = 0; count != most && running_->next(); ++count) {
            running_->read(result_of<Root>::layout(), sink.add(sink.rows));
            ++session_.counts.rows;
        }
    }

private:
    session<Connection>&                            session_;
    bound_statement                                 bound_;
    typename session<Connection>::lasting_execution running_;
};

/// A number that no other cursor of a connection has. Numbers are used again, so that their
/// statements are found again.
class cursor_number {
public:
    /// Throws `misuse` where there are too many at once.
    cursor_number(one_caller& callers, std::uint32_t& in_use);
    cursor_number(cursor_number const&)            = delete;
    cursor_number& operator=(cursor_number const&) = delete;
    ~cursor_number() {
        call_guard const inside(callers_, wait_for_others{});
        in_use_ &= ~(std::uint32_t{1} << value);
    }

private:
    one_caller&    callers_;
    std::uint32_t& in_use_;

public:
    int const value;
};

/// What a statement about a cursor is made of.
struct cursor_request {
    dialect_facts const*    facts;
    int                     number;
    std::size_t             rows  = 0;
    statement_source const* query = nullptr;

    static built_text declaration(void const* request);
    static built_text fetch(void const* request);
    static built_text closing(void const* request);
};

inline constinit statement_index closing_of_cursors{};
template <class Root>
inline constinit statement_index declaring_cursor{};
template <class Root>
inline constinit statement_index fetching_from_cursor{};  // its columns are those of the query

/// Where only one statement's rows are on their way at a time: a cursor, in a transaction.
template <backend_connection Connection, class Root>
    requires(Connection::dialect::facts.cursors)
class root_reader<Connection, Root> {
public:
    root_reader(session<Connection>& owner, Root const& root)
        : session_(owner), number_(owner.callers, owner.cursors) {
        bound_statement const       bound({&plan_of<typename Connection::dialect, Root>, &root},
                                          &owner.around);
        statement_source const&     query = bound.source();
        cursor_request const        request{&facts, number_.value, 0, &query};
        std::vector<std::uintptr_t> shape(query.shape.begin(), query.shape.end());
        shape.push_back(static_cast<std::uintptr_t>(number_.value));
        session_.run({.index = &declaring_cursor<Root>,
                      .shape = shape,
                      .build = cursor_request::declaration,
                      .query = &request},
                     bound.values());
    }

    ~root_reader() {
        call_guard const     inside(session_.callers, wait_for_others{});
        cursor_request const request{&facts, number_.value};
        std::uintptr_t const shape[]{static_cast<std::uintptr_t>(number_.value)};
        try {
            session_.run({.index = &closing_of_cursors,
                          .shape = shape,
                          .build = cursor_request::closing,
                          .query = &request},
                         {});
        } catch (std::exception const&) {
            // It is gone with its transaction.
        }
    }

    void read(row_sink sink, std::size_t most) {
        cursor_request const request{&facts, number_.value, most};
        std::uintptr_t const shape[]{static_cast<std::uintptr_t>(number_.value), most};
        session_.fetch_all({.index = &fetching_from_cursor<Root>,
                            .shape = shape,
                            .build = cursor_request::fetch,
                            .query = &request},
                           {}, result_of<Root>::layout(), sink);
    }

private:
    static constexpr dialect_facts const& facts = Connection::dialect::facts;

    session<Connection>& session_;
    cursor_number        number_;
};

}  // namespace orm

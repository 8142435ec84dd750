// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/type/value.hpp>

namespace orm {

enum class statement_kind : std::uint8_t {
    query,        // of a verb
    transaction,  // begin, commit, savepoint and so on, in these words for every engine
    schema,       // of create()
};

/// What an observer is told of each statement, once it has ended. Views are valid during the call.
struct statement_event {
    std::string_view       sql;
    std::int64_t           nanoseconds = 0;
    std::int64_t           rows        = 0;   // read, or else inserted, updated, deleted
    std::string_view       error       = {};  // its message; empty when the statement succeeded
    std::span<value const> values      = {};  // only for who asked by `bound_values::shown`
    statement_kind         kind        = statement_kind::query;
};

/// Whether an observer sees the values bound to statements. They may be secrets.
enum class bound_values : bool { hidden, shown };

/// Counts since a connection was opened, of queries only: what begins and ends transactions and
/// what creates a schema is not among them.
struct statistics {
    std::int64_t statements = 0;  // run
    std::int64_t prepared   = 0;  // compiled by the engine
    std::int64_t cache_hits = 0;  // found compiled
    std::int64_t evicted    = 0;  // closed, because the cache was full
    std::int64_t rows       = 0;  // read
};

/// The observers of one connection.
class observer_list {
public:
    observer_list()                                = default;
    observer_list(observer_list const&)            = delete;
    observer_list& operator=(observer_list const&) = delete;
    ~observer_list();

    /// Adds a function of `statement_event const&`. What it throws is swallowed: observing must not
    /// change what happens.
    template <class Function>
    void add(Function function, bound_values values) {
        struct held_function final : observer {
            held_function(Function given, bound_values wanted)
                : observer(wanted), function(std::move(given)) {}
            void     operator()(statement_event const& event) override { function(event); }
            Function function;
        };
        observers_.reserve(observers_.size() + 1);  // nothing may fail between new and its keeper
        observers_.push_back(new held_function(std::move(function), values));
    }

    bool empty() const { return observers_.empty(); }
    void notify(statement_event event) const noexcept;

private:
    struct observer {
        explicit observer(bound_values wanted) : values(wanted) {}
        virtual ~observer()                                   = default;
        virtual void operator()(statement_event const& event) = 0;
        bound_values values;
    };

    std::vector<observer*> observers_;
};

/// "savepoint orm_2", without asking for memory.
class savepoint_text {
public:
    savepoint_text(char const* words, int depth) noexcept;
    operator std::string_view() const { return {text_, size_}; }

private:
    char        text_[40];
    std::size_t size_;
};

/// Nanoseconds of a clock that is never set back.
std::int64_t steady_nanoseconds() noexcept;

/// An observer that writes a line a statement to standard error, or to a file of <cstdio>:
/// `db.observe(orm::statement_logger());` gives `0.041 ms, 3 rows: select "id" from "users"`.
class statement_logger {
public:
    explicit statement_logger(void* file = nullptr) : file_(file) {}
    void operator()(statement_event const& event) const;

private:
    void* file_;
};

}  // namespace orm

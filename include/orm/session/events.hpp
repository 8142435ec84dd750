// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

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

/// A function that is told of statements. What it throws is swallowed: observing must not change
/// what happens.
struct statement_observer {
    explicit statement_observer(bound_values wanted) : values(wanted) {}
    virtual ~statement_observer()                         = default;
    virtual void operator()(statement_event const& event) = 0;

    bound_values        values;
    statement_observer* next = nullptr;
};

template <class Function>
statement_observer* new_observer(Function given, bound_values wanted) {
    struct held_function final : statement_observer {
        held_function(Function made, bound_values shown)
            : statement_observer(shown), function(std::move(made)) {}
        void     operator()(statement_event const& event) override { function(event); }
        Function function;
    };
    return new held_function(std::move(given), wanted);
}

/// The observers of all connections of a pool. Copies share them. They can be added while others
/// are told, and are told by several threads at once.
class shared_observers {
public:
    static shared_observers make();

    shared_observers() = default;
    shared_observers(shared_observers const& other) noexcept;
    shared_observers& operator=(shared_observers other) noexcept {
        std::swap(state_, other.state_);
        return *this;
    }
    ~shared_observers();

    void add(statement_observer* observer) const noexcept;
    bool empty() const noexcept {
        if (state_ == nullptr) [[likely]]
            return true;
        return !any();
    }
    void notify(statement_event const& event) const noexcept;
    bool is(shared_observers const& other) const noexcept { return state_ == other.state_; }

private:
    struct state;

    bool any() const noexcept;

    state* state_ = nullptr;
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
        keep(new_observer(std::move(function), values));
    }

    /// Those of a pool are told, too.
    void follow(shared_observers const& of_pool) {
        if (!shared_.is(of_pool)) shared_ = of_pool;
    }

    bool empty() const {
        if (first_ != nullptr) [[unlikely]]
            return false;
        return shared_.empty();
    }
    void notify(statement_event event) const noexcept;

private:
    void keep(statement_observer* observer) noexcept;

    statement_observer* first_ = nullptr;
    statement_observer* last_  = nullptr;
    shared_observers    shared_;
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

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include <orm/backend/concept.hpp>

// Any backend, with a fault at its Nth call. A test repeats what it does for every N until none is
// reached, so that each call has failed once.

namespace failing {

struct plan {
    int                   calls    = 0;
    int                   fails_at = 0;  // from 1; 0: never
    std::function<void()> fault;         // throws, or makes the call fail by other means

    bool reached() const { return fails_at != 0 && calls >= fails_at; }
    void call() {
        if (++calls == fails_at) fault();
    }
};

template <class Statement>
class statement {
public:
    statement(std::shared_ptr<plan> owner, Statement real)
        : plan_(std::move(owner)), real_(std::move(real)) {}

    void start(std::span<orm::value const> values, orm::fetching how) {
        plan_->call();
        real_.start(values, how);
    }
    void compile(std::span<orm::value const> values)
        requires orm::typed_statement<Statement>
    {
        plan_->call();
        real_.compile(values);
    }
    bool next() {
        plan_->call();
        return real_.next();
    }
    void read(orm::row_layout const& layout, void* row) {
        plan_->call();
        real_.read(layout, row);
    }
    void         finish() noexcept { real_.finish(); }
    std::int64_t affected() { return real_.affected(); }

private:
    std::shared_ptr<plan> plan_;
    Statement             real_;
};

template <class Connection>
class connection {
public:
    using dialect   = typename Connection::dialect;
    using statement = failing::statement<typename Connection::statement>;

    connection(std::shared_ptr<plan> owner, Connection real)
        : plan_(std::move(owner)), real_(std::move(real)) {}

    statement prepare(std::string_view sql) {
        plan_->call();
        return {plan_, real_.prepare(sql)};
    }
    void run_script(std::string_view sql) {
        plan_->call();
        real_.run_script(sql);
    }
    void begin(orm::transaction_options const& options) {
        plan_->call();
        real_.begin(options);
    }
    void commit() {
        plan_->call();
        real_.commit();
    }
    void rollback() noexcept { real_.rollback(); }
    void savepoint(int depth) {
        plan_->call();
        real_.savepoint(depth);
    }
    void release_savepoint(int depth) {
        plan_->call();
        real_.release_savepoint(depth);
    }
    void begin_with_next(orm::transaction_options const& options)
        requires orm::combining_connection<Connection>
    {
        plan_->call();
        real_.begin_with_next(options);
    }
    void savepoint_with_next(int depth)
        requires orm::combining_connection<Connection>
    {
        plan_->call();
        real_.savepoint_with_next(depth);
    }
    void release_with_next(int depth)
        requires orm::combining_connection<Connection>
    {
        plan_->call();
        real_.release_with_next(depth);
    }
    void         rollback_to_savepoint(int depth) noexcept { real_.rollback_to_savepoint(depth); }
    std::int64_t last_insert_id() { return real_.last_insert_id(); }
    bool         healthy() noexcept { return real_.healthy(); }

    Connection& real() { return real_; }

private:
    std::shared_ptr<plan> plan_;
    Connection            real_;
};

}  // namespace failing

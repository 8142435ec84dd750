// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <orm/backend/copying.hpp>
#include <orm/session/session.hpp>
#include <orm/type/conversion_error.hpp>

namespace orm {

/// The value of a row that comes behind so many others cannot be sent.
[[noreturn]] void throw_not_copied(conversion_error const& problem, copy_target const& target,
                                   std::size_t column, std::int64_t row);

/// Rows on their way into a table: all of them get there or, where `end` is not reached, none.
/// Inside of a transaction a savepoint keeps the rest of it from what goes wrong here. It knows no
/// type of row and is compiled once.
template <copying_connection Connection>
class running_copy {
public:
    using bind_function = void (*)(binder& out, void const* row);

    running_copy(session<Connection>& owner, copy_target const& target, bind_function bind)
        : owner_(owner),
          target_(target),
          bind_(bind),
          values_(target.columns.size()),
          nested_(owner.depth != 0),
          begun_(steady_nanoseconds()) {
        call_guard const inside(owner.callers);
        if (nested_) owner.open_statement_level();
        try {
            owner.connection.begin_copy_in(target);
        } catch (...) {
            if (nested_) owner.undo_level();
            throw;
        }
        ++owner.counts.statements;
        ++owner.in_use;
        owner.callers.hold();
        running_ = true;
    }
    running_copy(running_copy const&)            = delete;
    running_copy& operator=(running_copy const&) = delete;
    ~running_copy() {
        if (!running_ || !owner_.callers.is_of_this_process()) return;
        call_guard const inside(owner_.callers, wait_for_others{});
        owner_.connection.abort_copy_in();
        if (nested_) owner_.undo_level();
        --owner_.in_use;
        owner_.callers.let_go();
        tell("the copy was given up");
    }

    void add(void const* row) {
        call_guard const inside(owner_.callers);
        temporaries_.clear();
        binder out{values_.data(), temporaries_, true, true, &owner_.around, ++rows_};
        try {
            bind_(out, row);
        } catch (conversion_error const& problem) {
            auto const bound = static_cast<std::size_t>(out.next - values_.data());
            throw_not_copied(problem, target_, bound == 0 ? 0 : bound - 1, rows_);
        }
        owner_.connection.copy_row({values_.data(), out.next});
    }

    std::int64_t end() {
        call_guard const inside(owner_.callers);
        std::int64_t     rows = 0;
        try {
            rows = owner_.connection.end_copy_in();
        } catch (std::exception const& failure) {
            tell(failure.what());
            throw;
        }
        running_ = false;
        --owner_.in_use;
        owner_.callers.let_go();
        tell({});
        if (nested_) owner_.commit_statement_level();
        return rows;
    }

private:
    void tell(std::string_view failure) noexcept {
        if (told_ || owner_.observers.empty()) return;
        told_ = true;
        owner_.observers.notify({target_.sql,
                                 steady_nanoseconds() - begun_,
                                 rows_,
                                 failure,
                                 {},
                                 statement_kind::query});
    }

    session<Connection>& owner_;
    copy_target          target_;
    bind_function        bind_;
    std::vector<value>   values_;
    scratch              temporaries_;
    std::int64_t         rows_ = 0;
    bool                 nested_;
    std::int64_t         begun_;
    bool                 running_ = false;
    bool                 told_    = false;
};

/// Rows on their way out of a select that has no parameters.
template <copying_connection Connection>
std::int64_t copy_to(session<Connection>& owner, statement_source const& source, byte_sink sink,
                     copy_format format) {
    call_guard const inside(owner.callers);
    std::string      built;
    if (source.build != nullptr) built = source.build(source.query).view();
    std::string_view const sql   = source.build != nullptr ? std::string_view(built) : source.sql;
    std::int64_t const     begun = owner.observers.empty() ? 0 : steady_nanoseconds();
    ++owner.counts.statements;
    try {
        std::int64_t const rows = owner.connection.copy_out(sql, sink, format);
        if (!owner.observers.empty())
            owner.observers.notify({sql, steady_nanoseconds() - begun, rows});
        return rows;
    } catch (std::exception const& failure) {
        owner.observers.notify({sql, steady_nanoseconds() - begun, 0, failure.what()});
        throw;
    }
}

}  // namespace orm

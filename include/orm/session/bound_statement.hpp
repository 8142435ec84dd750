// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <string_view>

#include <orm/session/context.hpp>
#include <orm/session/statement_cache.hpp>
#include <orm/type/conversion_error.hpp>
#include <orm/type/scratch.hpp>
#include <orm/type/value.hpp>

namespace orm {

/// The values of a statement's parameters, in the order of its text.
struct binder {
    value*   next;
    scratch& temporaries;
    bool     insert;          // columns left to the client are inserted, not updated
    bool     arrays = false;  // the engine takes a list as it is

    context const* around = nullptr;  // of the statement; null stands for an empty one
    std::int64_t   row    = 0;        // of a copy, from 1

    column_label const* met    = nullptr;  // by values that are of no column themselves
    column_label const* column = nullptr;  // of the value being made, or met by it

    /// Where the next value is made, as in `::new (out.place()) value(...)`. Made elsewhere and
    /// copied, it would be read in larger pieces than it was written in, and the processor waits.
    void* place() {
        column = met;
        return next++;
    }
    /// The same for a value of a column, which is named should it be none that can be bound.
    void* place_in(column_label const& its_column) {
        column = &its_column;
        return next++;
    }
    /// Lets the value that has just been made know its column, as an engine may refuse it, too.
    void note_column() { next[-1].column = column; }
};

/// A column's number that its type does not have. The message never has the number.
[[noreturn]] void throw_number_out_of_range(std::int64_t lowest, std::int64_t highest);

/// All that running a statement needs to know of its type: constants, and functions that are given
/// the query itself. What runs it is compiled once and not for each type of query.
struct statement_plan {
    statement_source source;  // of a query of known shape it is the same each time
    void (*bind)(binder& out, void const* query, void const* arguments);
    std::size_t parameters;  // at most: those of absent parts are not bound
    bool        inserts = true;
    bool        writes  = false;
    /// Of a statement whose text says it: whether it writes nothing after all.
    bool (*writes_not)(void const* query) = nullptr;
    bool arrays                           = false;

    /// Of a query with optional parts: what makes its text, and what notes which of them there are.
    built_text (*build)(void const* query)                       = nullptr;
    void (*note_shape)(std::uintptr_t*& next, void const* query) = nullptr;
    std::size_t optional_parts                                   = 0;

    /// It has no optional or repeated parts and few values, as most.
    bool                         is_plain = false;
    static constexpr std::size_t few      = 24;

    /// Where parameters are repeated in the text: throws when their values differ.
    void (*check_repeats)(void const* query, std::span<value const> values,
                          std::string_view sql) = nullptr;
};

/// A query that is to be run, with the values of its named parameters.
struct statement_call {
    statement_plan const* plan;
    void const*           query;
    void const*           arguments = nullptr;

    bool writes() const {
        return plan->writes && (plan->writes_not == nullptr || !plan->writes_not(query));
    }
};

/// A statement with its values, ready to be run. It looks at the query and its arguments.
class bound_statement {
public:
    /// Throws `encode_error` for a value that its column cannot hold, and `missing_filter`.
    explicit bound_statement(statement_call const& call, context const* around = nullptr)
        : source_(&call.plan->source),
          first_(few_values_),
          out_{few_values_, temporaries_, call.plan->inserts, call.plan->arrays, around} {
        bool const is_plain = call.plan->is_plain;
        if (!is_plain) [[unlikely]]
            make_room(call);
        try {
            call.plan->bind(out_, call.query, call.arguments);
        } catch (conversion_error const& problem) {
            refuse(problem, call);
        }
        if (!is_plain) [[unlikely]]
            check_repeats(call);
    }
    bound_statement(bound_statement const&)            = delete;
    bound_statement& operator=(bound_statement const&) = delete;

    statement_source const& source() const { return *source_; }
    /// Compiled only where it is used, as what a span asks of iterators is dear.
    template <class Value = value>
    std::span<Value const> values() const {
        return {first_, static_cast<std::size_t>(out_.next - first_)};
    }

private:
    static constexpr std::size_t few = statement_plan::few;

    /// For what is made in it. A vector would first fill it with others.
    struct room {
        room() = default;
        ~room() {
            if (first != nullptr) ::operator delete(first);
        }
        room(room const&)            = delete;
        room& operator=(room const&) = delete;

        void* first = nullptr;
    };

    // Of what is not plain.
    void make_room(statement_call const& call);
    void note_shape(statement_call const& call, std::uintptr_t* first);
    void check_repeats(statement_call const& call) const;

    [[noreturn]] void refuse(conversion_error const& problem, statement_call const& call) const;

    statement_source const* source_;
    scratch                 temporaries_;
    value*                  first_;
    binder                  out_;
    room                    many_;  // values, and notes behind them
    // Most statements have no more, and allocate nothing. What is not needed is not even begun.
    union {
        statement_source built_source_;
    };
    union {
        value few_values_[few];
    };
    std::uintptr_t few_notes_[few];
};

}  // namespace orm

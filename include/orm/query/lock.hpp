// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/query/from.hpp>
#include <orm/query/source.hpp>

namespace orm {

/// How strongly the rows of a select are locked, from `for update` down to `for key share`.
enum class lock_strength : std::uint8_t { update, no_key_update, share, key_share };

/// What a statement does about rows that somebody else has locked.
enum class lock_wait : std::uint8_t { wait, nowait, skip_locked };

/// `for update`, behind all other clauses. PostgreSQL only: SQLite locks the whole database.
/// `Tables` are those whose rows are locked; all of the query, where it names none.
template <lock_strength Strength, lock_wait Wait, class... Tables>
struct lock_clause {
    using operands                   = types<all_columns<Tables>...>;
    static constexpr clause position = clause::lock;

    list<all_columns<Tables>...> items;
};

template <lock_wait Wait>
struct lock_waiting {};

template <class... Tables>
struct locked_tables {};

namespace dsl {

/// An error where a row is locked: `for_update(nowait)`.
inline constexpr lock_waiting<lock_wait::nowait> nowait{};

/// Leaves rows out that are locked, as workers at a queue do: `for_update(skip_locked)`.
inline constexpr lock_waiting<lock_wait::skip_locked> skip_locked{};

/// Only the rows of some tables of a join: `for_update(of(posts), skip_locked)`. An outer join
/// needs it: PostgreSQL locks no rows that it may leave out.
template <table... Tables>
    requires(sizeof...(Tables) != 0)
constexpr auto of(Tables...) {
    return locked_tables<Tables...>{};
}

}  // namespace dsl
}  // namespace orm

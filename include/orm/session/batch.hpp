// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <orm/dialect/dialect.hpp>
#include <orm/query/insert.hpp>
#include <orm/query/update.hpp>
#include <orm/session/client_value.hpp>
#include <orm/session/savepoint.hpp>

namespace orm {

template <class Query>
inline constexpr bool is_batch = false;
template <class Table, class Held, class Conflict, class Returning>
inline constexpr bool is_batch<insert_query<Table, many_rows<Table, Held>, Conflict, Returning>> =
    true;
template <class Table, class Held, class Where, class Returning>
inline constexpr bool is_batch<update_query<Table, many_updates<Table, Held>, Where, Returning>> =
    true;

template <class Target, class Query>
inline constexpr bool is_batch<into_query<Target, Query>> = is_batch<Query>;

/// How many rows of so many columns one statement takes: enough for the cost of a statement not to
/// matter, and far below the 32,766 parameters that SQLite allows. Where parameters have numbers
/// the text of each row is another one, which costs the compiler.
constexpr std::size_t rows_of_batch(parameter_style style, std::size_t columns) {
    std::size_t const most = style == parameter_style::question_mark ? 250 : 100;
    if (columns == 0 || columns > 6 * most) return 1;
    return columns < 6 ? most : 6 * most / columns;
}

template <std::size_t Size, class Table, class Conflict, class Returning, class Run>
void run_batches_of(insert_query<Table, many_rows<Table>, Conflict, Returning> const& query,
                    std::size_t& at, Run&& run) {
    auto const rows = query.source.rows;
    for (; rows.size() - at >= Size; at += Size)
        run(insert_query<Table, row_batch<Table, Size>, Conflict, Returning>{
            {rows.data() + at}, query.conflict, query.returning_});
}

template <std::size_t Size, class Table, class Where, class Returning, class Run>
void run_batches_of(update_query<Table, many_updates<Table>, Where, Returning> const& query,
                    std::size_t& at, Run&& run) {
    auto const rows = query.values.rows;
    for (; rows.size() - at >= Size; at += Size)
        run(update_query<Table, update_batch<Table, Size>, Where, Returning>{
            {rows.data() + at}, query.condition, query.returning_});
}

/// What is left by statements of a size goes into those of a fifth, until that is ten rows or
/// fewer, and then into single ones.
template <std::size_t Size, class Query, class Run>
void run_batches_down_from(Query const& query, std::size_t& at, Run&& run) {
    run_batches_of<Size>(query, at, run);
    if constexpr (Size > 1) run_batches_down_from<(Size > 10 ? Size / 5 : 1)>(query, at, run);
}

template <std::size_t Large, class Session, class Query, class Run>
void run_all_batches(Session& session, Query const& query, Run&& run) {
    std::size_t at = 0;
    savepoint   guard(session);
    run_batches_down_from<Large>(query, at, run);
    guard.commit();
}

template <class Session, class Table, class Conflict, class Returning, class Run>
void run_arrays(Session&                                                          session,
                insert_query<Table, many_rows<Table>, Conflict, Returning> const& query,
                Run&&                                                             run) {
    auto rows = query.source.rows;
    if (rows.empty()) return;
    statement_level guard(session);
    std::size_t     taken = 0;
    for (; !rows.empty(); rows = rows.subspan(taken))
        run(insert_query<Table, row_arrays<Table>, Conflict, Returning>{
            {rows, &taken}, query.conflict, query.returning_});
    guard.commit();
}

/// Rows that are to be written with what the client computes for them, all of which keep the rules
/// of their table. Rows of which the client computes nothing are not copied.
template <class Row>
class valid_rows {
public:
    valid_rows(std::span<Row const> given, bool insert, context const& around) : rows_(given) {
        if constexpr (is_filled_in<Row>) {
            filled_.assign(given.begin(), given.end());
            make_all_ready<Row>(filled_, insert, around);
            rows_ = filled_;
        } else {
            require_all_valid<Row>(given);
        }
    }
    valid_rows(valid_rows const&)            = delete;
    valid_rows& operator=(valid_rows const&) = delete;

    std::span<Row const> rows() const { return rows_; }

private:
    std::vector<Row>     filled_;
    std::span<Row const> rows_;
};

/// Cuts an insert of many rows into statements of constant texts, which all succeed or none. Where
/// a parameter may be an array that is one text for any number of rows. Else each has a fixed
/// number: large ones first, then smaller ones and single rows.
template <dialect Dialect, class Session, class Table, class Conflict, class Returning, class Run>
void run_insert(Session&                                                          session,
                insert_query<Table, many_rows<Table>, Conflict, Returning> const& query,
                Run&&                                                             run) {
    if constexpr (Dialect::facts.lists == list_style::array && fit_arrays<inserted_columns<Table>>)
        run_arrays(session, query, run);
    else
        run_all_batches<rows_of_batch(Dialect::facts.parameters, inserted_columns<Table>::size)>(
            session, query, run);
}

/// Calls `run` with the rows, which are filled in and found to be as their table's rules want them.
template <class Table, bool Insert, class Session, class Run>
void with_valid_rows(Session& session, std::span<row_of<Table> const> rows, Run&& run) {
    if constexpr (has_rules<Table>) {
        valid_rows<row_of<Table>> const valid(rows, Insert, session.around);
        run(valid.rows());
    } else {
        run(rows);
    }
}

template <dialect Dialect, class Session, class Table, class Held, class Conflict, class Returning,
          class Run>
void for_each_batch(Session&                                                                session,
                    insert_query<Table, many_rows<Table, Held>, Conflict, Returning> const& query,
                    Run&&                                                                   run) {
    using looked_at = insert_query<Table, many_rows<Table>, Conflict, Returning>;
    with_valid_rows<Table, true>(
        session, query.source.rows, [&](std::span<row_of<Table> const> rows) {
            run_insert<Dialect>(session, looked_at{{rows}, query.conflict, query.returning_}, run);
        });
}

template <dialect Dialect, class Session, class Table, class Held, class Where, class Returning,
          class Run>
void for_each_batch(Session&                                                                session,
                    update_query<Table, many_updates<Table, Held>, Where, Returning> const& query,
                    Run&&                                                                   run) {
    using looked_at = update_query<Table, many_updates<Table>, Where, Returning>;
    constexpr std::size_t large =
        rows_of_batch(Dialect::facts.parameters, columns_of_update<Table>::size);
    with_valid_rows<Table, false>(
        session, query.values.rows, [&](std::span<row_of<Table> const> rows) {
            run_all_batches<large>(session, looked_at{{rows}, query.condition, query.returning_},
                                   run);
        });
}

template <dialect Dialect, class Session, class Target, class Query, class Run>
void for_each_batch(Session& session, into_query<Target, Query> const& query, Run&& run) {
    for_each_batch<Dialect>(session, query.query, [&]<class Batch>(Batch const& batch) {
        run(into_query<Target, Batch>{batch});
    });
}

}  // namespace orm

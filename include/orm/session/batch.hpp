// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

#include <orm/dialect/dialect.hpp>
#include <orm/query/insert.hpp>
#include <orm/session/savepoint.hpp>

namespace orm {

template <class Query>
inline constexpr bool is_batch = false;
template <class Table, class Conflict, class Returning>
inline constexpr bool is_batch<insert_query<Table, many_rows<Table>, Conflict, Returning>> = true;

template <class Target, class Query>
inline constexpr bool is_batch<into_query<Target, Query>> = is_batch<Query>;

/// How many rows one statement of a bulk insert takes: enough for the cost of a statement not to
/// matter, and far below the 32,766 parameters that SQLite allows.
template <table Table>
inline constexpr std::size_t rows_of_batch =
    inserted_columns<Table>::size == 0
        ? 1
        : (600 / inserted_columns<Table>::size == 0    ? 1
           : 600 / inserted_columns<Table>::size > 100 ? 100
                                                       : 600 / inserted_columns<Table>::size);

template <std::size_t Size, class Table, class Conflict, class Returning, class Run>
void run_batches_of(insert_query<Table, many_rows<Table>, Conflict, Returning> const& query,
                    std::size_t& at, Run&& run) {
    auto const rows = query.source.rows;
    for (; rows.size() - at >= Size; at += Size)
        run(insert_query<Table, row_batch<Table, Size>, Conflict, Returning>{
            {rows.data() + at}, query.conflict, query.returning_});
}

/// Cuts an insert of many rows into statements of a fixed number of rows, so that their texts stay
/// constant: large ones first, then smaller ones and single rows. All of them succeed or none.
template <dialect Dialect, class Session, class Table, class Conflict, class Returning, class Run>
void for_each_batch(Session&                                                          session,
                    insert_query<Table, many_rows<Table>, Conflict, Returning> const& query,
                    Run&&                                                             run) {
    constexpr std::size_t large = rows_of_batch<Table>;
    std::size_t           at    = 0;

    savepoint guard(session);
    run_batches_of<large>(query, at, run);
    if constexpr (large >= 16) run_batches_of<large / 8>(query, at, run);
    run_batches_of<1>(query, at, run);
    guard.commit();
}

template <dialect Dialect, class Session, class Target, class Query, class Run>
void for_each_batch(Session& session, into_query<Target, Query> const& query, Run&& run) {
    for_each_batch<Dialect>(session, query.query, [&]<class Batch>(Batch const& batch) {
        run(into_query<Target, Batch>{batch});
    });
}

}  // namespace orm

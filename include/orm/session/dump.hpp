// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <orm/session/dump_loader.hpp>
#include <orm/session/dump_writer.hpp>

// A database as lines of JSON. The first line says what it is and the last how many rows there
// were, so that a file that was cut off is known from one that was not:
//
//     {"orm":"dump","version":1}
//     {"table":"users","row":{"id":1,"email":"ada@example.org"}}
//     {"table":"users","last":1}
//     {"rows":1}

namespace orm {

template <backend_connection Connection, class Schema, class Out>
std::int64_t dump_database(session<Connection>& owner, Schema const&, Out& out,
                           dump_options const& options) {
    using described = dumped_schema<typename Connection::dialect, Schema>;
    call_guard const inside(owner.callers);
    // Inside of a transaction that one is the state that is seen.
    bool const outer = owner.depth == 0;
    if (outer) owner.open_snapshot();
    try {
        std::int64_t const rows =
            dump_writer<Connection, Out>(owner, out, options)
                .write(described::tables, described::order.tables, described::sequences);
        if (outer) owner.commit_level();
        return rows;
    } catch (...) {
        if (outer) owner.undo_level();
        throw;
    }
}

template <backend_connection Connection, class Schema, class In>
load_dump_result load_database(session<Connection>& owner, Schema const&, In& in,
                               load_dump_options const& options) {
    using described = dumped_schema<typename Connection::dialect, Schema>;
    call_guard const inside(owner.callers);
    savepoint        guard(owner);
    for (std::string_view const sql : described::defer::kept.statements) owner.run_schema(sql);
    dump_loader<Connection> loader(owner, described::tables, described::sequences, options);
    load_dump_result const  result = loader.load(in);
    for (std::string_view const sql : described::check::kept.statements) owner.run_schema(sql);
    loader.set_marks();
    guard.commit();
    return result;
}

}  // namespace orm

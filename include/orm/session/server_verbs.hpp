// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include <orm/session/copy.hpp>
#include <orm/session/entity.hpp>
#include <orm/session/listening.hpp>

namespace orm {

/// The verbs of an engine that is a server.
template <backend_connection Connection>
class server_verbs {
public:
    using dialect = typename Connection::dialect;

    /// Sends any range of rows into a table by the engine's own COPY, in constant memory, all or
    /// none, and answers how many they were. Columns that the database makes are left out. An error
    /// tells the row. Not in SQLite.
    template <table Table, class Rows>
    std::int64_t copy_in(Table, Rows&& rows) {
        return copy_columns<Table, inserted_columns<Table>>(rows);
    }

    /// The same for rows as they are: with keys and moments that the database would make.
    template <table Table, class Rows>
    std::int64_t copy_in(Table, Rows&& rows, as_stored_rows) {
        return copy_columns<Table, stored_columns<Table>>(rows);
    }

    /// Passes the rows of a table, or of a select without values, to `sink(std::string_view)`, each
    /// as the bytes of a file. Answers how many rows there were. Not in SQLite.
    template <class Query, class Sink>
        requires(!table<Query>)
    std::int64_t copy_out(Query const& query, Sink&& sink, copy_format format = copy_format::csv) {
        if constexpr (check_feature<dialect, feature::copy>() && check_copied_select<Query>()) {
            bound_statement const bound({&plan_of<dialect, Query>, &query}, &session_->around);
            return copy_to(*session_, bound.source(), sink_of(sink), format);
        } else {
            return 0;
        }
    }
    template <table Table, class Sink>
    std::int64_t copy_out(Table table, Sink&& sink, copy_format format = copy_format::csv) {
        return copy_out(dsl::select().from(table), sink, format);
    }

    /// Calls a function for each notification of a channel, when `wait_for_notifications` is
    /// called: with its payload, `db.listen<Order>("orders", [](Order const& order) {...})`, or
    /// with all that is known of it. Not in SQLite.
    template <class Payload = notification, class Callback>
        requires notifying_connection<Connection> &&
                 (std::same_as<Payload, notification> || payload_type<Payload>)
    void listen(channel to, Callback callback) {
        call_guard const inside(session_->callers);
        session_->touched = true;
        session_->connection.listen(to.name(),
                                    new payload_listener<Payload, Callback>(std::move(callback)));
    }

    void unlisten(channel to)
        requires notifying_connection<Connection>
    {
        call_guard const inside(session_->callers);
        session_->connection.unlisten(to.name());
    }

    /// Tells all who listen to a channel, inside of a transaction once it is committed.
    void notify(channel to, std::string_view payload = {})
        requires notifying_connection<Connection>
    {
        call_guard const inside(session_->callers);
        session_->connection.notify(to.name(), payload);
    }
    template <payload_type Payload>
        requires notifying_connection<Connection> &&
                 (!std::convertible_to<Payload const&, std::string_view>)
    void notify(channel to, Payload const& payload) {
        call_guard const inside(session_->callers);
        session_->connection.notify(to.name(), payload_text(payload));
    }

    /// Waits for notifications and calls who listens; answers how many there were, and 0 when the
    /// time is over. Throws `decode_error` for a payload that is not of the type asked for.
    std::size_t wait_for_notifications(milliseconds timeout)
        requires notifying_connection<Connection>
    {
        call_guard const inside(session_->callers);
        return session_->connection.wait_for_notifications(timeout);
    }

protected:
    explicit server_verbs(session<Connection>* session) : session_(session) {}

    /// For what is not run. Throws `misuse` where the connection was moved away.
    session<Connection>& there() const {
        session_->callers.check_there();
        return *session_;
    }

    session<Connection>* session_;

private:
    template <table Table, class Columns, class Rows>
    std::int64_t copy_columns(Rows& rows) {
        if constexpr (check_feature<dialect, feature::copy>() &&
                      check_rows_to_copy<Rows, Table, Columns>())
            return copy_rows<Table, Columns>(*session_, rows);
        else
            return 0;
    }
};

}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <libpq-fe.h>
#include <unistd.h>

#include <orm/backend/notification.hpp>
#include <orm/backend/one_caller.hpp>
#include <orm/backend/postgres/options.hpp>

#include "parameters.hpp"
#include "wire.hpp"

namespace orm::postgres {

struct statement_state;
class copy_state;

void destroy(copy_state* copy) noexcept;

/// A notification that nobody has been told of yet.
struct kept_notification {
    std::string channel;
    std::string payload;
    int         process;
};

/// Who listens to a channel. It is shared with a call that is under way.
struct kept_listener {
    std::string                            name;
    std::shared_ptr<notification_listener> listener;
};

/// What goes out in front of the next statement, in the same round trip: the end of a savepoint
/// that nobody needs any more, and the begin of the transaction or savepoint the statement is to
/// run in.
struct prelude {
    int         released = 0;  // the savepoint's depth, from 1; 0: none
    std::string opening;       // empty: none
    int         depth = 0;     // of the savepoint that is opened; 0: it is a transaction

    bool empty() const { return released == 0 && opening.empty(); }
    bool opens(int wanted) const { return !opening.empty() && depth == wanted; }
};

struct clear_result {
    void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using result_handle = std::unique_ptr<PGresult, clear_result>;

/// A statement that was sent as one of several.
struct batched {
    statement_state* statement;
    bool             first;  // compiled in front of it
    result_handle    result = {};
};

/// What a connection and its statements share. It stays in place when the connection is moved, and
/// its memory outlives the connection as long as there are statements.
struct connection_state {
    connection_state()                                   = default;
    connection_state(connection_state const&)            = delete;
    connection_state& operator=(connection_state const&) = delete;
    ~connection_state() { close(); }

    /// In a child of the process that has opened it only the socket is closed: a farewell would end
    /// the parent's session.
    void close() noexcept {
        if (process != forks_so_far) {
            if (db != nullptr) ::close(PQsocket(db));
            db = nullptr;
            return;
        }
        PQfreeCancel(std::exchange(cancel, nullptr));
        PQfinish(std::exchange(db, nullptr));
    }

    bool usable() const { return db != nullptr && !broken && PQstatus(db) == CONNECTION_OK; }

    PGconn*   db      = nullptr;
    PGcancel* cancel  = nullptr;
    int       owners  = 1;
    unsigned  process = count_forks();
    /// Something has happened after which nobody knows what the server will say next.
    bool broken = false;
    /// `begin` has succeeded, and neither `commit` nor `rollback` has ended it.
    bool    in_transaction = false;
    prelude before_next;
    /// The depth of a savepoint that the server has refused to make for a statement.
    int never_opened = 0;
    /// Somebody has called `interrupt` since the statement began.
    std::atomic<bool> interrupted = false;
    /// How many ends of pipelines are still to come.
    int syncs = 0;
    /// The statement whose rows are still coming.
    statement_state* reading = nullptr;

    /// Rows are on their way from or to the program, and nothing else can be.
    bool        copying = false;
    copy_state* copy    = nullptr;

    /// Statements that were sent together, and how many of their answers have been taken.
    std::vector<batched> batch;
    std::size_t          answered   = 0;
    bool                 batch_sent = false;
    /// libpq may go on to give single rows of what comes first in the next pipeline.
    bool asked_for_single_rows = false;
    bool batch_alone           = false;  // it is a transaction of its own, and writes
    bool has_forgotten         = false;  // it failed as the server has lost a statement

    std::deque<kept_notification> notifications;
    std::vector<kept_listener>    listeners;

    /// What has made the open transaction fail, for the statements after it.
    std::string cause;
    /// The last words of a server that closes the connection.
    std::string last_words;
    std::string last_sqlstate;

    std::string                            server;             // where it is, for messages
    std::string                            settings, on_open;  // SQL, as at the beginning
    std::string                            name_prefix;
    std::uint64_t                          names = 0;
    std::vector<std::string>               unused;  // prepared statements to be closed
    std::vector<std::pair<unsigned, wire>> types;   // those that had to be looked up
    parameters                             bound;

    bool                                  prepared_statements = true;
    bool                                  values_in_errors    = false;
    std::chrono::milliseconds             statement_timeout{0};
    std::chrono::milliseconds             answer_timeout{0};
    std::chrono::steady_clock::time_point patience_ends =  // of a ping with a limit of its own
        std::chrono::steady_clock::time_point::max();
    std::chrono::steady_clock::time_point started{};
    notice_function                       on_notice      = nullptr;
    void*                                 notice_context = nullptr;
};

inline void release(connection_state* state) noexcept {
    if (state != nullptr && --state->owners == 0) delete state;
}

/// Whether something of poll's `events` happens to a socket within so many milliseconds; -1 is for
/// ever. A socket that is no good is ready for everything.
bool ready(int socket, short events, int timeout) noexcept;

/// Waits until there is a result, no longer than the answer may take. After that the connection is
/// broken, and the answer false.
bool wait_for_result(connection_state& connection) noexcept;

/// The next result of what was sent; null behind the last one. It leaves pipeline mode by itself.
result_handle next_result(connection_state& connection) noexcept;

/// Takes in what the server has sent while nobody was listening: that it is gone, for instance.
void look_for_last_words(connection_state& connection) noexcept;

/// Keeps the notifications that libpq has received.
void take_notifications(connection_state& connection) noexcept;

/// Throws `misuse`.
void refuse_while_copying(connection_state const& connection);

/// Another statement's rows are still coming: reads them into its memory, so that the connection is
/// free.
void make_free(connection_state& connection) noexcept;

std::string savepoint_name(int depth);
std::string text_of_release(int depth);

/// Sends what has been put off until the next statement, where something else comes first.
void send_prelude(connection_state& connection);

/// The same as the beginning of a pipeline. Throws when it cannot be sent.
void add_prelude(connection_state& connection);

/// What the server says to that.
struct prelude_answer {
    result_handle error;
    std::string   culprit;            // what has failed
    bool          has_begun = false;  // a transaction
};
prelude_answer take_prelude(connection_state& connection, std::string_view sql);

/// What the server says to a part of a pipeline that has no rows.
result_handle take_answer(connection_state& connection, std::string_view sql);

/// Takes in the answers to what was sent in front of the last part of a pipeline.
void take_closing(connection_state& connection, std::string_view sql);

/// Makes a connection ready for something new. Throws where there can be nothing.
void begin_work(connection_state& connection, std::string_view sql);

/// Whether an error says that the server has lost what it had compiled, or that the `types` of its
/// parameters, 0 where the server has found them, are no longer those of their columns. Nothing has
/// been done then.
bool is_forgotten(PGresult const* error, bool first, std::span<unsigned const> types);

/// Ends a part of a pipeline: what fails in it does not keep the next part from running.
bool end_pipeline_part(connection_state& connection) noexcept;

/// Asks the server to close the prepared statements that nobody uses, as parts of a pipeline. False
/// when nothing could be sent.
bool send_closing(connection_state& connection);

/// The same by itself, where many of them have come together.
void close_unused(connection_state& connection);

/// Runs text without parameters by the simple protocol, all that is in it, and drops rows. Throws
/// the first error, when all is done. A text of the user's own may hold secrets.
enum class text_of { library, user };
void run_simple(connection_state& connection, char const* sql, text_of whose = text_of::library);

/// The same for those who cannot throw. Whether it succeeded.
bool try_simple(connection_state& connection, char const* sql) noexcept;

/// Asks the server to stop what the connection does, over a connection of its own.
bool ask_to_stop(connection_state const& connection) noexcept;

}  // namespace orm::postgres

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <thread>

#include <orm/orm.hpp>
#include <orm/postgres.hpp>

// The server that tests run on, as scripts/with-postgres tells it.

namespace integration::postgres {

/// Where the server is: ORM_TEST_POSTGRES.
std::string const& server();

/// A database with nothing in it: a schema of its own, which is dropped when the tests end.
orm::postgres::database empty_database(orm::postgres::options options = {});

/// Runs pg_ctl of a server that the tests may stop; false when it is not theirs to stop.
bool control(std::string const& arguments);

/// Makes a copy of that server, under a number from 1; starts it as a replica, and tells where it
/// is, empty where that cannot be; stops it.
bool        copy_replica(int number);
std::string start_replica(int number);
bool        stop_replica(int number);

/// Whether a condition comes true within half a minute.
template <class Condition>
bool soon(Condition condition) {
    for (int turn = 0; turn != 30'000; ++turn) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
}

/// Has the server end a connection, and waits until it is gone.
void kill(orm::postgres::connection& by, int process);

/// Calls a function of another thread when the server runs a statement with this text for a
/// connection: an interrupt that came before it would be heard by nobody.
std::thread when_running(orm::postgres::connection& db, std::string const& text,
                         std::function<void()> act);
std::thread interrupt_when_running(orm::postgres::connection& db, std::string const& text);

}  // namespace integration::postgres

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

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

}  // namespace integration::postgres

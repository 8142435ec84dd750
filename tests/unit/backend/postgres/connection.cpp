// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/postgres/connection.hpp>

#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <csignal>
#include <string>
#include <string_view>

#include <orm/backend/concept.hpp>
#include <orm/backend/error.hpp>
#include <orm/dialect/postgres.hpp>

#include "../../../../src/backend/postgres/no_broken_pipe.hpp"

// What needs a server is tested in integration/postgres.

static_assert(orm::backend_connection<orm::postgres::connection>);
static_assert(orm::pipelining_connection<orm::postgres::connection>);
static_assert(orm::copying_connection<orm::postgres::connection>);

namespace {

/// The message of the `cannot_open` that connecting ends in.
std::string refusal(std::string const& where) {
    try {
        orm::postgres::connection db(where, {.connect_timeout = orm::milliseconds::of(2'000)});
    } catch (orm::cannot_open const& failure) {
        return failure.what();
    }
    return "it opened";
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(backend_postgres_connection)

BOOST_AUTO_TEST_CASE(a_malformed_string_is_refused_and_not_repeated) {
    for (std::string const where : {
             "postgresql://ada:s3cret@[::1/blog",
             "postgresql://ada:s3cret@host:port/blog?s3cret",
             "postgresql://ada:s3cr%zzet@host/blog",
             "host=a passwrd=s3cret",
             "host=a password='s3cret",
             "s3cret",
             "postgresql://ada:s3cret@host/blog?sslmod=s3cret",
             "postgresq://ada:a\"s3cret\"b@host",
         }) {
        auto const message = refusal(where);
        BOOST_TEST(contains(message, "connection string is malformed"), message);
        BOOST_TEST(!contains(message, "s3c"), message);
    }
    BOOST_TEST(contains(refusal(std::string("host=a\0b", 8)), "NUL"));
}

BOOST_AUTO_TEST_CASE(a_server_that_is_not_there_is_named) {
    auto const message =
        refusal("postgresql://ada:s3cret@/blog?host=/nowhere/at/all&password=0ther&port=4711");
    BOOST_TEST(contains(message, "database blog at /nowhere/at/all:4711"), message);
    BOOST_TEST(contains(message, "No such file or directory"), message);
    BOOST_TEST(!contains(message, "s3cret"), message);
    BOOST_TEST(!contains(message, "0ther"), message);
    BOOST_TEST(contains(refusal("host=127.0.0.1 port=1"), "refused"));
}

BOOST_AUTO_TEST_CASE(a_write_that_nobody_reads_does_not_end_the_program) {
    auto const before = std::signal(SIGPIPE, SIG_DFL);
    int        ends[2];
    BOOST_REQUIRE(::pipe(ends) == 0);
    ::close(ends[0]);
    for (int time = 0; time != 2; ++time) {
        orm::postgres::no_broken_pipe const quiet;
        BOOST_TEST(::write(ends[1], "a", 1) == -1);
        BOOST_TEST(errno == EPIPE);
    }
    ::close(ends[1]);
    std::signal(SIGPIPE, before);
}

BOOST_AUTO_TEST_SUITE_END()

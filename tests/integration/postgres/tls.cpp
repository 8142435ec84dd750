// SPDX-License-Identifier: BSL-1.0
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <string>
#include <vector>

#include "integration/postgres/server.hpp"
#include "unit/backend/temporary_folder.hpp"

// TLS, over the only way on which libpq has it: the server listens to the loopback interface while
// these tests run, with certificates that it makes for itself.

namespace integration::postgres::tls {

using namespace orm;
using namespace orm::dsl;

struct line {
    std::int64_t id{};
    std::string  text;
};
ORM_TABLE(tls_lines, line, "tls_lines", (id, primary_key), (text))

std::string free_port() {
    int const   socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in where{};
    where.sin_family      = AF_INET;
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size        = sizeof where;
    BOOST_REQUIRE(bind(socket, reinterpret_cast<sockaddr*>(&where), size) == 0);
    BOOST_REQUIRE(getsockname(socket, reinterpret_cast<sockaddr*>(&where), &size) == 0);
    close(socket);
    return std::to_string(ntohs(where.sin_port));
}

/// The server with TLS, as it was again afterwards.
struct encrypted_server {
    encrypted_server() {
        try {
            orm::postgres::connection db(server());
            for (std::string const name : {"server", "other"}) make_certificate(db, name);
            ready = control(
                "-w -t 60 restart -o \"-c ssl=on -c listen_addresses=127.0.0.1 -c port=" + port +
                "\"");
        } catch (statement_error const&) {
            // There is no program that makes certificates, or the role may not run it.
        }
        if (!ready) BOOST_TEST_MESSAGE("no TLS: the server cannot be told to");
    }
    ~encrypted_server() {
        if (ready) control("-w -t 60 restart -o \"-c port=5432\"");
    }

    void make_certificate(orm::postgres::connection& db, std::string const& name) {
        db.run_script(
            "copy (select 1) to program 'openssl req -x509 -newkey ec "
            "-pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
            "-subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout " +
            name + ".key -out " + name + ".crt 2>&1'");
        std::ofstream(folder.file(name)) << db.query("select pg_read_file('" + name + ".crt')");
    }

    std::string at(std::string const& host, std::string const& rest) const {
        return "host=" + host + " hostaddr=127.0.0.1 port=" + port + " user=orm dbname=postgres " +
               rest;
    }
    std::string verified(std::string const& mode, std::string const& authority = "server") const {
        return "sslmode=" + mode + " sslrootcert=" + folder.file(authority);
    }
    static std::string is_encrypted(std::string const& where) {
        return orm::postgres::connection(where).query(
            "select ssl from pg_stat_ssl where pid = pg_backend_pid()");
    }

    temporary_folder folder;
    std::string      port  = free_port();
    bool             ready = false;
};

BOOST_FIXTURE_TEST_SUITE(integration_postgres_tls, encrypted_server)

BOOST_AUTO_TEST_CASE(certificates_are_looked_at_as_the_mode_says) {
    if (!ready) return;
    BOOST_TEST(is_encrypted(at("localhost", verified("verify-full"))) == "t");
    BOOST_TEST(is_encrypted(at("another.example", verified("verify-ca"))) == "t");
    BOOST_TEST(is_encrypted(at("another.example", "sslmode=require")) == "t");
    BOOST_TEST(is_encrypted(at("localhost", "sslmode=disable")) == "f");
    using connection = orm::postgres::connection;
    BOOST_CHECK_THROW(connection(at("another.example", verified("verify-full"))), cannot_open);
    BOOST_CHECK_THROW(connection(at("localhost", verified("verify-full", "other"))), cannot_open);
    BOOST_CHECK_THROW(connection(at("localhost", verified("verify-ca", "other"))), cannot_open);

    auto db = orm::postgres::open(at("localhost", verified("verify-full")),
                                  {.on_open = "set search_path to pg_temp"});
    db.create(schema(tls_lines));
    std::vector<line> rows;
    for (std::int64_t id = 1; id <= 20'000; ++id) rows.push_back({id, std::string(100, 'x')});
    BOOST_TEST(db.copy_in(tls_lines, rows) == 20'000);
    rows.resize(3);
    BOOST_CHECK_THROW(db.copy_in(tls_lines, rows), unique_violation);
    std::int64_t sum = 0;
    for (line const& each : db.stream(select().from(tls_lines))) sum += each.id;
    BOOST_TEST(sum == 20'000 * 20'001 / 2);
}

BOOST_AUTO_TEST_CASE(who_wants_tls_goes_on_without_it_nowhere) {
    if (!ready) return;
    BOOST_REQUIRE(
        control("-w -t 60 restart -o \"-c listen_addresses=127.0.0.1 -c port=" + port + "\""));
    BOOST_CHECK_THROW(orm::postgres::connection(at("localhost", "sslmode=require")), cannot_open);
    BOOST_CHECK_THROW(orm::postgres::connection(at("localhost", verified("verify-full"))),
                      cannot_open);
    BOOST_TEST(is_encrypted(at("localhost", "sslmode=prefer")) == "f");  // as it says
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration::postgres::tls

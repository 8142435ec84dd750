// SPDX-License-Identifier: BSL-1.0
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <filesystem>
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
using namespace std::chrono_literals;

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
            for (std::string const name : {"server", "other"})
                make_certificate(db, name, "localhost");
            make_certificate(db, "client", "orm_certified");
            // One role is known by its certificate alone.
            db.run_script(
                "copy (values ('hostssl all orm_certified 127.0.0.1/32 cert'), "
                "('host all all 127.0.0.1/32 trust'), ('local all all trust')) to program "
                "'cat > tls_hba.conf'");
            // To which this file is not relative.
            auto const data = db.query("show data_directory");

            told  = true;
            ready = control(
                "-w -t 60 restart -o \"-c ssl=on -c ssl_ca_file=client.crt "
                "-c hba_file=" +
                data + "/tls_hba.conf -c listen_addresses=127.0.0.1 -c port=" + port + "\"");
        } catch (statement_error const&) {
            // There is no program that makes certificates, or the role may not run it.
        }
        if (!ready) BOOST_TEST_MESSAGE("no TLS: the server cannot be told to");
    }
    ~encrypted_server() {
        if (told) control("-w -t 60 restart -o \"-c port=5432\"");
    }

    void make_certificate(orm::postgres::connection& db, std::string const& name,
                          std::string const& of, int days = 2) {
        run(db,
            "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=" +
                of + " -keyout " + name + ".key -out " + name + ".csr");
        run(db, "echo subjectAltName=DNS:localhost | openssl x509 -req -in " + name +
                    ".csr -signkey " + name + ".key -days " + std::to_string(days) +
                    " -extfile /dev/stdin -out " + name + ".crt");
        for (std::string const end : {".crt", ".key"}) {
            std::ofstream(folder.file(name + end))
                << db.query("select pg_read_file('" + name + end + "')");
            std::filesystem::permissions(folder.file(name + end),
                                         std::filesystem::perms::owner_read);
        }
    }
    static void run(orm::postgres::connection& db, std::string const& command) {
        db.run_script("copy (select 1) to program '" + command + " 2>&1'");
    }

    std::string at(std::string const& host, std::string const& rest) const {
        return "host=" + host + " hostaddr=127.0.0.1 port=" + port + " user=orm dbname=postgres " +
               rest;
    }
    std::string verified(std::string const& mode, std::string const& authority = "server") const {
        return "sslmode=" + mode + " sslrootcert=" + folder.file(authority + ".crt");
    }
    static std::string is_encrypted(std::string const& where) {
        return orm::postgres::connection(where).query(
            "select ssl from pg_stat_ssl where pid = pg_backend_pid()");
    }

    temporary_folder folder;
    std::string      port  = free_port();
    bool             told  = false;
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

BOOST_AUTO_TEST_CASE(the_system_is_told_how_long_to_wait_for_the_other_side) {
    if (!ready) return;
    struct limits {
        int alive, idle, interval, count, unacknowledged;
    };
    auto const limits_of = [&](std::string const& where, orm::postgres::options const& options) {
        orm::postgres::connection const db(where, options);
        auto const socket_of = reinterpret_cast<int (*)(pg_conn*)>(dlsym(RTLD_DEFAULT, "PQsocket"));
        auto const get       = [&](int level, int name) {
            int       value = -1;
            socklen_t size  = sizeof value;
            BOOST_TEST(getsockopt(socket_of(db.native()), level, name, &value, &size) == 0);
            return value;
        };
        return limits{get(SOL_SOCKET, SO_KEEPALIVE), get(IPPROTO_TCP, TCP_KEEPIDLE),
                      get(IPPROTO_TCP, TCP_KEEPINTVL), get(IPPROTO_TCP, TCP_KEEPCNT),
                      get(IPPROTO_TCP, TCP_USER_TIMEOUT)};
    };
    auto const without = limits_of(at("localhost", ""), {});
    BOOST_TEST((without.alive == 1 && without.idle == 60 && without.interval == 10 &&
                without.count == 3 && without.unacknowledged == 30'000));
    auto const with =
        limits_of(at("localhost", "keepalives_interval=9"), {.tcp_user_timeout   = 1'500ms,
                                                             .keepalive_idle     = 1'200ms,
                                                             .keepalive_interval = 4s,
                                                             .keepalive_count    = 7});
    BOOST_TEST(
        (with.idle == 2 && with.interval == 9 && with.count == 7 && with.unacknowledged == 1'500));
}

BOOST_AUTO_TEST_CASE(a_client_is_known_by_its_certificate_and_no_other) {
    if (!ready) return;
    auto       admin = orm::postgres::connection(at("localhost", verified("verify-full")));
    auto const role  = [&](std::string const& certificate) {
        return "host=localhost hostaddr=127.0.0.1 dbname=postgres user=orm_certified port=" + port +
               ' ' + verified("verify-full") + " sslcert=" + folder.file(certificate + ".crt") +
               " sslkey=" + folder.file(certificate + ".key");
    };
    admin.run_script("drop role if exists orm_certified; create role orm_certified login");
    BOOST_TEST(orm::postgres::connection(role("client")).query("select current_user") ==
               "orm_certified");
    auto const has_state = [](std::string_view state) {
        return [state](cannot_open const& failure) { return failure.sqlstate() == state; };
    };
    BOOST_CHECK_EXCEPTION(orm::postgres::connection(role("none")), cannot_open, has_state("28000"));
    // Signed by nobody whom the server knows.
    BOOST_CHECK_THROW(orm::postgres::connection(role("other")), cannot_open);
    admin.run_script("drop role orm_certified");
}

BOOST_AUTO_TEST_CASE(a_certificate_that_has_expired_is_refused) {
    if (!ready) return;
    auto admin = orm::postgres::connection(at("localhost", verified("verify-full")));
    make_certificate(admin, "expired", "localhost", 0);
    run(admin, "cp expired.crt server.crt && cp expired.key server.key");
    BOOST_REQUIRE(control("-w -t 60 restart"));
    BOOST_CHECK_EXCEPTION(
        orm::postgres::connection(at("localhost", verified("verify-full", "expired"))), cannot_open,
        [](cannot_open const& failure) {
            return std::string_view(failure.what()).find("verify failed") != std::string_view::npos;
        });
    BOOST_TEST(is_encrypted(at("localhost", "sslmode=require")) == "t");  // which does not look
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

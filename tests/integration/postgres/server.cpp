// SPDX-License-Identifier: BSL-1.0
#include "integration/postgres/server.hpp"

#include <unistd.h>

#include <boost/test/tree/traverse.hpp>
#include <boost/test/tree/visitor.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

namespace integration::postgres {

namespace {

std::string environment(char const* name) {
    char const* text = std::getenv(name);
    return text != nullptr ? text : "";
}

/// The schemas that tests have made.
struct made_schemas {
    ~made_schemas() {
        if (names.empty()) return;
        try {
            orm::postgres::connection db(server());
            for (auto const& name : names)
                db.run_script("drop schema if exists " + name + " cascade");
        } catch (std::exception const&) {
            // The server may be gone, and its tables with it.
        }
    }

    std::vector<std::string> names;
};

std::string next_schema() {
    static made_schemas schemas;
    schemas.names.push_back("orm_test_" + std::to_string(getpid()) + '_' +
                            std::to_string(schemas.names.size()));
    return schemas.names.back();
}

/// A user of the pooler with an empty schema of the same name, which every connection of that user
/// works in: what a connection sets for itself is another's after the transaction. They are used
/// in turn, as no test has many databases at once.
std::string next_pooled_user() {
    static int                turn = 0;
    std::string const         name = "orm_pooled_" + std::to_string(turn++ % 16);
    orm::postgres::connection admin(server());
    if (admin.query("select count(*) from pg_roles where rolname = '" + name + "'") == "0")
        admin.run_script("create role " + name + " login; alter role " + name +
                         " set search_path to " + name);
    admin.run_script("drop schema if exists " + name + " cascade; create schema " + name +
                     " authorization " + name);
    return name;
}

/// Without a server its tests are left out, which is told.
struct without_server : boost::unit_test::test_tree_visitor {
    without_server() {
        if (server().empty()) {
            boost::unit_test::traverse_test_tree(boost::unit_test::framework::master_test_suite(),
                                                 *this, true);
            std::fputs("no ORM_TEST_POSTGRES: the tests of PostgreSQL are left out\n", stderr);
        }
    }

    void visit(boost::unit_test::test_case const& test) override {
        std::string const name = test.full_name();
        if (name.find("postgres") != std::string::npos)
            const_cast<boost::unit_test::test_case&>(test).p_run_status.value =
                boost::unit_test::test_unit::RS_DISABLED;
    }
};

BOOST_TEST_GLOBAL_CONFIGURATION(without_server);

}  // namespace

std::string const& server() {
    static std::string const where = environment("ORM_TEST_POSTGRES");
    return where;
}

orm::postgres::database empty_database(orm::postgres::options options) {
    if (!environment("ORM_TEST_THROUGH_PGBOUNCER").empty()) {
        options.prepared_statements = false;
        return orm::postgres::open(
            environment("ORM_TEST_PGBOUNCER") + " user=" + next_pooled_user(), options);
    }
    std::string const schema = next_schema();
    // Once more as through a pooler that keeps no statements.
    if (!environment("ORM_TEST_UNPREPARED").empty()) options.prepared_statements = false;
    options.on_open =
        "create schema " + schema + "; set search_path to " + schema + ';' + options.on_open;
    return orm::postgres::open(server(), options);
}

bool control(std::string const& arguments) {
    std::string const program = environment("ORM_TEST_POSTGRES_CTL");
    return !program.empty() && std::system((program + ' ' + arguments).c_str()) == 0;
}

namespace {

bool replica(std::string const& what, int number) {
    std::string const program = environment("ORM_TEST_POSTGRES_REPLICA");
    return !program.empty() &&
           std::system((program + ' ' + what + ' ' + std::to_string(number)).c_str()) == 0;
}

}  // namespace

std::string start_replica(int number) {
    if (!replica("start", number)) return {};
    return server() + " port=" + std::to_string(5'432 + number);
}

void kill(orm::postgres::connection& by, int process) {
    std::string const number = std::to_string(process);
    by.query("select pg_terminate_backend(" + number + ")");
    // It is asked to end, which takes a moment.
    if (!soon([&] {
            return by.query("select count(*) from pg_stat_activity where pid = " + number) == "0";
        }))
        throw std::runtime_error("a connection that does not end");
}

std::thread when_running(orm::postgres::connection& db, std::string const& text,
                         std::function<void()> act) {
    std::string const running =
        "select count(*) from pg_stat_activity where state = 'active' and pid = " +
        std::to_string(db.process()) + " and query like '%" + text + "%'";
    auto const witness = std::make_shared<orm::postgres::connection>(server());
    return std::thread([witness, running, act = std::move(act)] {
        // Late or never, it is done: what it is to end may be without an end.
        BOOST_TEST(soon([&] { return witness->query(running) != "0"; }));
        act();
    });
}

std::thread interrupt_when_running(orm::postgres::connection& db, std::string const& text) {
    return when_running(db, text, [&db] { BOOST_TEST(db.interrupt()); });
}

bool copy_replica(int number) { return replica("copy", number); }
bool stop_replica(int number) { return replica("stop", number); }

}  // namespace integration::postgres

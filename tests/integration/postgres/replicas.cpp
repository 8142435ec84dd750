// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>

#include <orm/pool.hpp>

#include "integration/postgres/server.hpp"

// A real replica, which follows the server of the tests.

using namespace orm::dsl;
using namespace std::chrono_literals;
using integration::postgres::control;
using integration::postgres::copy_replica;
using integration::postgres::empty_database;
using integration::postgres::server;
using integration::postgres::soon;
using integration::postgres::start_replica;
using integration::postgres::stop_replica;

namespace {

struct note {
    std::int64_t id{};
    std::string  text;
};
ORM_TABLE(copied_notes, note, "copied_notes", (id, primary_key), (text))

struct with_replica {
    with_replica() {
        witness.create(orm::schema(copied_notes));
        // Where the server is not ours, there is none.
        BOOST_TEST((!where.empty() || !control("status")));
        if (!where.empty()) BOOST_TEST_REQUIRE(has_caught_up());
    }
    ~with_replica() {
        if (!where.empty()) stop_replica(1);
    }

    /// Whether the replica has what the primary has now.
    bool has_caught_up() {
        std::string const         written = witness.backend().query("select pg_current_wal_lsn()");
        orm::postgres::connection replica(where);
        return soon([&] {
            return replica.query("select pg_last_wal_replay_lsn() >= '" + written + "'") == "t";
        });
    }

    orm::postgres::pool pool(std::string const& to) {
        orm::postgres::options options;
        options.on_open = "set search_path to " + witness.backend().query("show search_path");
        return orm::postgres::open_pool(to, {}, options);
    }

    orm::postgres::database witness = empty_database();
    std::string             where   = copy_replica(1) ? start_replica(1) : "";
};

auto const in_recovery = select(fn<"pg_is_in_recovery", bool>());

}  // namespace

BOOST_FIXTURE_TEST_SUITE(integration_postgres_replicas, with_replica)

BOOST_AUTO_TEST_CASE(reads_go_to_the_replica_and_writes_to_the_primary) {
    if (where.empty()) return;
    auto primary = pool(server()), replica = pool(where);
    auto db = orm::replicated(primary, {replica});
    BOOST_TEST(db.one(in_recovery));
    BOOST_TEST(!db.primary().one(in_recovery));
    BOOST_TEST(!db.transaction([](auto& tx) { return tx.one(in_recovery); }));
    BOOST_TEST(db.transaction([](auto& tx) { return tx.one(in_recovery); }, {.read_only = true}));
    db.insert(note{1, "copied"});
    BOOST_TEST(soon([&] { return db.find(copied_notes, 1).has_value(); }));
    BOOST_CHECK_THROW(replica.insert(note{2, "never"}), orm::read_only_database);
}

BOOST_AUTO_TEST_CASE(reads_see_what_was_written_before) {
    if (where.empty()) return;
    auto primary = pool(server()), replica = pool(where);
    auto db = orm::replicated(primary, {replica}, {.read_your_writes = true, .replay_timeout = 5s});
    for (std::int64_t id = 1; id != 200; ++id) {
        db.insert(note{id, "seen"});
        BOOST_TEST(db.find(copied_notes, id).has_value());
    }
    BOOST_TEST(db.stats().on_replicas > 190);

    // A replica that does not get on is not waited for longer than that.
    orm::postgres::connection admin(where);
    admin.query("select pg_wal_replay_pause()");
    auto hasty =
        orm::replicated(primary, {replica}, {.read_your_writes = true, .replay_timeout = 20ms});
    hasty.insert(note{200, "seen"});
    BOOST_TEST(hasty.find(copied_notes, 200).has_value());
    BOOST_TEST(!replica.find(copied_notes, 200).has_value());
    BOOST_TEST(hasty.stats().behind == 1);
    BOOST_TEST(hasty.stats().on_primary == 1);
    admin.query("select pg_wal_replay_resume()");
}

BOOST_AUTO_TEST_CASE(a_replica_that_goes_and_comes_back) {
    if (where.empty()) return;
    auto primary = pool(server()), replica = pool(where);
    auto db = orm::replicated(primary, {replica}, {.acquire_timeout = 20ms, .rest = 50ms});
    BOOST_TEST(db.one(in_recovery));
    BOOST_TEST(stop_replica(1));
    BOOST_TEST(!db.one(in_recovery));
    BOOST_TEST(db.stats().unreachable == 1);
    BOOST_TEST(!start_replica(1).empty());
    BOOST_TEST(soon([&] { return db.one(in_recovery); }));
}

BOOST_AUTO_TEST_SUITE_END()

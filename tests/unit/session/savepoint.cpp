// SPDX-License-Identifier: BSL-1.0
#include <orm/session/savepoint.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

struct fake_connection {
    std::vector<std::string> calls;
    bool                     fails = false;

    void begin(orm::transaction_options const& options) {
        if (fails) throw 7;
        calls.push_back(options.read_only ? "begin read-only" : "begin");
    }
    void commit() {
        if (fails) throw 7;
        calls.push_back("commit");
    }
    void rollback() noexcept { calls.push_back("rollback"); }
    void savepoint(int depth) { calls.push_back("savepoint " + std::to_string(depth)); }
    void release_savepoint(int depth) { calls.push_back("release " + std::to_string(depth)); }
    void rollback_to_savepoint(int depth) noexcept {
        calls.push_back("rollback to " + std::to_string(depth));
    }
};

struct fake_session {
    fake_connection connection;
    int             depth = 0;
};

using guard = orm::savepoint<fake_session>;
using calls = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(session_savepoint)

BOOST_AUTO_TEST_CASE(the_outermost_is_a_transaction) {
    fake_session session;
    {
        guard open(session);
        BOOST_TEST(session.depth == 1);
        open.commit();
        BOOST_TEST(session.depth == 0);
    }
    {
        guard const open(session, {.read_only = true});
    }
    BOOST_TEST(session.depth == 0);
    BOOST_TEST(
        (session.connection.calls == calls{"begin", "commit", "begin read-only", "rollback"}));
}

BOOST_AUTO_TEST_CASE(those_inside_are_savepoints) {
    fake_session session;
    {
        guard outer(session);
        {
            guard middle(session);
            {
                guard const inner(session);
                BOOST_TEST(session.depth == 3);
            }
            BOOST_TEST(session.depth == 2);
            middle.commit();
        }
        guard const another(session);
    }
    BOOST_TEST(session.depth == 0);
    BOOST_TEST((session.connection.calls == calls{"begin", "savepoint 1", "savepoint 2",
                                                  "rollback to 2", "release 1", "savepoint 1",
                                                  "rollback to 1", "rollback"}));
}

BOOST_AUTO_TEST_CASE(one_that_did_not_begin_is_not_there) {
    fake_session session;
    session.connection.fails = true;
    BOOST_CHECK_THROW(guard{session}, int);
    BOOST_TEST(session.depth == 0);
    BOOST_TEST(session.connection.calls.empty());
}

BOOST_AUTO_TEST_CASE(one_that_does_not_commit_is_rolled_back) {
    fake_session session;
    {
        guard open(session);
        session.connection.fails = true;
        BOOST_CHECK_THROW(open.commit(), int);
        BOOST_TEST(session.depth == 1);
    }
    BOOST_TEST(session.depth == 0);
    BOOST_TEST((session.connection.calls == calls{"begin", "rollback"}));
}

BOOST_AUTO_TEST_SUITE_END()

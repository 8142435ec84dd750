// SPDX-License-Identifier: BSL-1.0
#include <orm/session/savepoint.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

struct fake_session {
    std::vector<std::string> calls;
    bool                     fails = false;

    void open_level(orm::transaction_options const& options) {
        if (fails) throw 7;
        calls.push_back(options.read_only ? "open read-only" : "open");
    }
    void commit_level() {
        if (fails) throw 7;
        calls.push_back("commit");
    }
    void undo_level() noexcept { calls.push_back("undo"); }
};

using guard = orm::savepoint<fake_session>;
using calls = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(session_savepoint)

BOOST_AUTO_TEST_CASE(one_is_undone_unless_it_is_committed) {
    fake_session session;
    {
        guard open(session);
        open.commit();
    }
    {
        guard const open(session, {.read_only = true});
    }
    BOOST_TEST((session.calls == calls{"open", "commit", "open read-only", "undo"}));
}

BOOST_AUTO_TEST_CASE(one_that_did_not_begin_is_not_there) {
    fake_session session;
    session.fails = true;
    BOOST_CHECK_THROW(guard{session}, int);
    BOOST_TEST(session.calls.empty());
}

BOOST_AUTO_TEST_CASE(one_that_does_not_commit_is_rolled_back) {
    fake_session session;
    {
        guard open(session);
        session.fails = true;
        BOOST_CHECK_THROW(open.commit(), int);
    }
    BOOST_TEST((session.calls == calls{"open", "undo"}));
}

BOOST_AUTO_TEST_SUITE_END()

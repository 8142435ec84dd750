// SPDX-License-Identifier: BSL-1.0
#include "integration/common/every_call.hpp"

#include <boost/test/unit_test.hpp>

#include "integration/common/backends.hpp"

namespace integration::every_call {

BOOST_AUTO_TEST_SUITE(integration_every_call)

TEST_ON_EACH_BACKEND(whichever_fails_all_is_as_it_was) {
    auto owner       = created<Backend>(note_schema);
    using connection = std::remove_reference_t<decltype(owner.backend())>;
    connection real  = std::move(owner.backend());
    bool       done  = false;
    int        calls = 0;
    while (!done) {
        auto                         plan = std::make_shared<failing::plan>();
        failing_database<connection> db({plan, std::move(real)});
        plan->fails_at = ++calls;
        plan->fault    = [] { throw orm::statement_error("made up"); };
        bool failed    = false;
        try {
            work(db);
        } catch (orm::error const&) {
            failed = true;
        }
        done           = !plan->reached();
        plan->fails_at = 0;
        BOOST_TEST_CONTEXT("call " << calls) {
            BOOST_TEST(failed == !done);
            BOOST_TEST(!db.backend().real().in_transaction());
            BOOST_TEST(db.healthy());
            BOOST_TEST(db.count(notes) == (failed ? 0 : all_notes));
            db.transaction([](auto& tx) { tx.insert(note{99, "usable"}); });
            BOOST_TEST(db.find(notes, 99).has_value());
            db.run(delete_from(notes).all_rows());
        }
        real = std::move(db.backend().real());
    }
    BOOST_TEST(calls > 20);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration::every_call

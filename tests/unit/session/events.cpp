// SPDX-License-Identifier: BSL-1.0
#include <orm/session/events.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <memory>
#include <string>

using namespace orm;

namespace {

/// What the logger writes of an event.
std::string logged(statement_event const& event) {
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(std::tmpfile(), std::fclose);
    BOOST_REQUIRE(file != nullptr);
    statement_logger(file.get())(event);
    std::rewind(file.get());
    std::string text(10'000, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file.get()));
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session_events)

BOOST_AUTO_TEST_CASE(a_list_of_observers_owns_them) {
    auto const counter = std::make_shared<int>(0);
    {
        observer_list observers;
        BOOST_TEST(observers.empty());
        observers.add([counter](statement_event const&) { ++*counter; }, bound_values::hidden);
        observers.add([counter](statement_event const&) { ++*counter; }, bound_values::hidden);
        BOOST_TEST(!observers.empty());
        observers.notify({});
        BOOST_TEST(*counter == 2);
        BOOST_TEST(counter.use_count() == 3);
    }
    BOOST_TEST(counter.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(shared_observers_live_as_long_as_who_follows_them) {
    auto const counter = std::make_shared<int>(0);
    {
        observer_list follower;
        {
            auto const shared = shared_observers::make();
            follower.follow(shared);
            BOOST_TEST(follower.empty());
            auto const count = [counter](statement_event const& event) {
                *counter += event.values.empty() ? 1 : 100;
            };
            shared.add(new_observer(count, bound_values::hidden));
            shared.add(new_observer(count, bound_values::shown));
            shared.add(new_observer([](statement_event const&) { throw 1; }, bound_values::shown));
            BOOST_TEST(!follower.empty());
        }
        value const one = value::of_integer(1);
        follower.notify({.sql = "", .values = {&one, 1}});
    }
    BOOST_TEST(*counter == 101);
    BOOST_TEST(counter.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(an_observer_may_add_another) {
    observer_list observers;
    int           calls = 0;
    observers.add(
        [&](statement_event const&) {
            if (++calls > 1) return;
            for (int at = 0; at != 10; ++at)
                observers.add([&](statement_event const&) { ++calls; }, bound_values::hidden);
        },
        bound_values::hidden);
    observers.notify({});
    observers.notify({});
    BOOST_TEST(calls == 1 + 10 + 1 + 10);
}

BOOST_AUTO_TEST_CASE(the_clock_goes_forward) {
    auto const before = steady_nanoseconds();
    BOOST_TEST(before > 0);
    BOOST_TEST(steady_nanoseconds() >= before);
}

BOOST_AUTO_TEST_CASE(the_logger_writes_a_line_a_statement) {
    BOOST_TEST(logged({.sql = "select 1", .nanoseconds = 1'234'567, .rows = 3}) ==
               "1.235 ms, 3 rows: select 1\n");
    BOOST_TEST(logged({.sql = "select 1", .error = "orm: no"}) ==
               "0.000 ms, 0 rows: select 1 failed: orm: no\n");
    BOOST_TEST(logged({.sql = "commit", .kind = statement_kind::transaction}) ==
               "0.000 ms: commit\n");
    BOOST_TEST(logged({}) == "0.000 ms, 0 rows: \n");
    // Not a format, and not cut at what follows the view.
    BOOST_TEST(logged({.sql = std::string_view("%s %n rest", 5)}) == "0.000 ms, 0 rows: %s %n\n");
}

BOOST_AUTO_TEST_CASE(the_logger_cuts_long_statements) {
    auto const text = logged({.sql = std::string(5'000, 'x')});
    BOOST_TEST(text.size() < 2'100);
    BOOST_TEST(text.ends_with("x...\n"));
}

BOOST_AUTO_TEST_CASE(the_logger_shows_no_values) {
    value const given[]{value::of_text("secret")};
    BOOST_TEST(logged({.sql = "select ?", .values = given}) == "0.000 ms, 0 rows: select ?\n");
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: BSL-1.0
// Dates and times that are part of a schema's text.
#include <chrono>

#include <boost/test/unit_test.hpp>

#include "integration/common/backends.hpp"

using namespace orm::dsl;
using namespace std::chrono_literals;

namespace integration {
namespace {

using moment = std::chrono::sys_time<std::chrono::microseconds>;
using clock  = std::chrono::hh_mm_ss<std::chrono::milliseconds>;

constexpr std::chrono::sys_days a_day = 2024y / 2 / 29;
constexpr moment                before{a_day + 23h + 5min + 4s + 1'500us - 24h * 365 * 60};

struct event {
    std::int64_t                id{};
    std::chrono::year_month_day day{};
    moment                      at{};
    clock                       clock_time{};
    std::chrono::seconds        length{};

    bool operator==(event const& other) const {
        return id == other.id && day == other.day && at == other.at && length == other.length &&
               clock_time.to_duration() == other.clock_time.to_duration();
    }
};
ORM_TABLE(events, event, "events",
    (id, primary_key, autoincrement),
    (day, default_(a_day)),
    (at, default_(before), check(events.at > moment(-1'000'000h))),
    (clock_time, default_(clock(7h + 5ms))),
    (length, default_(-90s)))
ORM_CONSTRAINTS(events, index(events.at).where(events.day >= a_day).named("late_events"))

struct event_id {
    std::int64_t id{};
};
ORM_VIEW(leap_days, event_id, "leap_days",
         select(events.id).from(events).where(events.day == a_day && events.at == before &&
                                              events.length == -90s),
         (id))

ORM_TRIGGER(moved, "moved",
            after_insert(events)
                .when(new_(events.day) < a_day)
                .run(update(events).set(events.at = moment{}).where(events.id == new_(events.id))))

inline constexpr auto calendar = orm::schema(events, leap_days, moved);

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_time_constants)

TEST_ON_EACH_BACKEND(are_what_their_values_would_be) {
    auto db = created<Backend>(calendar);
    db.run(insert_into(events).default_values());
    auto const row = db.one(select().from(events));
    BOOST_TEST((row == event{1, a_day, before, clock(7h + 5ms), -90s}));
    BOOST_TEST(db.count(leap_days) == 1);
    BOOST_TEST(db.count(select().from(events).where(events.at == before && events.day == a_day &&
                                                    events.clock_time == clock(7h + 5ms) &&
                                                    events.length == -90s)) == 1);

    auto const day_before = std::chrono::year_month_day(a_day - std::chrono::days(1));
    auto const other      = db.insert(event{.day = day_before, .at = before});
    BOOST_TEST((db.find(events, other.id)->at == moment{}));
    BOOST_TEST(db.count(leap_days) == 1);
    BOOST_CHECK_THROW(db.insert(event{.day = a_day, .at = moment(-2'000'000h)}),
                      orm::check_violation);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

// SPDX-License-Identifier: BSL-1.0
#include <orm/render/time_constant.hpp>

#include <limits>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>

namespace {

template <class Dialect>
constexpr bool writes(orm::storage kind, std::int64_t count, std::string_view expected) {
    char        text[60]{};
    orm::writer out(Dialect::facts, text);
    orm::write_time_constant(out, kind, count);
    return std::string_view(text, out.size()) == expected;
}
using sqlite   = orm::sqlite_dialect;
using postgres = orm::postgres_dialect;
using orm::storage;

static_assert(writes<sqlite>(storage::date, 0, "'1970-01-01'"));
static_assert(writes<postgres>(storage::date, orm::first_day, "date '0000-01-01'"));
static_assert(writes<postgres>(storage::date, orm::last_day, "date '9999-12-31'"));
static_assert(writes<sqlite>(storage::time, 86'399'999'999, "'23:59:59.999999'"));
static_assert(writes<postgres>(storage::time, 3'600'500'000, "time '01:00:00.5'"));
static_assert(writes<sqlite>(storage::timestamp, 0, "'1970-01-01 00:00:00'"));
static_assert(writes<postgres>(storage::timestamp, -1,
                               "timestamptz '1969-12-31 23:59:59.999999+00'"));
static_assert(writes<sqlite>(storage::timestamp, orm::last_timestamp,
                             "'9999-12-31 23:59:59.999999'"));
static_assert(writes<sqlite>(storage::interval, 90'500'000, "'PT90.5S'"));
static_assert(writes<postgres>(storage::interval, -20, "interval 'PT-0.00002S'"));
static_assert(writes<sqlite>(storage::interval, std::numeric_limits<std::int64_t>::min(),
                             "'PT-9223372036854.775808S'"));

}  // namespace

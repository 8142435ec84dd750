// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace orm {

/// A day of the proleptic Gregorian calendar, in the years 0000 to 9999.
struct civil_date {
    unsigned year;
    unsigned month;
    unsigned day;
};

/// 0000-01-01 and 9999-12-31, in days since 1970-01-01.
inline constexpr std::int64_t first_day = -719'528;
inline constexpr std::int64_t last_day  = 2'932'896;

inline constexpr std::int64_t microseconds_per_second = 1'000'000;
inline constexpr std::int64_t microseconds_per_day    = 86'400 * microseconds_per_second;

/// 0000-01-01 00:00:00 and 9999-12-31 23:59:59.999999, in microseconds since 1970-01-01.
inline constexpr std::int64_t first_timestamp = first_day * microseconds_per_day;
inline constexpr std::int64_t last_timestamp  = (last_day + 1) * microseconds_per_day - 1;

constexpr unsigned days_in_month(unsigned year, unsigned month) {
    constexpr unsigned char lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool const              leap      = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : lengths[month - 1];
}

constexpr bool is_valid(civil_date date) {
    return date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

// Both conversions count in years that begin in March, so that the leap day comes last. One era
// of 400 years, 146,097 days, is added to keep January and February of the year 0 positive. The
// method is Howard Hinnant's, from "chrono-Compatible Low-Level Date Algorithms".
inline constexpr unsigned days_per_era  = 146'097;
inline constexpr unsigned epoch_in_eras = 719'468 + days_per_era;

/// Requires first_day <= days <= last_day.
constexpr civil_date civil_from_days(std::int64_t days) {
    auto const     shifted    = static_cast<unsigned>(days + epoch_in_eras);
    unsigned const era        = shifted / days_per_era;
    unsigned const day_of_era = shifted % days_per_era;
    unsigned const year_of_era =
        (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    unsigned const day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    unsigned const march_month = (5 * day_of_year + 2) / 153;
    unsigned const day         = day_of_year - (153 * march_month + 2) / 5 + 1;
    unsigned const month       = march_month < 10 ? march_month + 3 : march_month - 9;
    return {era * 400 + year_of_era - 400 + (month <= 2 ? 1 : 0), month, day};
}

/// Requires is_valid(date).
constexpr std::int64_t days_from_civil(civil_date date) {
    unsigned const year        = date.year + 400 - (date.month <= 2 ? 1 : 0);
    unsigned const year_of_era = year % 400;
    unsigned const march_month = date.month > 2 ? date.month - 3 : date.month + 9;
    unsigned const day_of_year = (153 * march_month + 2) / 5 + date.day - 1;
    unsigned const day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return std::int64_t{year / 400 * days_per_era + day_of_era} - epoch_in_eras;
}

}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Dates, times, timestamps and intervals as ISO-8601 text, for engines without such types.
///
/// A fraction of a second is written without trailing zeros, and left out when it is zero:
/// `2026-11-20 23:54:44`, `2026-11-20 23:54:44.5`. Of every moment there is then one spelling, the
/// one that SQLite's own CURRENT_TIMESTAMP and datetime() use, so text that the engine wrote is
/// equal to text that we wrote. It also sorts as the moments do: a prefix sorts before what
/// continues it, and digits of a fraction compare from the left. For the same reason date and time
/// are separated by a space, and timestamps are written in UTC without a zone.
///
/// Years run from 0000 to 9999 in the proleptic Gregorian calendar, as in SQLite.
namespace orm::iso8601 {

/// Enough for the longest text that any of the functions below writes.
inline constexpr std::size_t buffer_size = 40;

/// Each writes into a buffer of `buffer_size` characters and returns the part it wrote. They throw
/// `conversion_error` for a year outside 0000 to 9999 and for a time outside one day. Every
/// interval has a text: `PT90S`, `PT-0.5S`. Intervals do not sort as text.
std::string_view format_date(std::int64_t days, char* buffer);
std::string_view format_time(std::int64_t microseconds, char* buffer);
std::string_view format_timestamp(std::int64_t microseconds, char* buffer);
std::string_view format_interval(std::int64_t microseconds, char* buffer);

/// Each returns false, and leaves its result alone, when the text is anything but one valid value:
/// no blanks around it, no 30th of February, no 24:00, no leap second. A fraction has one to nine
/// digits; what is finer than a microsecond must be zero, as it would be lost.
///
/// - time: `HH:MM:SS[.fraction]`
/// - timestamp: a date, a space or `T`, a time, then optionally `Z`, `+HH`, `+HH:MM` or their
///   negatives; the result is in UTC and within 0000 to 9999
/// - interval: `P[nD][T[nH][nM][n[.fraction]S]]`, each number signed or not, as PostgreSQL's
///   `iso_8601` style writes it; also `-P...`. A day is 24 hours; years, months and weeks are
///   refused.
bool parse_date(std::string_view text, std::int64_t& days);
bool parse_time(std::string_view text, std::int64_t& microseconds);
bool parse_timestamp(std::string_view text, std::int64_t& microseconds);
bool parse_interval(std::string_view text, std::int64_t& microseconds);

}  // namespace orm::iso8601

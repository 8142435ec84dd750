// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// The work that is measured, written once by hand and once with the library.

namespace benchmark {

struct user {
    std::int64_t               id{};
    std::string                name;
    std::string                email;
    std::int32_t               age{};
    double                     score{};
    std::optional<std::string> city;
};

/// The same, but its key is made by the database.
struct visitor {
    std::int64_t               id{};
    std::string                name;
    std::string                email;
    std::int32_t               age{};
    double                     score{};
    std::optional<std::string> city;
};

inline constexpr char create_tables[] = R"(
    create table "users" ("id" integer primary key not null, "name" text not null,
        "email" text not null, "age" integer not null, "score" real not null, "city" text);
    create table "visitors" ("id" integer primary key autoincrement not null, "name" text not null,
        "email" text not null, "age" integer not null, "score" real not null, "city" text);
)";

/// What the strings of the rows are taken from, so that making a row costs no more than a copy.
struct words {
    std::string                name;
    std::string                email;
    std::optional<std::string> city;
};

inline std::vector<words> make_words() {
    std::vector<words> made;
    for (int number = 0; number != 100; ++number) {
        std::string const text = std::to_string(number);
        made.push_back({"Ada " + text, "ada.lovelace." + text + "@example.org",
                        number % 4 == 0 ? std::nullopt : std::optional("Town " + text)});
    }
    return made;
}

template <class Row>
Row make_row(std::vector<words> const& words, std::int64_t id) {
    auto const& [name, email, city] = words[static_cast<std::size_t>(id * 37 % 100)];
    return {.id    = id,
            .name  = name,
            .email = email,
            .age   = static_cast<std::int32_t>(id % 90),
            .score = static_cast<double>(id) / 3,
            .city  = city};
}

/// Visits all keys of 1 to `keys`, again and again, in an order that is not theirs.
inline std::int64_t scattered(std::int64_t step, std::int64_t keys) {
    return step * 61'813 % keys + 1;
}

/// One way to do the work, on a new database in memory. Each function answers with a number that
/// has to be the same for all ways.
class contestant {
public:
    virtual ~contestant() = default;

    /// Rows 1 to `count` by as many statements, in one transaction.
    virtual std::int64_t insert_each(std::int64_t count)           = 0;
    virtual std::int64_t insert_with_made_keys(std::int64_t count) = 0;
    /// By primary key, one row each.
    virtual std::int64_t find_each(std::int64_t count) = 0;
    /// One column by primary key, in one transaction.
    virtual std::int64_t update_each(std::int64_t count) = 0;
    /// The whole table, `count` times.
    virtual std::int64_t read_all(std::int64_t count) = 0;
    /// Filter, like, order and limit 20.
    virtual std::int64_t search(std::int64_t count)                     = 0;
    virtual std::int64_t insert_together(std::vector<user> const& rows) = 0;
};

/// The SQLite C API as SQLite opens it when nothing is said, or without the mutex.
std::unique_ptr<contestant> open_raw();
std::unique_ptr<contestant> open_raw_without_mutex();
/// With the settings that the library makes, one of which holds for the process.
std::unique_ptr<contestant> open_raw_as_library_opens();

std::unique_ptr<contestant> open_library();

}  // namespace benchmark

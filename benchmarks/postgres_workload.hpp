// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "workload.hpp"

// The work that is measured on PostgreSQL, by hand with libpq and with the library.

namespace benchmark {

inline constexpr char create_postgres_table[] = R"(
    create temporary table "users" ("id" bigint primary key, "name" text not null,
        "email" text not null, "age" integer not null, "score" double precision not null,
        "city" text))";

/// How many statements are sent together.
inline constexpr std::int64_t batch_size = 100;

/// One way to do the work, on a connection and an empty table of its own. Each function answers
/// with a number that has to be the same for all ways.
class postgres_contestant {
public:
    virtual ~postgres_contestant() = default;

    virtual void run(char const* sql) = 0;
    /// The server's process.
    virtual int process() = 0;

    /// By primary key, one row each.
    virtual std::int64_t find_each(std::int64_t count) = 0;
    /// The whole table.
    virtual std::int64_t read_all() = 0;
    /// Rows 1 to `count` by as many statements, in one transaction.
    virtual std::int64_t insert_each(std::int64_t count) = 0;
    /// By statements of many rows.
    virtual std::int64_t insert_together(std::vector<user> const& rows) = 0;
    virtual std::int64_t copy(std::vector<user> const& rows)            = 0;
    /// So many times `batch_size` lookups by key, sent together.
    virtual std::int64_t find_together(std::int64_t count) = 0;
};

/// libpq with texts, as most programs use it, and with numbers in binary.
std::unique_ptr<postgres_contestant> open_postgres_text(std::string const& where);
std::unique_ptr<postgres_contestant> open_postgres_binary(std::string const& where);

std::unique_ptr<postgres_contestant> open_postgres_library(std::string const& where);

}  // namespace benchmark

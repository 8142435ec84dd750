// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <orm/orm.hpp>
#include <orm/session/database.hpp>

#include "recording_backend.hpp"

// Two tables, and a database that only records what it is asked.

namespace library {

enum class genre { novel, essay };
ORM_ENUM(genre, novel, essay)

struct book {
    std::int64_t               id{};
    std::string                title;
    std::optional<std::string> subtitle;
    library::genre             genre = genre::novel;
    std::int32_t               pages{};

    bool operator==(book const&) const = default;
};
ORM_TABLE(books, book, "books",
    (id, primary_key, autoincrement), (title, unique), (subtitle), (genre), (pages))

struct loan {
    std::int64_t book_id{};
    std::string  reader;
    std::int32_t days{};

    bool operator==(loan const&) const = default;
};
ORM_TABLE(loans, loan, "loans", (book_id), (reader), (days))
ORM_CONSTRAINTS(loans, primary_key(loans.book_id, loans.reader))

template <orm::dialect Dialect = orm::sqlite_dialect>
struct recorded {
    std::shared_ptr<recording::recorder>          log = std::make_shared<recording::recorder>();
    orm::database<recording::connection<Dialect>> db;

    explicit recorded(std::size_t cache_size = 256)
        : db(recording::connection<Dialect>(log), cache_size) {}
};

/// A row of books as an engine would answer with it.
inline recording::row book_row(int id, char const* title) {
    return {id, title, {}, "novel", 100 * id};
}

}  // namespace library

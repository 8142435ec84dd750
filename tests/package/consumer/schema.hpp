// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>

#include <orm/orm.hpp>

struct Book {
    std::int64_t id{};
    std::string  title;
#if SCHEMA_VERSION == 2
    std::int32_t pages{};
#endif
};
#if SCHEMA_VERSION == 2
ORM_TABLE(books, Book, "books", (id, primary_key, autoincrement), (title, unique),
    (pages, backfill(1), check(books.pages >= 0)))
#else
ORM_TABLE(books, Book, "books", (id, primary_key, autoincrement), (title))
#endif

inline constexpr auto library = orm::schema(books);

// SPDX-License-Identifier: BSL-1.0
#include <orm/session/dumped_schema.hpp>

#include <cstdint>
#include <string>

#include <orm/dialect/postgres.hpp>
#include <orm/schema/schema.hpp>

namespace dumped {

struct item {
    std::int64_t id{};
    std::string  name;
    std::int64_t twice{};
};
ORM_TABLE(items, item, "items",
    (id, primary_key, autoincrement), (name), (twice, generated(multiply(items.id, 2), stored)))

struct word {
    std::string text;
};
ORM_TABLE(words, word, "words", (text, primary_key))

inline constexpr orm::sequence<"numbers"> numbers;

constexpr auto all = orm::schema(items, words, numbers);
using described    = orm::dumped_schema<orm::postgres_dialect, std::remove_const_t<decltype(all)>>;

static_assert(described::tables[0].name == "items");
static_assert(described::tables[0].members.size() == 2);  // without what is computed
static_assert(!described::tables[0].mark.sql.empty());
static_assert(described::tables[1].mark.sql.empty() && described::tables[1].set_mark == nullptr);
static_assert(described::sequences.size() == 1);
static_assert(orm::dump_conflict::refuse == orm::dump_conflict{});

}  // namespace dumped

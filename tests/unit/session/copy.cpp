// SPDX-License-Identifier: BSL-1.0
#include <orm/session/copy.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include <orm/dialect/postgres.hpp>
#include <orm/query/select.hpp>
#include <orm/query/values.hpp>
#include <orm/schema/table.hpp>

namespace copying {

struct animal {
    std::int64_t id{};
    std::string  name;
};
ORM_TABLE(animals, animal, "animals", (id, primary_key, autoincrement), (name))

using columns = orm::inserted_columns<animals_t>;

static_assert(orm::rows_to_copy<std::vector<animal> const, animals_t, columns>);
static_assert(orm::rows_to_copy<animal[3], animals_t, columns>);
static_assert(!orm::rows_to_copy<std::vector<int>, animals_t, columns>);
static_assert(!orm::rows_to_copy<animal, animals_t, columns>);
static_assert(!orm::rows_to_copy<std::vector<animal>, animals_t, orm::types<>>);

constexpr auto const& target = orm::target_of_copy<orm::postgres_dialect, animals_t, columns>;
static_assert(target.sql == R"(copy "animals" ("name") from stdin (format binary))");
static_assert(target.table_in_sql == R"("animals")");
static_assert(target.table == "animals");
static_assert(target.columns.size() == 1 && target.columns[0] == "name");

}  // namespace copying

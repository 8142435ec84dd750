// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <orm/query/check.hpp>
#include <orm/query/delete.hpp>
#include <orm/schema/schema.hpp>

// What a delete would take with it.

namespace orm {

/// What would become of rows: they go, for good or by a note; they lose what they refer to; or they
/// refuse the whole delete, as they refer to rows that would go.
enum class impact_action : std::uint8_t { deleted, soft_deleted, set_null, set_default, refused };

struct impact_part {
    std::string_view schema;  // in which the table is, where that was said
    std::string_view table;
    impact_action    action;
    std::int64_t     rows;

    bool operator==(impact_part const&) const = default;
};

/// What would become of rows of each table, without those of which there is none. The rows that are
/// to be deleted themselves come first.
struct delete_impact {
    std::vector<impact_part> parts;

    /// The engine would refuse the delete, and all of it.
    bool is_refused() const;

    /// How many rows of a table would meet with this.
    template <table Table>
    std::int64_t rows(Table, impact_action action = impact_action::deleted) const {
        return rows_of(table_options_of<Table>.schema, table_facts<Table>::name, action);
    }

private:
    std::int64_t rows_of(std::string_view schema, std::string_view table,
                         impact_action action) const;
};

/// `posts: 10 rows deleted`, a line for each part.
std::string to_string(delete_impact const& impact);

/// Counts what a delete would do to the tables of a schema. It changes nothing.
template <class Dialect, class Tables, class Delete>
struct impact_query {
    using operands = types<Delete>;

    Delete query;
};

template <class Dialect, class Tables, class Delete>
struct query_check<impact_query<Dialect, Tables, Delete>> : query_check<Delete> {};

template <class Query, class Tables>
inline constexpr bool deletes_from_any = false;
template <class Table, class Where, class Returning, class Tables>
inline constexpr bool deletes_from_any<delete_query<Table, Where, Returning>, Tables> =
    Tables::template contains<Table>;

template <class Query, class Tables>
concept delete_from_schema = deletes_from_any<Query, Tables>;

/// Rule `impact-of-a-delete`.
template <class Query, class Tables>
consteval bool check_impact() {
    static_assert(delete_from_schema<Query, Tables>,
                  "orm: impact() is asked of a delete_from() or purge(), of a table that is in the "
                  "schema. docs/errors.md#impact-of-a-delete");
    return delete_from_schema<Query, Tables>;
}

}  // namespace orm

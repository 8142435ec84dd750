// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/logical.hpp>
#include <orm/session/entity.hpp>

// The verbs on rows that count their updates.

namespace orm {

template <mapped_row Row>
class tracked;

template <class Row>
inline constexpr bool is_versioned = has_role<table_for<Row>, member_role::version>;

template <class Row>
using version_column = column_of_role<table_for<Row>, member_role::version>;

template <class Row>
auto& version_of(Row& row) {
    using plain = std::remove_const_t<Row>;
    return member_of<plain, version_column<plain>>(row);
}

/// A row that is of this version, too.
template <class Row>
auto of_this_version(Row const& row) {
    return dsl::and_(key_match<table_for<Row>>{&row},
                     dsl::eq(version_column<Row>{}, version_of(row)));
}

/// There is the row, but of another version; or there is none.
template <class Row, class Database>
void require_version(Database& db, Row const& row) {
    using Table      = table_for<Row>;
    using column     = version_column<Row>;
    auto const found = db.first(dsl::select(column{}).from(Table{}).where(key_match<Table>{&row}));
    if (found)
        throw_stale_row(table_facts<Table>::name, name_of<column>, version_of(row).number,
                        found->number);
}

template <class Row, class Database>
bool update_versioned(Database& db, Row& row) {
    using Table      = table_for<Row>;
    auto const where = of_this_version(row);
    using update =
        update_query<Table, row_assignments<Table>, std::remove_const_t<decltype(where)>>;
    if (check_key<Table>() && db.run(update{{&row}, where, {}}) != 0) {
        ++version_of(row).number;
        return true;
    }
    require_version(db, row);
    return false;
}

template <class Row, class Database>
bool remove_versioned(Database& db, Row const& row) {
    using Table      = table_for<Row>;
    auto const where = of_this_version(row);
    using remove     = delete_query<Table, std::remove_const_t<decltype(where)>>;
    if (check_key<Table>() && db.run(remove{where, {}}) != 0) return true;
    require_version(db, row);
    return false;
}

/// A row that has been stored has to be there.
template <class Row, class Database>
void save_stored(Database& db, Row& row) {
    if (!db.update(row))
        throw_stale_row(table_facts<table_for<Row>>::name, name_of<version_column<Row>>,
                        version_of(row).number, 0);
}

}  // namespace orm

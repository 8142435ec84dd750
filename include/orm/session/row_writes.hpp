// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <orm/session/batch.hpp>
#include <orm/session/hooks.hpp>
#include <orm/session/session.hpp>
#include <orm/session/versioned.hpp>

// What the verbs on rows do with one that is filled in and keeps its rules. Where rows have hooks,
// these and the write are in one transaction, and rows of many are written one by one.

namespace orm {

/// Whether a write that fails afterwards has changed the row.
template <class Row, class Connection>
inline constexpr bool changes_before_it_is_written =
    is_filled_in<Row> || has_hook<after_insert_hook, Row, Connection> ||
    has_hook<after_update_hook, Row, Connection>;

/// Writes a row, which stays as it is where that throws or answers that there is none.
template <class Connection, class Row, class Write>
bool write_or_keep(Row& row, Write write) {
    if constexpr (changes_before_it_is_written<Row, Connection>) {
        Row        set   = row;
        bool const found = write(set);
        if (found) row = std::move(set);
        return found;
    } else {
        return write(row);
    }
}

/// Inserts it and fills in its key and what else the database makes.
template <class Database, class Connection, class Row>
void store_row(Database& db, session<Connection>& owner, Row& row) {
    using Table                = table_for<Row>;
    using dialect              = typename Connection::dialect;
    using insert               = insert_query<Table, row_values<Table, Row const*>>;
    auto const     query       = insert{{&row}};
    constexpr bool key_is_told = dialect::facts.rowid_keys && only_key_is_made<Table>;
    if constexpr (made_columns<Table>::size == 0 || key_is_told) {
        if (db.run(query) == 0) throw_nothing_inserted(sql_text<dialect, insert>.view());
        if constexpr (key_is_told) set_key(row, owner.connection.last_insert_id());
    } else {
        row = db.one(query.returning());
    }
}

/// The text, or else the first of `text-2`, `text-3` that no other row has: rows that are deleted
/// may come back.
template <class Column, class Database>
std::string free_text(Database& db, std::string const& text) {
    using Table = typename Column::table;
    for (int first = 1, many = 8;; first += many, many *= 8) {
        std::vector<std::string> wanted;
        for (int number = first; number != first + many; ++number)
            wanted.push_back(number == 1 ? text : text + '-' + std::to_string(number));
        auto const query = dsl::select(Column{}).from(Table{}).where(dsl::in(Column{}, wanted));
        auto const taken = [&] {
            if constexpr (has_soft_delete<Table>)
                return db.all(query.with_deleted());
            else
                return db.all(query);
        }();
        for (std::string& each : wanted)
            if (std::find(taken.begin(), taken.end(), each) == taken.end()) return std::move(each);
    }
}

/// Texts that were made of the row, and are those of another, too, get a number.
template <class Database, class Row>
void keep_apart(Database& db, Row& row) {
    for_each_made_of_row(columns_of<table_for<Row>>{},
                         [&]<class Column>(Column*, auto const& from) {
                             auto& member = member_of<Row, Column>(row);
                             if (member == from.make(row))
                                 member = free_text<Column>(db, from.make(row));
                         });
}

template <class Database, class Connection, class Row>
void insert_ready(Database& db, session<Connection>& owner, Row& row) {
    if constexpr (makes_of_itself<Row>) keep_apart(db, row);
    if constexpr (has_hook<after_insert_hook, Row, Connection>)
        db.transaction([&](auto& tx) {
            store_row(tx, owner, row);
            call_hooks<after_insert_hook>(row, tx);
        });
    else
        store_row(db, owner, row);
}

template <class Database, class Connection, class Row>
std::int64_t insert_many(Database& db, [[maybe_unused]] session<Connection>& owner,
                         std::span<Row const> rows) {
    if constexpr (has_hook<after_insert_hook, Row, Connection> || makes_of_itself<Row>) {
        std::vector<Row> filled(rows.begin(), rows.end());
        make_all_ready<Row>(filled, true, owner.around);
        return db.transaction([&](auto& tx) {
            for (Row& row : filled) insert_ready(tx, owner, row);
            return static_cast<std::int64_t>(filled.size());
        });
    } else {
        return db.run(dsl::insert_into(table_for<Row>{}).values(rows));
    }
}

template <class Database, class Row>
bool write_row(Database& db, Row& row) {
    if constexpr (is_versioned<Row>)
        return update_versioned(db, row);
    else
        return db.run(update_by_key(row)) != 0;
}

template <class Database, class Connection, class Row>
bool update_ready(Database& db, session<Connection>&, Row& row) {
    if constexpr (has_hook<after_update_hook, Row, Connection>)
        return db.transaction([&](auto& tx) {
            bool const found = write_row(tx, row);
            if (found) call_hooks<after_update_hook>(row, tx);
            return found;
        });
    else
        return write_row(db, row);
}

/// Where rows have versions, each may be stale.
template <class Database, class Connection, class Row>
std::int64_t update_many(Database& db, [[maybe_unused]] session<Connection>& owner,
                         std::span<Row const> rows) {
    if constexpr (is_versioned<Row> || has_hook<after_update_hook, Row, Connection>) {
        std::vector<Row> filled(rows.begin(), rows.end());
        make_all_ready<Row>(filled, false, owner.around);
        return db.transaction([&](auto& tx) {
            std::int64_t updated = 0;
            for (Row& row : filled) updated += update_ready(tx, owner, row) ? 1 : 0;
            return updated;
        });
    } else {
        return db.run(dsl::update(table_for<Row>{}).rows(rows));
    }
}

/// Inserts it or writes it over the one of its key.
template <class Database, class Connection, class Row>
void upsert_row(Database& db, session<Connection>&, Row& row) {
    using Table     = table_for<Row>;
    using dialect   = typename Connection::dialect;
    using defaulted = defaulted_columns<Table>;
    if constexpr (defaulted::size != 0)
        if (are_left_default(row, defaulted{}))
            return static_cast<void>(row = db.one(upsert_beside_defaults(row).returning()));
    if constexpr (generated_columns<Table>::size != 0) {
        row = db.one(upsert_by_key(row).returning());
    } else if (db.run(upsert_by_key(row)) == 0) {
        // One that has changed no row has met one that statements leave out.
        if constexpr (is_scoped<Table> && updated_columns<Table>::size != 0)
            throw_not_saved(
                sql_text<dialect, decltype(upsert_by_key(std::declval<Row const&>()))>.view());
    }
}

template <class Database, class Connection, class Row>
void save_ready(Database& db, session<Connection>& owner, Row& row) {
    if constexpr (has_hook<after_insert_hook, Row, Connection> ||
                  has_hook<after_update_hook, Row, Connection>)
        db.transaction([&](auto& tx) {
            bool const found = tx.exists(select_row(row));
            upsert_row(tx, owner, row);
            if (found)
                call_hooks<after_update_hook>(row, tx);
            else
                call_hooks<after_insert_hook>(row, tx);
        });
    else
        upsert_row(db, owner, row);
}

/// `remove` is told where to run its statement, and answers whether there was a row.
template <class Connection, class Database, class Row, class Remove>
bool remove_row(Database& db, [[maybe_unused]] Row const& row, Remove remove) {
    if constexpr (has_hook<before_delete_hook, Row, Connection> ||
                  has_hook<after_delete_hook, Row, Connection>)
        return db.transaction([&](auto& tx) {
            call_hooks<before_delete_hook>(row, tx);
            bool const found = remove(tx);
            if (found) call_hooks<after_delete_hook>(row, tx);
            return found;
        });
    else
        return remove(db);
}

template <class Database, class Row>
bool delete_row(Database& db, Row const& row) {
    if constexpr (is_versioned<Row>)
        return remove_versioned(db, row);
    else
        return db.run(delete_by_key(row)) != 0;
}

}  // namespace orm

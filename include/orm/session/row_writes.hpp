// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
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
bool store_or_keep(Row& row, Write write) {
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

/// What is unique together, as a constraint says.
template <class Constraint>
struct unique_items {
    using result = types<>;
};
template <class... Columns>
struct unique_items<unique_constraint<Columns...>> {
    using result = types<Columns...>;
};
template <class... Columns>
struct unique_items<primary_key_constraint<Columns...>> {
    using result = types<Columns...>;
};
template <class... Items, class Condition>
struct unique_items<index_constraint<modifier_list<Items...>, Condition>> {
    using result = types<Items...>;
};

/// A condition, of rows that have the same in the other columns of a unique key alone. What the
/// database fills in is not known yet.
template <class Column, class Row, class Condition>
auto within_key(Condition const& condition, Row const&, types<>) {
    return condition;
}
template <class Column, class Row, class Condition, class First, class... Others>
auto within_key(Condition const& condition, Row const& row, types<First, Others...>) {
    constexpr types<Others...> others{};
    if constexpr (std::is_same_v<Column, First> || !column<First>) {
        return within_key<Column>(condition, row, others);
    } else if constexpr (!is_inserted<First>) {
        return within_key<Column>(condition, row, others);
    } else if constexpr (is_optional<typename First::declared>) {
        auto const same = dsl::is_not_distinct_from(First{}, member_of<Row, First>(row));
        return within_key<Column>(dsl::and_(condition, same), row, others);
    } else {
        auto const same = dsl::eq(First{}, member_of<Row, First>(row));
        return within_key<Column>(dsl::and_(condition, same), row, others);
    }
}

template <class Column>
using read_texts = std::vector<typename Column::declared>;

/// Of whichever tenant those rows are.
template <class Column, class Database, class Condition>
void read_taken(Database& db, read_texts<Column>& taken, Condition const& where) {
    auto const query = dsl::select(Column{}).from(typename Column::table{}).where(where);
    for (auto& each : db.all(in_all_scopes(query))) taken.push_back(std::move(each));
}

/// Adds those that a constraint does not leave to the row; false where it says nothing of them.
template <class Column, class Database, class Row, class Wanted, class Constraint>
bool read_taken_of(Database& db, read_texts<Column>& taken, Row const& row, Wanted const& wanted,
                   Constraint const& constraint) {
    using items = typename unique_items<Constraint>::result;
    if constexpr (!items::template contains<Column>) {
        return false;
    } else {
        if constexpr (requires { constraint.unique; })
            if (!constraint.unique) return false;
        auto const same = within_key<Column>(wanted, row, items{});
        if constexpr (requires { typename decltype(constraint.condition)::operands; })
            read_taken<Column>(db, taken, dsl::and_(same, constraint.condition));
        else
            read_taken<Column>(db, taken, same);
        return true;
    }
}

/// Of other rows than this one, be it there or not.
template <class Row, class... Key>
auto of_others(Row const& row, types<Key...>) {
    return dsl::not_(dsl::and_(dsl::eq(Key{}, member_of<Row, Key>(row))...));
}

/// Which of some texts a row cannot have, of those that meet a condition. Where nothing is unique,
/// those of all rows that its own statements may see, of deleted ones as well.
template <class Column, class Database, class Row, class Wanted>
read_texts<Column> find_taken(Database& db, Row const& row, Wanted const& wanted) {
    using Table = typename Column::table;
    read_texts<Column> taken;
    if constexpr (options_of<Column>.unique || options_of<Column>.primary_key) {
        read_taken<Column>(db, taken, wanted);
        return taken;
    } else {
        bool const is_unique =
            boost::hana::unpack(constraints_of<Table>(), [&](auto const&... constraint) {
                return (0 + ... +
                        (read_taken_of<Column>(db, taken, row, wanted, constraint) ? 1 : 0)) != 0;
            });
        if (is_unique) return taken;
        auto const query = dsl::select(Column{}).from(Table{}).where(wanted);
        if constexpr (has_soft_delete<Table>)
            return db.all(query.with_deleted());
        else
            return db.all(query);
    }
}

/// Whether the row of a key is new, or may be there already.
enum class row_presence : unsigned char { is_new, may_be_there };

/// A text that was made of the row, or else the first of `text-2`, `text-3` that it can have.
template <class Column, row_presence State, class Database, class Row, class Maker>
std::string free_text(Database& db, Row const& row, Maker const& from, std::string const& text) {
    std::size_t const most = most_characters_of<Column>();
    for (int first = 1, many = 8;; first += many, many *= 8) {
        std::vector<std::string> wanted;
        for (int number = first; number != first + many; ++number)
            wanted.push_back(number == 1 ? text : from.number(text, number, most));
        auto const taken = [&] {
            auto const one_of_them = dsl::in(Column{}, wanted);
            if constexpr (State == row_presence::is_new)
                return find_taken<Column>(db, row, one_of_them);
            else
                return find_taken<Column>(
                    db, row,
                    dsl::and_(one_of_them, of_others(row, primary_key_of<table_for<Row>>{})));
        }();
        for (std::string& each : wanted) {
            bool is_taken = false;  // no <algorithm>, which would cost each program
            for (auto const& one : taken) is_taken = is_taken || one == each;
            if (!is_taken) return std::move(each);
        }
    }
}

/// Texts that were made of the row, and are those of another, too, get a number. Answers whether
/// there is any. Made are those that a row had not which `may_be_there`; `given` is that row.
template <row_presence State = row_presence::is_new, class Database, class Row>
bool keep_apart(Database& db, Row& row, [[maybe_unused]] Row const& given) {
    bool is_numbered = false;
    for_each_made_of_row(
        columns_of<table_for<Row>>{}, [&]<class Column>(Column*, auto const& from) {
            auto&             member = member_of<Row, Column>(row);
            std::string const made   = from.make(row, most_characters_of<Column>());
            if (member != made) return;
            if (State == row_presence::may_be_there && !is_as_new(member_of<Row, Column>(given)))
                return;
            member = free_text<Column, State>(db, row, from, made);
            if (member != made) is_numbered = true;
        });
    return is_numbered;
}

/// `number` is the row's place among others, from 1.
template <class Database, class Connection, class Row>
void insert_ready(Database& db, session<Connection>& owner, Row& row,
                  [[maybe_unused]] std::int64_t number = 0) {
    // What is refused without a number has asked for none.
    if constexpr (makes_of_itself<Row>)
        if (keep_apart(db, row, row)) require_valid(row, number);
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
            std::int64_t number = 0;
            for (Row& row : filled) insert_ready(tx, owner, row, ++number);
            return static_cast<std::int64_t>(filled.size());
        });
    } else {
        return db.run(dsl::insert_into(table_for<Row>{}).values(rows));
    }
}

template <class Database, class Row>
bool update_row(Database& db, Row& row) {
    if constexpr (is_versioned<Row>)
        return update_versioned(db, row);
    else
        return db.run(update_by_key(row)) != 0;
}

template <class Database, class Connection, class Row>
bool update_ready(Database& db, session<Connection>&, Row& row) {
    if constexpr (has_hook<after_update_hook, Row, Connection>)
        return db.transaction([&](auto& tx) {
            bool const found = update_row(tx, row);
            if (found) call_hooks<after_update_hook>(row, tx);
            return found;
        });
    else
        return update_row(db, row);
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

/// Of a row that has a key, and may be there or not.
template <class Database, class Connection, class Row>
void save_of_key(Database& db, session<Connection>& owner, Row& row) {
    if constexpr (makes_of_itself<Row>) {
        Row const given = row;
        fill_client_values(row, true, owner.around);
        make_ready(row, false, owner.around);
        if (keep_apart<row_presence::may_be_there>(db, row, given)) require_valid(row);
    } else {
        fill_client_values(row, true, owner.around);
        make_ready(row, false, owner.around);
    }
    save_ready(db, owner, row);
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

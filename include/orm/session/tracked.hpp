// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include <orm/session/plan.hpp>
#include <orm/session/versioned.hpp>

// Rows that know what has changed in them.

namespace orm {

/// Who sets a column by itself has nothing to compare.
template <class Column, class Row>
bool has_same_value(Row const& left, Row const& right) {
    auto const& one   = member_of<Row, Column>(left);
    auto const& other = member_of<Row, Column>(right);
    if constexpr (options_of<Column>.setter.library || options_of<Column>.setter.mixin)
        return true;
    else if constexpr (requires { one == other; })
        return one == other;
    else
        return false;
}
template <class Row, class... Columns>
bool has_same_values(Row const& left, Row const& right, types<Columns...>) {
    return (has_same_value<Columns>(left, right) && ...);
}

/// Some of the columns that an update of a whole struct sets, a bit each, and their values.
template <table Table>
struct chosen_columns {
    using operands                     = types<>;
    static constexpr std::size_t words = (updated_columns<Table>::size + 63) / 64;

    row_of<Table> const* row;
    std::uint64_t        chosen[words]{};

    constexpr bool contains(std::size_t at) const {
        return (chosen[at / 64] >> (at % 64) & 1U) != 0;
    }
};

template <table Table>
inline constexpr bool has_parts<chosen_columns<Table>> = true;
template <table Table>
inline constexpr std::size_t optional_parts_in<chosen_columns<Table>> =
    chosen_columns<Table>::words * (sizeof(std::uint64_t) / sizeof(std::uintptr_t));
template <table Table>
void note_shape_of(std::uintptr_t*& next, chosen_columns<Table> const& node) {
    for (std::uint64_t word : node.chosen)
        for (std::size_t rest = 0; rest < sizeof word; rest += sizeof(std::uintptr_t)) {
            *next++ = static_cast<std::uintptr_t>(word);
            if constexpr (sizeof(std::uintptr_t) < sizeof word) word >>= 32U;
        }
}
template <table Table>
struct parameters_in<chosen_columns<Table>> {
    static constexpr std::size_t count = updated_columns<Table>::size;
};

template <table Table, class... Columns>
constexpr void write_chosen(writer& out, chosen_columns<Table> const& node, types<Columns...>) {
    separator   comma;
    std::size_t at        = 0;
    auto const  write_one = [&](std::string_view column) {
        if (!node.contains(at++)) return;
        comma(out);
        out.identifier(column);
        out << " = ";
        out.parameter();
    };
    (write_one(name_of<Columns>), ...);
}
template <table Table>
constexpr void write_set(writer& out, chosen_columns<Table> const* node) {
    if (node != nullptr) write_chosen(out, *node, updated_columns<Table>{});
}

template <table Table, class Arguments>
void bind(binder& out, chosen_columns<Table> const* node, Arguments const*) {
    std::size_t at = 0;
    [&]<class... Columns>(types<Columns...>) {
        ((node->contains(at++) ? bind_member<Columns>(out, *node->row) : void()), ...);
    }(updated_columns<Table>{});
}

/// A row and what is stored of it, so that `db.save(row)` writes what has changed, or nothing:
///
///     orm::tracked user(db.one(select().from(users).where(users.id == 7)));
///     user->name = "Ada";
///     db.save(user);  // update "users" set "name" = ? where "id" = ?
template <mapped_row Row>
class tracked {
public:
    explicit tracked(Row stored) : stored_(std::move(stored)), row_(stored_) {}

    Row&       operator*() { return row_; }
    Row const& operator*() const { return row_; }
    Row*       operator->() { return &row_; }
    Row const* operator->() const { return &row_; }

    Row const& stored() const { return stored_; }
    bool       changed() const {
        return !has_same_values(row_, stored_, updated_columns<table_for<Row>>{});
    }

private:
    template <class Connection, class Database, class Other>
    friend bool save_changes(Database& db, tracked<Other>& row);

    Row stored_;
    Row row_;
};

template <class Row, class... Columns>
void choose_changed(chosen_columns<table_for<Row>>& chosen, Row const& before, Row const& row,
                    types<Columns...>) {
    std::size_t at     = 0;
    auto const  choose = [&](bool changed) {
        if (changed) chosen.chosen[at / 64] |= std::uint64_t{1} << (at % 64);
        ++at;
    };
    (choose(options_of<Columns>.client_updates() || !has_same_value<Columns>(row, before)), ...);
}

template <class Row, class Database, class Where>
bool update_chosen(Database& db, chosen_columns<table_for<Row>> const& chosen, Where const& where) {
    using update = update_query<table_for<Row>, chosen_columns<table_for<Row>>, Where>;
    return db.run(update{chosen, where, {}}) != 0;
}

/// The row of the key that was stored gets what has changed. Throws where it is not there any more.
template <class Database, class Row>
void write_changes(Database& db, Row const& stored, Row& row) {
    chosen_columns<table_for<Row>> chosen{&row};
    choose_changed(chosen, stored, row, updated_columns<table_for<Row>>{});
    if constexpr (is_versioned<Row>) {
        if (!update_chosen<Row>(db, chosen, of_this_version(stored))) {
            require_version(db, stored);
            throw_stale_row(table_facts<table_for<Row>>::name, name_of<version_column<Row>>,
                            version_of(stored).number, 0);
        }
        ++version_of(row).number;
    } else if (!update_chosen<Row>(db, chosen, key_match<table_for<Row>>{&stored})) {
        throw_row_is_gone(table_facts<table_for<Row>>::name);
    }
}

template <class Connection, class Database, class Row>
bool save_changes(Database& db, tracked<Row>& tracked) {
    if (!check_key<table_for<Row>>() || !tracked.changed()) return false;
    Row row = tracked.row_;
    make_ready(row, false, db.context());
    if constexpr (has_hook<after_update_hook, Row, Connection>)
        db.transaction([&](auto& tx) {
            write_changes(tx, tracked.stored_, row);
            call_hooks<after_update_hook>(row, tx);
        });
    else
        write_changes(db, tracked.stored_, row);
    tracked.stored_ = tracked.row_ = std::move(row);
    return true;
}

}  // namespace orm

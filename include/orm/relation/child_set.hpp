// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/relation/bind_keys.hpp>
#include <orm/relation/insert_shape.hpp>
#include <orm/relation/row_giver.hpp>
#include <orm/session/tracked.hpp>

// Writing the rows that belong to one row, as a set.

namespace orm {

/// Rows that belong to a row, outside of any shape.
template <mapped_row Parent, mapped_row Child>
struct rows_of_row {
    using parent                           = Parent;
    using child                            = Child;
    using member                           = std::vector<Child>;
    static constexpr std::size_t  position = 0;
    static constexpr multiplicity number   = multiplicity::many;
};

template <class Parent, class Child, class Link>
concept refers_to_parent = std::is_void_v<typename Link::junction>;
template <class Parent, class Child, class Link>
concept has_a_table_between = !std::is_void_v<typename Link::junction>;

/// Rule `table-between-rows`.
template <class Parent, class Child, class Link>
consteval bool check_refers_to_parent() {
    static_assert(refers_to_parent<Parent, Child, Link>,
                  "orm: sync_children() is for rows that refer to the row they belong to, link() "
                  "and unlink() for those with via() of a table in between. "
                  "docs/errors.md#table-between-rows");
    return refers_to_parent<Parent, Child, Link>;
}
template <class Parent, class Child, class Link>
consteval bool check_table_between() {
    static_assert(has_a_table_between<Parent, Child, Link>,
                  "orm: sync_children() is for rows that refer to the row they belong to, link() "
                  "and unlink() for those with via() of a table in between. "
                  "docs/errors.md#table-between-rows");
    return has_a_table_between<Parent, Child, Link>;
}

/// A child has a key that the database makes, and is none of the parent's.
[[noreturn]] void throw_no_such_child(std::string_view table);

/// `child.parent_id = ?`, for each column of the key.
template <class Parent, class... ChildColumns, class... ParentColumns>
auto belongs_to_row(Parent const& parent, types<ChildColumns...>, types<ParentColumns...>) {
    return dsl::and_(dsl::eq(ChildColumns{}, member_of<Parent, ParentColumns>(parent))...);
}

template <class Row, class... Columns>
void append_key(std::vector<value>& keys, Row const& row, scratch& temporaries, types<Columns...>) {
    (keys.push_back(to_value<encoding_of<Columns>>(member_of<Row, Columns>(row), temporaries)),
     ...);
}

template <class... Columns>
auto among(types<Columns...>, std::vector<value> const& keys) {
    return among_keys<Columns...>{keys.data(), keys.size() / sizeof...(Columns)};
}

template <class Query, class... Columns>
auto ordered_by_key(Query const& query, types<Columns...>) {
    return query.order_by(Columns{}...);
}

template <class Database, class Parent, class Child, class Link>
struct child_set {
    using table = table_for<Child>;
    using key   = primary_key_of<table>;

    Database&     db;
    Parent const& parent;

    std::vector<Child> stored() {
        return db.all(ordered_by_key(
            dsl::select().from(table{}).where(belongs_to_row(parent, typename Link::child_columns{},
                                                             typename Link::parent_columns{})),
            key{}));
    }

    std::vector<Child> sync(std::vector<Child> children) {
        for (Child& child : children)
            copy_columns(parent, typename Link::parent_columns{}, child,
                         typename Link::child_columns{});
        std::vector<Child> before = stored();
        if (!write_changes(before, children)) return before;
        return stored();
    }

private:
    bool write_changes(std::vector<Child> const& before, std::vector<Child> const& children) {
        key_index         known(key::size, before.size());
        std::vector<char> is_kept(before.size());  // of bool it would be compiled everywhere
        for (std::size_t at = 0; at != before.size(); ++at)
            add_key(known, static_cast<std::uint32_t>(at), before[at], key{});

        std::vector<Child> fresh, changed;
        scratch            temporaries;
        std::vector<value> place;
        for (Child const& child : children) {
            std::uint32_t at = key_index::none;
            place.clear();
            append_key(place, child, temporaries, key{});
            if (!has_no_key(child)) at = known.find(place.data());
            if (at == key_index::none) {
                if (makes_keys && !has_no_key(child)) throw_no_such_child(table_facts<table>::name);
                fresh.push_back(child);
            } else {
                is_kept[at] = true;
                if (!has_same_values(child, before[at], updated_columns<table>{}))
                    changed.push_back(child);
            }
        }

        std::vector<value> gone;
        for (std::size_t at = 0; at != before.size(); ++at)
            if (!is_kept[at]) append_key(gone, before[at], temporaries, key{});
        if constexpr (has_hook_for<before_delete_hook, Child, Database> ||
                      has_hook_for<after_delete_hook, Child, Database>) {
            for (std::size_t at = 0; at != before.size(); ++at)
                if (!is_kept[at]) db.remove(before[at]);
        } else if (!gone.empty()) {
            db.run(dsl::delete_from(table{}).where(among(key{}, gone)));
        }
        if constexpr (updated_columns<table>::size != 0)
            if (!changed.empty()) db.update(changed);
        if (!fresh.empty()) db.insert(fresh);
        return !(gone.empty() && changed.empty() && fresh.empty());
    }

    static constexpr bool makes_keys = types_but<key, inserted_columns<table>>::size != 0;
};

template <class Database, class Parent, class Child, class... Ways>
std::vector<Child> synced_children(Database& db, Parent const& parent, std::vector<Child> children,
                                   Ways const&...) {
    using relation = rows_of_row<Parent, Child>;
    using ways     = types<Ways...>;
    if constexpr (!check_relation<relation, ways>())
        return children;
    else if constexpr (!check_refers_to_parent<Parent, Child, link_of<relation, ways>>())
        return children;
    else if constexpr (!check_key<table_for<Child>>())
        return children;
    else
        return child_set<Database, Parent, Child, link_of<relation, ways>>{db, parent}.sync(
            std::move(children));
}

template <class Database, class Parent, class Child, class Way>
std::int64_t link_rows(Database& db, Parent const& parent, std::vector<Child> const& children,
                       Way const&) {
    using relation = rows_of_row<Parent, Child>;
    if constexpr (!check_relation<relation, types<Way>>()) {
        return 0;
    } else if constexpr (!check_table_between<Parent, Child, link_of<relation, types<Way>>>()) {
        return 0;
    } else {
        using link     = link_of<relation, types<Way>>;
        using junction = typename link::junction;
        std::vector<row_of<junction>> between(children.size());
        for (std::size_t at = 0; at != children.size(); ++at) {
            copy_columns(parent, typename link::parent_columns{}, between[at],
                         typename link::child_columns{});
            copy_columns(children[at], typename link::joined_columns{}, between[at],
                         typename link::join_columns{});
        }
        if (between.empty()) return 0;
        return db.run(dsl::insert_into(junction{}).values(between).on_conflict().do_nothing());
    }
}

template <class Database, class Parent, class Child, class Way>
std::int64_t unlink_rows(Database& db, Parent const& parent, std::vector<Child> const& children,
                         Way const&) {
    using relation = rows_of_row<Parent, Child>;
    if constexpr (!check_relation<relation, types<Way>>()) {
        return 0;
    } else if constexpr (!check_table_between<Parent, Child, link_of<relation, types<Way>>>()) {
        return 0;
    } else {
        using link = link_of<relation, types<Way>>;
        scratch            temporaries;
        std::vector<value> keys;
        for (Child const& child : children)
            append_key(keys, child, temporaries, typename link::joined_columns{});
        if (keys.empty()) return 0;
        return db.run(dsl::delete_from(typename link::junction{})
                          .where(belongs_to_row(parent, typename link::child_columns{},
                                                typename link::parent_columns{}))
                          .where(among(typename link::join_columns{}, keys)));
    }
}

}  // namespace orm

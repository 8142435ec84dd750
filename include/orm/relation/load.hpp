// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include <orm/expr/window.hpp>
#include <orm/query/on_conflict.hpp>
#include <orm/query/select.hpp>
#include <orm/relation/level.hpp>
#include <orm/relation/related_condition.hpp>

namespace orm {

/// What `with()` takes for the rows of a level: `with_deleted()` or `only_deleted()`, `where(...)`,
/// `order_by(...)`, `limit(...)` and `offset(...)`, in this order. The last two count for each
/// parent.
template <class Clause>
struct level_clause;
template <deleted_rows Which>
struct deleted_of_level {
    static constexpr clause position = clause::from;
};
template <deleted_rows Which>
struct level_clause<deleted_of_level<Which>> {
    using result = deleted_of_level<Which>;
    static constexpr result of(result const& given) { return given; }
};
template <class Condition>
struct level_clause<where_clause<Condition>> {
    using result = where_clause<Condition>;
    static constexpr result of(result const& given) { return given; }
};
template <std::size_t Orders, class... Items>
    requires(sizeof...(Items) == Orders)
struct level_clause<window_definition<0, Orders, Items...>> {
    using result = order_by_clause<Items...>;
    static constexpr result of(window_definition<0, Orders, Items...> const& given) {
        return {given.items};
    }
};
template <>
struct level_clause<limit_clause<bound<std::int64_t>>> {
    using result = limit_clause<bound<std::int64_t>>;
    static constexpr result of(result const& given) { return given; }
};
template <bool HasLimit>
struct level_clause<offset_clause<bound<std::int64_t>, HasLimit>> {
    using result = offset_clause<bound<std::int64_t>, HasLimit>;
    static constexpr result of(result const& given) { return given; }
};

template <class Clause>
concept clause_of_level = requires { typename level_clause<Clause>::result; };

template <class... Clauses>
consteval bool are_in_order() {
    constexpr clause positions[]{clause::select, Clauses::position...};
    for (std::size_t at = 0; at != sizeof...(Clauses); ++at)
        if (positions[at] >= positions[at + 1]) return false;
    return true;
}

template <class... Clauses>
concept clauses_of_level =
    (clause_of_level<Clauses> && ...) && are_in_order<typename level_clause<Clauses>::result...>();

/// Rule `clauses-of-a-level`.
template <class... Clauses>
consteval bool check_level_clauses() {
    static_assert(
        clauses_of_level<Clauses...>,
        "orm: with() takes with_deleted(), where(), order_by(), limit() and offset(), each "
        "once and in this order, the last two with a number. docs/errors.md#clauses-of-a-level");
    return clauses_of_level<Clauses...>;
}

/// What a pointer to member stands for where none is given: every level of a table.
inline constexpr std::nullptr_t any_member = nullptr;

/// `with(posts, ...)`, or of one member alone `with<&author::posts>(...)`.
template <auto Member, class Table, class... Clauses>
struct with_option {
    list<Clauses...> clauses;

    template <class Parent, std::size_t Position, class Child>
    static consteval bool is_for() {
        if constexpr (std::is_null_pointer_v<decltype(Member)>)
            return std::is_same_v<Table, Child>;
        else
            return points_to_member<Member, Parent, Position>();
    }
};

/// `via(posts.editor_id)`, or of one member alone `via<&post_page::editor>(posts.editor_id)`. `Way`
/// is a list of a key's columns, or a table in between.
template <auto Member, class Way>
struct via_option {
    using way = Way;

    static constexpr bool names_member = !std::is_null_pointer_v<decltype(Member)>;

    template <class Parent, std::size_t Position>
    static consteval bool is_for() {
        if constexpr (names_member)
            return points_to_member<Member, Parent, Position>();
        else
            return false;
    }
};

/// How far a shape that holds itself is followed.
struct depth_option {
    int levels;
};

/// How many roots a stream reads together.
struct batch_option {
    std::size_t roots;
};

template <class... Options>
constexpr std::size_t roots_of_batch(list<Options...> const& options) {
    std::size_t roots = 1'000;
    for_each_item(&options, [&](auto const* option) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(*option)>, batch_option>)
            roots = option->roots == 0 ? 1 : option->roots;
    });
    return roots;
}

/// Throws `no_rows` and `too_many_rows`.
void require_one_row(std::size_t rows);

template <class Root>
concept takes_where = may_follow<clause::where, Root::last>;

/// A request for rows with the rows that belong to them. A value that knows nothing of a
/// connection; a verb of a database runs it, a statement for each level.
template <class Shape, class Root, class... Options>
struct load_query {
    using loaded  = Shape;
    using options = types<Options...>;

    Root             root;
    list<Options...> given;

    /// A second `where` adds to the first. It may speak of other rows: `any(posts)`.
    template <condition Condition>
        requires takes_where<Root>
    constexpr auto where(Condition condition) const {
        return with_root(root.where(resolve_related<table_of_level<Shape>>(condition)));
    }
    /// Deleted rows of the root's table, too.
    constexpr auto with_deleted() const {
        return with_root(root.with_deleted(table_of_level<Shape>{}));
    }
    constexpr auto only_deleted() const {
        return with_root(root.only_deleted(table_of_level<Shape>{}));
    }
    template <class... Items>
        requires may_follow<clause::order_by, Root::last> && (sizeof...(Items) != 0)
    constexpr auto order_by(Items const&... items) const {
        return with_root(root.order_by(items...));
    }
    template <class Count>
        requires may_follow<clause::limit, Root::last>
    constexpr auto limit(Count count) const {
        return with_root(root.limit(count));
    }
    template <class Count>
        requires may_follow<clause::offset, Root::last>
    constexpr auto offset(Count count) const {
        return with_root(root.offset(count));
    }

    /// Which of the rows of a table, wherever in the shape they are, in which order, and how many
    /// of them for each parent: `with(comments, where(...), order_by(desc(comments.id)),
    /// limit(3))`.
    template <table Table, class... Clauses>
    constexpr auto with(Table, Clauses const&... clauses) const {
        return with_clauses<any_member, Table>(clauses...);
    }
    /// The same for one member: `with<&author::posts>(limit(3))`.
    template <auto Member, class... Clauses>
    constexpr auto with(Clauses const&... clauses) const {
        return with_clauses<Member, void>(clauses...);
    }

    /// The foreign key that connects two levels, where there are several, by its columns.
    template <column... Columns>
        requires(sizeof...(Columns) != 0)
    constexpr auto via(Columns...) const {
        return with_given(via_option<any_member, types<Columns...>>{});
    }
    template <auto Member, column... Columns>
        requires(sizeof...(Columns) != 0)
    constexpr auto via(Columns...) const {
        return with_given(via_option<Member, types<Columns...>>{});
    }
    /// The table between two that have many of each other.
    template <table Junction>
    constexpr auto via(Junction) const {
        return with_given(via_option<any_member, Junction>{});
    }
    template <auto Member, table Junction>
    constexpr auto via(Junction) const {
        return with_given(via_option<Member, Junction>{});
    }

    /// How many levels below the root are read of a shape that holds itself.
    constexpr auto depth(int levels) const { return with_given(depth_option{levels}); }

    /// How many roots a `stream` reads together with what belongs to them: 1,000 if nothing is
    /// said.
    constexpr auto batch(std::size_t roots) const { return with_given(batch_option{roots}); }

    template <class Changed>
    constexpr auto with_root(Changed changed) const {
        return load_query<Shape, Changed, Options...>{changed, given};
    }

    // For the verbs.

    template <class Session>
    void read(Session& session, std::vector<Shape>& rows) const {
        load_rows(session, *this, rows);
    }
    template <class Session>
    void read_first(Session& session, std::optional<Shape>& found) const {
        std::vector<Shape> rows;
        load_rows(session, of_few_rows<1>(), rows);
        if (!rows.empty()) found = std::move(rows.front());
    }
    template <class Session>
    void read_one(Session& session, Shape& row) const {
        std::vector<Shape> rows;
        load_rows(session, of_few_rows<2>(), rows);
        require_one_row(rows.size());
        row = std::move(rows.front());
    }

private:
    template <int Number>
    constexpr auto of_few_rows() const {
        if constexpr (may_follow<clause::limit, Root::last>)
            return limit(Number);
        else
            return *this;
    }
    template <class Option>
    constexpr auto with_given(Option option) const {
        return load_query<Shape, Root, Options..., Option>{root, append_to(given, option)};
    }
    template <auto Member, class Table, class... Clauses>
    constexpr auto with_clauses(Clauses const&... clauses) const {
        if constexpr (check_level_clauses<Clauses...>())
            return with_given(with_option<Member, Table, typename level_clause<Clauses>::result...>{
                make_list(level_clause<Clauses>::of(clauses)...)});
        else
            return *this;
    }
};

/// Stands in for a request whose shape is none, so that one mistake is one error.
struct invalid_load {
    using loaded = nothing;

    template <class... Given>
    constexpr invalid_load where(Given const&...) const {
        return {};
    }
    constexpr invalid_load with_deleted() const { return {}; }
    constexpr invalid_load only_deleted() const { return {}; }
    template <class... Given>
    constexpr invalid_load order_by(Given const&...) const {
        return {};
    }
    template <class... Given>
    constexpr invalid_load limit(Given const&...) const {
        return {};
    }
    template <class... Given>
    constexpr invalid_load offset(Given const&...) const {
        return {};
    }
    template <class... Given>
    constexpr invalid_load with(Given const&...) const {
        return {};
    }
    template <auto Member, class... Given>
    constexpr invalid_load with(Given const&...) const {
        return {};
    }
    template <class... Given>
    constexpr invalid_load via(Given const&...) const {
        return {};
    }
    template <auto Member, class... Given>
    constexpr invalid_load via(Given const&...) const {
        return {};
    }
    constexpr invalid_load depth(int) const { return {}; }
    constexpr invalid_load batch(std::size_t) const { return {}; }

    template <class Session, class Rows>
    void read(Session&, Rows&) const {}
    template <class Session, class Row>
    void read_first(Session&, Row&) const {}
    template <class Session, class Row>
    void read_one(Session&, Row&) const {}
};

/// What is read of a level: its whole row or the columns of its part, and further columns.
template <class Level, class... Columns, class... More>
constexpr auto select_level(types<Columns...>, More const&... more) {
    if constexpr (level_facts<Level>::is_whole)
        return dsl::select(table_of_level<Level>{}, more...);
    else
        return dsl::select(Columns{}..., more...);
}

template <class Level>
constexpr auto select_root() {
    if constexpr (level_facts<Level>::is_whole)
        return dsl::select().from(table_of_level<Level>{});
    else
        return select_level<Level>(typename level_facts<Level>::columns{})
            .from(table_of_level<Level>{});
}

namespace dsl {

/// `load<author>().where(...).order_by(...).limit(10)`: rows with those that belong to them. The
/// shape says what is read, the foreign keys say how.
template <class Shape>
constexpr auto load() {
    if constexpr (!check_shape<Shape>()) {
        return invalid_load{};
    } else if constexpr (!check_columns_of_level<Shape>()) {
        return invalid_load{};
    } else {
        auto root = select_root<Shape>();
        return load_query<Shape, decltype(root)>{root, {}};
    }
}

/// For `with()`.
constexpr auto with_deleted() { return deleted_of_level<deleted_rows::included>{}; }
constexpr auto only_deleted() { return deleted_of_level<deleted_rows::only>{}; }
template <condition Condition>
constexpr auto where(Condition given) {
    return where_clause<Condition>{given};
}
template <class Count>
constexpr auto limit(Count number) {
    if constexpr (check_row_count<Count>())
        return limit_clause<operand_for<orm::row_number, Count>>{as_row_count(number)};
    else
        return limit_clause<bound<std::int64_t>>{};
}
template <class Count>
constexpr auto offset(Count number) {
    if constexpr (check_row_count<Count>())
        return offset_clause<operand_for<orm::row_number, Count>, true>{as_row_count(number)};
    else
        return offset_clause<bound<std::int64_t>, true>{};
}

}  // namespace dsl
}  // namespace orm

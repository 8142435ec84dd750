// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include <orm/query/select.hpp>
#include <orm/relation/level.hpp>
#include <orm/relation/load_options.hpp>
#include <orm/relation/related_condition.hpp>

namespace orm {

/// Throws `no_rows` and `too_many_rows`.
void require_one_row(std::size_t rows);

/// Stands in for a request in which something is wrong, so that one mistake is one error.
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

    /// A column that is equal to one of the other level, without any foreign key, and what other
    /// columns of either have to be: `via(eq(comments.subject_id, posts.id),
    /// eq(comments.subject_type, subject::post))`.
    template <expression Equal, class... Filters>
        requires(!column<Equal>)
    constexpr auto via(Equal const& equal, Filters const&... filters) const {
        return with_match<any_member>(equal, filters...);
    }
    template <auto Member, expression Equal, class... Filters>
        requires(!column<Equal>)
    constexpr auto via(Equal const& equal, Filters const&... filters) const {
        return with_match<Member>(equal, filters...);
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
    template <auto Member, class Equal, class... Filters>
    constexpr auto with_match(Equal const&, Filters const&... filters) const {
        using match = column_match<Equal, Filters...>;
        if constexpr (std::is_same_v<Equal, invalid_expression>)
            return invalid_load{};
        else if constexpr (check_match<Equal, Filters...>())
            return with_given(via_option<Member, match>{{}, make_list(filters...)});
        else
            return invalid_load{};
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

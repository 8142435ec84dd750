// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include <orm/query/on_conflict.hpp>
#include <orm/query/returning.hpp>
#include <orm/query/where.hpp>

namespace orm {

/// Says that a statement is meant for every row of its table.
struct every_row {
    using operands = types<>;
};

/// An update. `Where` is a condition, `every_row`, or `nothing` as long as neither is said.
template <table Table, class Values, class Where = nothing, class Returning = nothing>
struct update_query {
    using target   = Table;
    using operands = types<Values, Where, Returning>;

    Values    values;
    Where     condition  = {};
    Returning returning_ = {};

    /// A second `where` adds to the first.
    template <orm::condition Condition>
        requires(!std::same_as<Where, every_row>)
    constexpr auto where(Condition added) const {
        static_cast<void>(check_rows<Condition, types<Table>>());
        if constexpr (std::same_as<Where, nothing>)
            return with_condition(added);
        else
            return with_condition(dsl::and_(condition, added));
    }

    constexpr auto all_rows() const
        requires std::same_as<Where, nothing>
    {
        return with_condition(every_row{});
    }

    /// The rows as they are afterwards; or values of them.
    template <selectable... Items>
        requires std::same_as<Returning, nothing>
    constexpr auto returning(Items... items) const {
        return update_query<Table, Values, Where, returning_for<Table, Items...>>{
            values, condition, make_returning<Table>(items...)};
    }

    template <class Target>
    constexpr auto into() const {
        return into_query<Target, update_query>{*this};
    }

private:
    template <class Condition>
    constexpr auto with_condition(Condition given) const {
        return update_query<Table, Values, Condition, Returning>{values, given, returning_};
    }
};

/// `update(users)` as long as it is not known what is set.
template <table Table>
struct update_start {
    template <class... Assignments>
        requires(sizeof...(Assignments) != 0 && (is_assignment<Assignments> && ...))
    constexpr auto set(Assignments... assignments) const {
        check_assignments<Table, Assignments...>();
        check_assigned_values<types<Table>, Assignments...>();
        using values =
            assigned_values<Table, updated_by_client<Table, Assignments...>, Assignments...>;
        return update_query<Table, values>{values::make(assignments...)};
    }
};

/// Rule `write-without-where`.
template <class Where>
concept says_which_rows = !std::same_as<Where, nothing>;

namespace dsl {

/// `update(users).set(users.age = users.age + 1).where(eq(users.id, id))`
template <table Table>
constexpr auto update(Table) {
    return update_start<Table>{};
}

}  // namespace dsl
}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include <orm/query/update.hpp>

namespace orm {

/// A delete. `Where` as in `update_query`.
template <table Table, class Where = nothing, class Returning = nothing>
struct delete_query {
    using target   = Table;
    using operands = types<Where, Returning>;

    Where     condition  = {};
    Returning returning_ = {};

    template <orm::condition Condition>
        requires(!std::same_as<Where, every_row>)
    constexpr auto where(Condition added) const {
        static_cast<void>(check_rows<Condition, types<Table>>());
        if constexpr (std::same_as<Where, nothing>)
            return delete_query<Table, Condition, Returning>{added, returning_};
        else
            return with_condition(dsl::and_(condition, added));
    }

    constexpr auto all_rows() const
        requires std::same_as<Where, nothing>
    {
        return with_condition(every_row{});
    }

    /// The rows as they were; or values of them.
    template <selectable... Items>
        requires std::same_as<Returning, nothing>
    constexpr auto returning(Items... items) const {
        return delete_query<Table, Where, returning_for<Table, Items...>>{
            condition, make_returning<Table>(items...)};
    }

    template <class Target>
    constexpr auto into() const {
        return into_query<Target, delete_query>{*this};
    }

private:
    template <class Condition>
    constexpr auto with_condition(Condition given) const {
        return delete_query<Table, Condition, Returning>{given, returning_};
    }
};

namespace dsl {

/// `delete_from(users).where(eq(users.id, id))`
template <table Table>
constexpr auto delete_from(Table) {
    return delete_query<Table>{};
}

}  // namespace dsl
}  // namespace orm

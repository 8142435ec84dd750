// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/delete.hpp>
#include <orm/query/insert.hpp>
#include <orm/query/update.hpp>

namespace orm {

/// The first name in a write that means nothing there: a column of a table that is neither in the
/// write nor around it, or rows of a common table expression that is not declared. `Around` are the
/// tables and declarations around it.
template <class Query, class Around>
struct foreign_in_write;

template <class First, class Second>
using first_of_two = std::conditional_t<std::is_void_v<First>, Second, First>;

template <class Table, class Source, class Conflict, class Returning, class Around>
struct foreign_in_write<insert_query<Table, Source, Conflict, Returning>, Around> {
    using behind = joined_types<Around, types<Table, excluded_rows<Table>>>;
    using result =
        first_of_two<typename foreign_column<Source, Around>::result,
                     typename foreign_column<types<Conflict, Returning>, behind>::result>;
};

template <class Sources, class Around>
struct foreign_in_sources;
template <class... Sources, class Around>
struct foreign_in_sources<types<Sources...>, Around>
    : foreign_in_clauses<Around, types<>, types<>, Sources...> {};

template <class Table, class Where, class Parts, class Around>
struct foreign_in_rows {
    using choice = choice_of<Where>;
    using tables = joined_types<Around, typename scope_of_write<Table, Where>::tables>;
    using parts  = joined_types<Parts, types<typename choice::condition>, typename choice::tail>;
    using result =
        first_of_two<typename foreign_in_sources<typename choice::sources, Around>::result,
                     typename foreign_column<parts, tables>::result>;
};
template <class Table, class Values, class Where, class Returning, class Around>
struct foreign_in_write<update_query<Table, Values, Where, Returning>, Around>
    : foreign_in_rows<Table, Where, types<Values, Returning>, Around> {};
template <class Table, class Where, class Returning, class Around>
struct foreign_in_write<delete_query<Table, Where, Returning>, Around>
    : foreign_in_rows<Table, Where, types<Returning>, Around> {};

template <class Query>
struct returned_by {
    using items = void;
};
template <class Table, class Source, class Conflict, class... Items>
struct returned_by<insert_query<Table, Source, Conflict, returning_clause<Items...>>> {
    using items = types<Items...>;
};
template <class Table, class Values, class Where, class... Items>
struct returned_by<update_query<Table, Values, Where, returning_clause<Items...>>> {
    using items = types<Items...>;
};
template <class Table, class Where, class... Items>
struct returned_by<delete_query<Table, Where, returning_clause<Items...>>> {
    using items = types<Items...>;
};

/// An insert, update or delete that answers with rows.
template <class Query>
concept returning_write = !std::is_void_v<typename returned_by<Query>::items>;

/// The rows that a write answers with, as those of a common table expression. PostgreSQL only.
template <returning_write Query>
struct returned_rows {
    using operands = types<Query>;
    using scope    = orm::scope<types<typename Query::target>>;
    using selected = typename returned_by<Query>::items;

    template <class Item>
    using value_of = value_in<Item, scope>;

    Query query;
};

template <class Query, class Around>
struct foreign_column<returned_rows<Query>, Around> : foreign_in_write<Query, Around> {};

template <class Query>
inline constexpr bool is_returned = false;
template <class Query>
inline constexpr bool is_returned<returned_rows<Query>> = true;

}  // namespace orm

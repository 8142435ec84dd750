// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/expr/raw.hpp>
#include <orm/query/view.hpp>

namespace orm {

/// The query of a view in the engine's own words, and what it reads.
template <class... Relations>
struct view_sql_query {
    using operands = types<raw_table<Relations>...>;

    std::string_view text;
};

template <class... Relations>
inline constexpr bool is_view_sql<view_sql_query<Relations...>> = true;

namespace dsl {

/// The query of a view in the engine's own words. The tables and views that it reads are named
/// behind it, as nobody looks for them in the text. What the columns hold is for the caller to know
/// as well: it is compared when the view is read.
///
///     ORM_VIEW(adults, adult, "adults",
///         view_sql("select id, name from users where age >= 18", users), (id), (name))
template <table... Relations>
consteval auto view_sql(std::string_view text, Relations...) {
    return view_sql_query<Relations...>{text};
}

}  // namespace dsl
}  // namespace orm

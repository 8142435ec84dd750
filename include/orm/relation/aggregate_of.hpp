// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>

#include <orm/expr/aggregate.hpp>
#include <orm/schema/initializers.hpp>
#include <orm/type/codec.hpp>

namespace orm {

template <class Member>
struct type_of_member;
template <class Class, class Type>
struct type_of_member<Type Class::*> {
    using result = base_type<Type>;
};

/// A member of a shape: an aggregate of a column, over the rows of a table that belong to the row.
/// Null where there are none, or none that is not null.
template <aggregate_function Function, auto Member, class Row>
struct aggregate_of {
    using type = aggregate_type<Function, typename type_of_member<decltype(Member)>::result>;

    std::optional<type> value{};

    bool operator==(aggregate_of const&) const = default;
};

// `orm::sum_of<&Post::views> views;`. Of an inherited member it has to be said whose it is:
// `orm::max_of<&Post::created_at, Post> last;`.

template <auto Member, class Row = class_of<decltype(Member)>>
using sum_of = aggregate_of<aggregate_function::sum, Member, Row>;
template <auto Member, class Row = class_of<decltype(Member)>>
using avg_of = aggregate_of<aggregate_function::avg, Member, Row>;
template <auto Member, class Row = class_of<decltype(Member)>>
using min_of = aggregate_of<aggregate_function::min, Member, Row>;
template <auto Member, class Row = class_of<decltype(Member)>>
using max_of = aggregate_of<aggregate_function::max, Member, Row>;

}  // namespace orm

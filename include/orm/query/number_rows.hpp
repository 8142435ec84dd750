// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/expr/operand.hpp>
#include <orm/query/element_rows.hpp>

namespace orm {

/// A row for each number from the first to the last: `generate_series(1, 12, 1)
/// as "day"`.
template <fixed_string Name>
struct number_rows : named_rows_base {
    using number                            = bound<std::int64_t>;
    using numbers                           = list<number, number, number>;
    using operands                          = types<numbers>;
    using column                            = element_column<number_rows, number, std::int64_t>;
    using items                             = types<column>;
    static constexpr std::string_view label = Name.view();

    static constexpr column value{};

    numbers bounds;

    constexpr explicit number_rows(numbers given) : bounds(given) {}
};

template <fixed_string Name>
struct items_of_source<number_rows<Name>> {
    using result = typename number_rows<Name>::items;
};

[[noreturn]] void throw_step_of_zero();

namespace dsl {

/// Numbers as rows, the last one included where it is met; none where the step leads away from it.
/// Throws `usage_error` for a step of 0:
///
///     auto hour = generate_series<"hour">(0, 23);
///     select(hour.value, count(sales.id)).from(hour).left_join(sales, ...)
template <fixed_string Name>
constexpr auto generate_series(std::int64_t first, std::int64_t last, std::int64_t step = 1) {
    static_cast<void>(check_given_name<Name>());
    if (step == 0) throw_step_of_zero();
    using rows = number_rows<Name>;
    return rows(make_list(typename rows::number{first}, typename rows::number{last},
                          typename rows::number{step}));
}

}  // namespace dsl
}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include <orm/dialect/dialect.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/migrate/postgres_plan.hpp>
#include <orm/migrate/prechecks.hpp>
#include <orm/migrate/sqlite_plan.hpp>
#include <orm/migrate/step.hpp>
#include <orm/support/array_view.hpp>

namespace orm::migrate {

constexpr void write_plan(schema_difference const& difference, step_list& steps) {
    precheck_planner(difference, steps).plan();
    if (steps.out.dialect.alter_constraints)
        postgres_planner(difference, steps).plan();
    else
        sqlite_planner(difference, steps).plan();
}

/// Steps and the text that they are views of.
class plan {
public:
    plan(schema_difference const& difference, dialect_facts const& dialect) {
        step_list counted(dialect);
        write_plan(difference, counted);
        text_.resize(counted.out.size());
        steps_.resize(counted.count());
        step_list kept(dialect, text_.data(), steps_.data());
        write_plan(difference, kept);
    }
    plan(plan const&)            = delete;
    plan& operator=(plan const&) = delete;

    array_view<step> steps() const { return {steps_.data(), steps_.size()}; }

private:
    std::string       text_;
    std::vector<step> steps_;
};

/// The steps from one constant schema to another, as constants. They point into themselves.
template <std::size_t Size, std::size_t Count>
struct kept_plan {
    char                    text[Size + 1]{};
    std::array<step, Count> steps{};

    constexpr kept_plan(schema_difference const& difference, dialect_facts const& dialect) {
        step_list list(dialect, text, steps.data());
        write_plan(difference, list);
    }
    kept_plan(kept_plan const&) = delete;
};

/// `Between::difference()` is what the steps lead over.
template <dialect Dialect, class Between>
struct constant_plan {
    struct size_and_count {
        std::size_t size;
        std::size_t count;
    };
    static constexpr size_and_count counted = [] {
        step_list list(Dialect::facts);
        write_plan(Between::difference(), list);
        return size_and_count{list.out.size(), list.count()};
    }();
    static constexpr kept_plan<counted.size, counted.count> kept{Between::difference(),
                                                                 Dialect::facts};
};

}  // namespace orm::migrate

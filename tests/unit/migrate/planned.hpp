// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include <orm/migrate/plan.hpp>

/// The steps between two models, without the checks that come first.
class planned_steps {
public:
    constexpr planned_steps(orm::schema_model const& before, orm::schema_model const& after,
                            orm::dialect_facts const& dialect) {
        orm::migrate::schema_difference const difference = orm::migrate::diff(before, after);
        orm::migrate::step_list               counted(dialect);
        orm::migrate::write_plan(difference, counted);
        text_.resize(counted.out.size());
        std::vector<orm::migrate::step> steps(counted.count());
        orm::migrate::step_list         kept(dialect, text_.data(), steps.data());
        orm::migrate::write_plan(difference, kept);
        for (orm::migrate::step const& each : steps)
            (each.check ? checks_ : steps_).push_back(each);
    }
    planned_steps(planned_steps const&)            = delete;
    planned_steps& operator=(planned_steps const&) = delete;

    constexpr std::string text() const { return lines(steps_); }
    constexpr std::string checks() const { return lines(checks_); }

    constexpr orm::migrate::step_mode mode_of(std::size_t at) const { return steps_[at].mode; }

private:
    static constexpr std::string lines(std::vector<orm::migrate::step> const& steps) {
        std::string text;
        for (orm::migrate::step const& each : steps) text.append(each.sql).append(";\n");
        return text;
    }

    std::vector<char>               text_;
    std::vector<orm::migrate::step> steps_;
    std::vector<orm::migrate::step> checks_;
};

template <orm::dialect Dialect>
constexpr planned_steps planned(orm::schema_model const& before, orm::schema_model const& after) {
    return {before, after, Dialect::facts};
}

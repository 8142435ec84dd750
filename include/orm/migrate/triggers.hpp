// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <vector>

#include <orm/migrate/difference.hpp>
#include <orm/migrate/step.hpp>
#include <orm/render/trigger_text.hpp>
#include <orm/support/same_text.hpp>

// A trigger that has changed is made again, as is one on a table at which the engine could not work
// while it is there.

namespace orm::migrate {

constexpr bool same_trigger(trigger_model const& before, trigger_model const& after) {
    return same_text(before.table, after.table) && same_text(before.definition, after.definition) &&
           same_text(before.body, after.body);
}

class trigger_planner {
public:
    template <class Touched>
    constexpr trigger_planner(schema_difference const& difference, step_list& steps,
                              Touched touched)
        : schema_(difference), steps_(steps), goes_(difference.triggers.size(), false) {
        for (std::size_t at = 0; at != goes_.size(); ++at) {
            trigger_difference const& pair = schema_.triggers[at];
            if (pair.before == nullptr) continue;
            goes_[at] = pair.after == nullptr || !same_trigger(*pair.before, *pair.after);
            for (table_difference const& table : schema_.tables)
                if (table.before != nullptr && same_text(table.before->name, pair.before->table) &&
                    same_text(table.before->schema, pair.before->schema) &&
                    (table.dropped() || table.renamed() || touched(table)))
                    goes_[at] = true;
        }
    }

    constexpr void drop() {
        for (std::size_t at = 0; at != goes_.size(); ++at) {
            if (!goes_[at]) continue;
            trigger_difference const& pair = schema_.triggers[at];
            write_drop_trigger(steps_.out, *pair.before);
            steps_.end(pair.after == nullptr ? hazards::incompatible : std::uint8_t{0});
            if (!steps_.out.dialect.trigger_functions) continue;
            write_drop_function(steps_.out, *pair.before, false);
            steps_.end();
        }
    }

    constexpr void create() {
        for (std::size_t at = 0; at != goes_.size(); ++at) {
            trigger_difference const& pair = schema_.triggers[at];
            if (pair.after == nullptr || (pair.before != nullptr && !goes_[at])) continue;
            if (steps_.out.dialect.trigger_functions) {
                write_create_function(steps_.out, *pair.after);
                steps_.end();
            }
            write_create_trigger(steps_.out, *pair.after, if_exists::fail);
            steps_.end();
        }
    }

private:
    schema_difference const& schema_;
    step_list&               steps_;
    std::vector<char>        goes_;  // by trigger
};

}  // namespace orm::migrate

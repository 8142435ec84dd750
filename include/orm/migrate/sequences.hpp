// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/migrate/difference.hpp>
#include <orm/migrate/step.hpp>
#include <orm/render/sequence.hpp>

// A sequence is made before the tables whose defaults count by it, and goes after them.

namespace orm::migrate {

class sequence_planner {
public:
    constexpr sequence_planner(schema_difference const& difference, step_list& steps)
        : schema_(difference), steps_(steps) {}

    constexpr void create_and_alter() {
        for (sequence_difference const& pair : schema_.sequences) {
            if (pair.after == nullptr) continue;
            if (pair.before == nullptr)
                create(*pair.after);
            else if (!(pair.before->options == pair.after->options))
                alter(*pair.after);
        }
    }

    /// How far it has counted is lost.
    constexpr void drop() {
        for (sequence_difference const& pair : schema_.sequences) {
            if (pair.after != nullptr) continue;
            write_drop_sequence(steps_.out, *pair.before, false);
            steps_.end(hazards::destructive | hazards::incompatible);
        }
    }

private:
    constexpr void create(sequence_model const& sequence) {
        if (!sequence.schema.empty()) {
            steps_.out << "create schema if not exists ";
            steps_.out.identifier(sequence.schema);
            steps_.end();
        }
        write_create_sequence(steps_.out, sequence, if_exists::fail);
        steps_.end();
    }

    /// It goes on from where it is: another start is for those that are restarted.
    constexpr void alter(sequence_model const& sequence) {
        write_alter_sequence(steps_.out, sequence);
        steps_.end();
    }

    schema_difference const& schema_;
    step_list&               steps_;
};

}  // namespace orm::migrate

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <orm/render/writer.hpp>
#include <orm/support/is_null.hpp>

namespace orm::migrate {

/// How a statement of a migration is run.
enum class step_mode : std::uint8_t {
    transaction,  // in one transaction with its neighbours
    alone,        // outside of any, as `create index concurrently` has to be
};

/// What a statement may do to those who use the database meanwhile and to what is in it. A set.
struct hazards {
    std::uint8_t bits = 0;

    static constexpr std::uint8_t destructive    = 1;   // rows or values are gone
    static constexpr std::uint8_t data_dependent = 2;   // fails on some rows
    static constexpr std::uint8_t incompatible   = 4;   // programs of the schema before break
    static constexpr std::uint8_t long_lock      = 8;   // others wait while it reads the table
    static constexpr std::uint8_t rewrite        = 16;  // every row is written again

    constexpr bool     safe() const { return bits == 0; }
    constexpr bool     has(std::uint8_t one) const { return (bits & one) != 0; }
    constexpr hazards& operator|=(hazards other) {
        bits = static_cast<std::uint8_t>(bits | other.bits);
        return *this;
    }
};

struct step {
    std::string_view sql   = {};
    step_mode        mode  = step_mode::transaction;
    hazards          risk  = {};
    bool             check = false;  // a query that counts rows which would stop the migration
    bool             code  = false;  // no SQL, but the name of a function of the program
};

/// A step that calls a function of the program, see orm/migrate/step_function.hpp. The name is what
/// the hash of its migration knows of it: another function needs another name.
constexpr step call(std::string_view name, hazards risk = {}) {
    return {.sql = name, .risk = risk, .code = true};
}

/// Takes the steps of a plan, first to count them and then to keep them.
class step_list {
public:
    constexpr explicit step_list(dialect_facts const& dialect, char* text = nullptr,
                                 step* steps = nullptr)
        : out(dialect, text), text_(text), steps_(steps) {}

    writer out;

    constexpr void end(std::uint8_t risk = 0, step_mode mode = step_mode::transaction) {
        add({{}, mode, {risk}, false});
    }
    constexpr void end_check() { add({{}, step_mode::transaction, {}, true}); }

    constexpr std::size_t count() const { return count_; }

private:
    constexpr void add(step made) {
        if (!is_null(steps_)) {
            made.sql       = {text_ + begin_, out.size() - begin_};
            steps_[count_] = made;
        }
        begin_ = out.size();
        ++count_;
    }

    char*       text_;
    step*       steps_;
    std::size_t begin_ = 0;
    std::size_t count_ = 0;
};

}  // namespace orm::migrate

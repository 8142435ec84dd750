// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/postgres/run.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>

#include <orm/backend/error.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/migrate/postgres/transaction.hpp>

#include "../call_function.hpp"
#include "../check_rows.hpp"
#include "steps.hpp"

namespace orm::migrate {

namespace {

std::size_t try_together(postgres::connection& database, array_view<step> steps, std::size_t at,
                         step_run const& how, bool first) {
    database.begin();
    try {
        database.run_script("set local lock_timeout = " + std::to_string(how.lock_timeout.count()));
        for (; at != steps.size() && steps[at].mode == step_mode::transaction; ++at) {
            if (how.tell && first) how.tell(steps[at]);
            step const& each = steps[at];
            if (each.code)
                call_function(database, function_named(how.functions, each.sql).postgres, each.sql);
            else if (!each.check)
                database.run_script(each.sql);
        }
        if (how.record) how.record(at);
        database.commit();
    } catch (...) {
        database.rollback();
        throw;
    }
    return at;
}

/// What gets no lock lets those go that wait behind it, and is tried again.
template <class Function>
auto with_attempts(int attempts, Function attempt) {
    std::chrono::milliseconds pause(50);
    for (int number = 1;; ++number, pause *= 2) {
        try {
            return attempt(number == 1);
        } catch (busy const&) {
            if (number >= attempts) throw;
        }
        std::this_thread::sleep_for(pause);
    }
}

/// Runs the steps from `at` on that share a transaction; answers with the first behind them.
std::size_t run_together(postgres::connection& database, array_view<step> steps, std::size_t at,
                         step_run const& how) {
    return with_attempts(how.lock_attempts,
                         [&](bool first) { return try_together(database, steps, at, how, first); });
}

/// The index that a step builds or drops without a lock, in SQL; empty of any other step.
struct index_of_step {
    std::string name;
    bool        built = false;
};

index_of_step index_of(std::string_view sql) {
    constexpr std::string_view drop = "drop index concurrently ", build = "index concurrently ";
    if (sql.starts_with(drop) && sql.substr(drop.size()).starts_with('"'))
        return {std::string(sql.substr(drop.size()))};
    std::size_t const at = sql.find(build);
    if (!sql.starts_with("create ") || at == sql.npos) return {};
    sql.remove_prefix(at + build.size());
    if (!sql.starts_with('"')) return {};
    std::string_view const name = quoted_at(sql, '"');
    sql.remove_prefix(name.size());
    if (!sql.starts_with(" on \"")) return {};
    // It is where its table is.
    sql.remove_prefix(4);
    std::string_view const first     = quoted_at(sql, '"');
    bool const             qualified = sql.substr(first.size()).starts_with('.');
    return {(qualified ? std::string(first) + "." : "") + std::string(name), true};
}

enum class index_state : std::uint8_t { absent, unfinished, finished };

index_state state_of(postgres::connection& database, std::string const& index) {
    std::string constant;
    for (char const letter : index) constant.append(letter == '\'' ? 2 : 1, letter);
    auto const found = texts(database,
                             "select indisvalid::text from pg_index where indexrelid = "
                             "to_regclass('" +
                                 constant + "')");
    if (found.empty()) return index_state::absent;
    return found.front() == "true" ? index_state::finished : index_state::unfinished;
}

/// Whether a run that was cut off has done the step, though nobody lived to note it.
bool is_done(postgres::connection& database, index_of_step const& index, std::size_t at,
             step_run const& how) {
    if (index.name.empty()) return false;
    index_state const state = state_of(database, index.name);
    bool const        noted = at == how.begin && how.noted && how.noted(at);
    // One that was there before the step began is in its way.
    bool const free = index.built ? state != index_state::finished : state != index_state::absent;
    if (!noted && free && how.note) how.note(at);
    return noted && !free;
}

void run_alone(postgres::connection& database, step const& each, std::size_t at,
               step_run const& how) {
    if (how.tell) how.tell(each);
    index_of_step const index = index_of(each.sql);
    if (is_done(database, index, at, how)) return;
    database.run_script("set lock_timeout = " + std::to_string(how.lock_timeout.count()));
    try {
        with_attempts(how.lock_attempts, [&](bool first) {
            // An index that was not finished, by this run or the one before, would stay as it is.
            if (index.built && (!first || at == how.begin) &&
                state_of(database, index.name) == index_state::unfinished)
                database.run_script("drop index concurrently " + index.name);
            database.run_script(each.sql);
        });
    } catch (...) {
        if (database.healthy()) database.run_script("reset lock_timeout");
        throw;
    }
    database.run_script("reset lock_timeout");
}

}  // namespace

void run_from(postgres::connection& database, array_view<step> steps, step_run const& how) {
    if (database.in_transaction()) throw misuse("a migration inside of a transaction");
    if (how.begin == 0) check_rows(database, steps);
    for (std::size_t at = how.begin; at != steps.size();) {
        if (steps[at].mode == step_mode::transaction) {
            at = run_together(database, steps, at, how);
        } else {
            run_alone(database, steps[at], at, how);
            if (how.record)
                how.record(++at);
            else
                ++at;
        }
    }
}

void run_steps(postgres::connection& database, array_view<step> steps,
               std::chrono::milliseconds lock_timeout) {
    run_from(database, steps, {.lock_timeout = lock_timeout});
}

}  // namespace orm::migrate

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/backend/error.hpp>
#include <orm/migrate/history.hpp>
#include <orm/type/value.hpp>

#include "check_rows.hpp"
#include "history_row.hpp"

// What both engines do alike. `Engine` knows how steps are run, and how others are kept out.

namespace orm::migrate {

template <class Connection>
void run_with(Connection& database, std::string_view sql, array_view<value> values) {
    auto statement = database.prepare(sql);
    statement.start({values.begin(), values.size()}, fetching::all);
    while (statement.next()) {
    }
    statement.finish();
}

template <class Engine>
class runner {
public:
    using connection = typename Engine::connection;

    runner(connection& database, array_view<migration> migrations, run_options const& options)
        : database_(database), migrations_(migrations), options_(options) {}

    std::vector<migration_status> status() {
        read_history();
        std::vector<migration_status> all;
        for (migration const& one : migrations_)
            all.push_back({std::string(one.name), state_of(one)});
        for (history_row const& row : history_)
            if (find(row.name) == nullptr) all.push_back({row.name, migration_state::unknown});
        return all;
    }

    std::size_t migrate() {
        check_line();
        // Inside of a transaction the lock refuses.
        if (!database_.in_transaction() && has_all()) return 0;
        typename Engine::lock lock(database_, patience());
        if (!options_.dry_run) Engine::create_history(database_);
        read_history();
        check_hashes();
        check_way_up();
        write_adopted();
        std::vector<migration const*> const pending = find_pending();
        for (migration const* one : pending) check_approval(*one, one->up);
        for (migration const* one : pending) check_functions(*one, one->up);
        for (migration const* one : pending) apply(*one);
        lock.commit();
        return pending.size();
    }

    std::size_t rollback(std::size_t count) {
        check_line();
        typename Engine::lock lock(database_, patience());
        read_history();
        check_hashes();
        check_way_down();
        write_adopted();
        std::vector<migration const*> newest;
        for (std::size_t at = migrations_.size(); at-- != 0 && newest.size() != count;)
            if (row_of(migrations_[at].name) != nullptr) newest.push_back(&migrations_[at]);
        for (migration const* one : newest) {
            if (!one->has_way_back())
                throw needs_approval("there is no way back from the migration " +
                                     std::string(one->name));
            check_approval(*one, one->down);
            check_functions(*one, one->down);
        }
        for (migration const* one : newest) take_back(*one);
        lock.commit();
        return newest.size();
    }

    std::size_t baseline() {
        check_line();
        typename Engine::lock lock(database_, patience());
        Engine::create_history(database_);
        read_history();
        check_hashes();
        for (history_row const& row : history_)
            if (find(row.name) == nullptr)
                throw broken_history("the database has a migration " + row.name +
                                     " that the program does not know");
        std::vector<migration const*> const noted = find_pending();
        for (migration const* one : noted) {
            remember(*one, static_cast<long>(one->up.size()));
            log(*one, "baseline");
        }
        lock.commit();
        return noted.size();
    }

private:
    std::chrono::milliseconds patience() const {
        return options_.patience.value_or(std::chrono::seconds(30));
    }

    /// Whether there is nothing to do, by a look that keeps nobody out. All else is found once
    /// others are.
    bool has_all() {
        if (!options_.to.empty()) return false;
        try {
            if (!Engine::has_history(database_)) return false;
            read_history();
        } catch (busy const&) {
            return false;
        }
        return adopted_.empty() &&
               std::all_of(migrations_.begin(), migrations_.end(), [&](migration const& one) {
                   return state_of(one) == migration_state::applied;
               });
    }

    void check_line() const {
        std::size_t const at = find_break(migrations_);
        if (at == migrations_.size()) return;
        throw broken_history("the migration " + std::string(migrations_[at].name) +
                             " does not follow the one before it");
    }

    void read_history() {
        history_.clear();
        adopted_.clear();
        if (!Engine::has_history(database_)) return;
        constexpr std::string_view query =
            "select name || ':' || hash || ':' || done || ':' || steps from orm_migrations";
        for (std::string const& line : texts(database_, query))
            history_.push_back(history_row::parsed(line));
        for (migration const& one : migrations_)
            if (row_of(one.name) == nullptr && has_all_that_it_replaces(one)) adopt(one);
    }

    static bool replaces(migration const& one, history_row const& row) {
        return std::any_of(one.replaces.begin(), one.replaces.end(), [&](std::string_view name) {
            return name.substr(0, name.rfind(':')) == row.name;
        });
    }

    bool has_all_that_it_replaces(migration const& one) const {
        for (std::string_view const replaced : one.replaces) {
            std::size_t const        colon = replaced.rfind(':');
            history_row const* const row   = row_of(replaced.substr(0, colon));
            if (row == nullptr || !row->finished() || row->hash != replaced.substr(colon + 1))
                return false;
        }
        return !one.replaces.empty();
    }

    /// The rows of those that it replaces become its own.
    void adopt(migration const& one) {
        std::erase_if(history_, [&](history_row const& row) { return replaces(one, row); });
        long const steps = static_cast<long>(one.up.size());
        history_.push_back({std::string(one.name), std::string(one.hash().view()), steps, steps});
        adopted_.push_back(&one);
    }

    void write_adopted() {
        if (options_.dry_run || adopted_.empty()) return;
        Engine::atomically(database_, [this] {
            for (migration const* one : adopted_) write_adopted(*one);
        });
        adopted_.clear();
    }

    void write_adopted(migration const& one) {
        for (std::string_view const replaced : one.replaces) {
            std::array const name{value::of_text(replaced.substr(0, replaced.rfind(':')))};
            run_with(database_, "delete from orm_migrations where name = " + Engine::parameter(1),
                     name);
        }
        remember(one, static_cast<long>(one.up.size()));
        log(one, "squash");
    }

    history_row const* row_of(std::string_view name) const {
        for (history_row const& row : history_)
            if (row.name == name) return &row;
        return nullptr;
    }
    migration const* find(std::string_view name) const {
        for (migration const& one : migrations_)
            if (one.name == name) return &one;
        return nullptr;
    }

    migration_state state_of(migration const& one) const {
        history_row const* const row = row_of(one.name);
        if (row == nullptr) return migration_state::pending;
        if (row->hash != one.hash().view()) return migration_state::modified;
        return row->finished() ? migration_state::applied : migration_state::interrupted;
    }

    void check_hashes() const {
        for (migration const& one : migrations_)
            if (state_of(one) == migration_state::modified)
                throw broken_history("the migration " + std::string(one.name) +
                                     " was changed after it was applied");
    }

    /// A migration that is unknown to the program is its future, where the database has all others;
    /// else the two have gone different ways.
    void check_way_up() const {
        std::string_view   common  = "nothing";
        history_row const* unknown = first_unknown();
        migration const*   missing = nullptr;
        for (migration const& one : migrations_) {
            history_row const* const row = row_of(one.name);
            if (row != nullptr && row->half_way_back())
                throw broken_history("the migration " + row->name +
                                     " is half taken back: roll back again to finish that");
            if (row == nullptr && missing == nullptr) missing = &one;
            if (missing == nullptr) common = one.name;
        }
        if (unknown == nullptr || missing == nullptr) return;
        if (replaces(*missing, *unknown))
            throw broken_history("the database has not all of the migrations that " +
                                 std::string(missing->name) +
                                 " replaces, or others: apply those first, by a program that has "
                                 "them");
        throw broken_history("the database has the migration " + unknown->name +
                             ", which the program does not know, and not its " +
                             std::string(missing->name) + ": they part after " +
                             std::string(common));
    }

    void check_way_down() const {
        if (history_row const* const unknown = first_unknown())
            throw broken_history("the migration " + unknown->name +
                                 " is to be taken back first, and the program does not know it");
        for (history_row const& row : history_)
            if (!row.finished() && !row.half_way_back())
                throw broken_history("the migration " + row.name +
                                     " is half applied: migrate to finish it, then roll back");
    }

    history_row const* first_unknown() const {
        for (history_row const& row : history_)
            if (find(row.name) == nullptr) return &row;
        return nullptr;
    }

    std::vector<migration const*> find_pending() const {
        std::vector<migration const*> pending;
        for (migration const& one : migrations_) {
            if (state_of(one) != migration_state::applied) pending.push_back(&one);
            if (one.name == options_.to) return pending;
        }
        if (!options_.to.empty())
            throw broken_history("there is no migration " + std::string(options_.to));
        return pending;
    }

    void check_approval(migration const& one, array_view<step> steps) const {
        bool const destructive = std::any_of(steps.begin(), steps.end(), [](step const& each) {
            return each.risk.has(hazards::destructive);
        });
        if (!destructive || options_.dry_run) return;
        std::string const wanted = name_and_hash(one);
        for (std::string_view const given : options_.approved)
            if (given == wanted) return;
        throw needs_approval("the migration would destroy data; look at it, and approve it as " +
                             wanted);
    }

    void check_functions(migration const& one, array_view<step> steps) const {
        for (step const& each : steps) {
            if (!each.code) continue;
            step_function const* const found = find_function(options_.functions, each.sql);
            if (found == nullptr || !Engine::has_code(*found))
                throw usage_error("the migration " + std::string(one.name) + " calls " +
                                  std::string(each.sql) +
                                  ", which is not among the functions that it was given");
        }
    }

    void tell(migration const& one, step const& each) const {
        if (options_.on_step) options_.on_step(one, each);
    }

    void apply(migration const& one) {
        history_row const* const row   = row_of(one.name);
        std::size_t const        begin = static_cast<std::size_t>(row != nullptr ? row->done : 0);
        if (options_.dry_run) {
            for (step const& each : one.up.from(begin)) tell(one, each);
            return;
        }
        Engine::run(database_, one.up, begin, options_, run_notes{*this, one, true});
    }

    void record(migration const& one, std::size_t done) {
        remember(one, static_cast<long>(done));
        if (done == one.up.size()) log(one, "up");
    }

    void remember(migration const& one, long done) {
        step_hash const   hash  = one.hash();
        std::string const count = std::to_string(done);
        std::string const steps = std::to_string(one.up.size());
        std::array const  values{value::of_text(one.name), value::of_text(hash.view())};
        run_with(database_,
                 "insert into orm_migrations (name, hash, done, steps) values (" +
                     Engine::parameter(1) + ", " + Engine::parameter(2) + ", " + count + ", " +
                     steps + ") on conflict (name) do update set done = excluded.done",
                 values);
    }

    void take_back(migration const& one) {
        history_row const* const row   = row_of(one.name);
        std::size_t const        begin = static_cast<std::size_t>(std::max(0L, -row->done));
        if (options_.dry_run) {
            for (step const& each : one.down.from(begin)) tell(one, each);
            return;
        }
        Engine::run(database_, one.down, begin, options_, run_notes{*this, one, false});
    }

    void forget(migration const& one) {
        std::array const name{value::of_text(one.name)};
        run_with(database_, "delete from orm_migrations where name = " + Engine::parameter(1),
                 name);
        log(one, "down");
    }

    /// What is written down while a migration is run, or taken back.
    struct run_notes {
        runner&          of;
        migration const& one;
        bool             up;

        void tell(step const& each) const { of.tell(one, each); }
        void record(std::size_t done) const {
            if (up)
                of.record(one, done);
            else if (done == one.down.size())
                of.forget(one);
            else
                of.remember(one, -static_cast<long>(done));
        }
        void note(std::size_t at) const { of.log(one, word(at)); }

        /// Since it was last done or taken back as a whole.
        bool noted(std::size_t at) const {
            constexpr std::string_view query =
                "select what from orm_migration_log as l where name || ':' || hash = ";
            std::string quoted;
            for (char const letter : name_and_hash(one))
                quoted.append(letter == '\'' ? 2 : 1, letter);
            for (std::string const& what :
                 texts(of.database_, std::string(query) + "'" + quoted +
                                         "' and not exists (select 1 from orm_migration_log as m "
                                         "where m.name = l.name and m.id > l.id and "
                                         "m.what in ('up', 'down'))"))
                if (what == word(at)) return true;
            return false;
        }

    private:
        std::string word(std::size_t at) const {
            return (up ? "begin up " : "begin down ") + std::to_string(at);
        }
    };

    void log(migration const& one, std::string_view what) {
        step_hash const  hash = one.hash();
        std::array const values{value::of_text(one.name), value::of_text(hash.view()),
                                value::of_text(what)};
        run_with(database_,
                 "insert into orm_migration_log (name, hash, what) values (" +
                     Engine::parameter(1) + ", " + Engine::parameter(2) + ", " +
                     Engine::parameter(3) + ")",
                 values);
    }

    connection&                   database_;
    array_view<migration>         migrations_;
    run_options const&            options_;
    std::vector<history_row>      history_;
    std::vector<migration const*> adopted_;
};

}  // namespace orm::migrate

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/migrate/history.hpp>
#include <orm/type/value.hpp>

#include "check_rows.hpp"

// What both engines do alike. `Engine` knows how steps are run, and how others are kept out.

namespace orm::migrate {

struct history_row {
    std::string name;
    std::string hash;
    std::size_t done  = 0;
    std::size_t steps = 0;

    bool finished() const { return done == steps; }
};

template <class Connection>
void run_with(Connection& database, std::string_view sql, array_view<value> values) {
    auto statement = database.prepare(sql);
    statement.start({values.begin(), values.size()}, fetching::all);
    while (statement.next()) {
    }
    statement.finish();
}

inline std::string name_and_hash(migration const& one) {
    return std::string(one.name).append(":").append(one.hash().view());
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
        typename Engine::lock lock(database_, options_.patience);
        if (!options_.dry_run) Engine::create_history(database_);
        read_history();
        check_hashes();
        std::vector<migration const*> const pending = find_pending();
        for (migration const* one : pending) check_approval(*one, one->up);
        for (migration const* one : pending) apply(*one);
        lock.commit();
        return pending.size();
    }

    std::size_t rollback(std::size_t count) {
        check_line();
        typename Engine::lock lock(database_, options_.patience);
        read_history();
        check_hashes();
        std::vector<migration const*> newest;
        for (std::size_t at = migrations_.size(); at-- != 0 && newest.size() != count;)
            if (row_of(migrations_[at].name) != nullptr) newest.push_back(&migrations_[at]);
        for (migration const* one : newest) {
            if (one->down.empty())
                throw needs_approval("there is no way back from the migration " +
                                     std::string(one->name));
            check_approval(*one, one->down);
        }
        for (migration const* one : newest) take_back(*one);
        lock.commit();
        return newest.size();
    }

    std::size_t baseline() {
        check_line();
        typename Engine::lock lock(database_, options_.patience);
        Engine::create_history(database_);
        read_history();
        check_hashes();
        for (history_row const& row : history_)
            if (find(row.name) == nullptr)
                throw broken_history("the database has a migration " + row.name +
                                     " that the program does not know");
        std::vector<migration const*> const noted = find_pending();
        for (migration const* one : noted) {
            remember(*one, one->up.size());
            log(*one, "baseline");
        }
        lock.commit();
        return noted.size();
    }

private:
    void check_line() const {
        std::size_t const at = find_break(migrations_);
        if (at == migrations_.size()) return;
        throw broken_history("the migration " + std::string(migrations_[at].name) +
                             " does not follow the one before it");
    }

    void read_history() {
        history_.clear();
        if (!Engine::has_history(database_)) return;
        constexpr std::string_view query =
            "select name || ':' || hash || ':' || done || ':' || steps from orm_migrations";
        for (std::string const& line : texts(database_, query)) history_.push_back(parsed(line));
    }

    /// From behind, as a name may hold colons.
    static history_row parsed(std::string line) {
        auto const last = [&] {
            std::size_t const colon = line.rfind(':');
            std::string       part  = line.substr(colon + 1);
            line.resize(colon);
            return part;
        };
        history_row row;
        row.steps = std::stoul(last());
        row.done  = std::stoul(last());
        row.hash  = last();
        row.name  = line;
        return row;
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

    void tell(migration const& one, step const& each) const {
        if (options_.on_step) options_.on_step(one, each);
    }

    void apply(migration const& one) {
        history_row const* const row   = row_of(one.name);
        std::size_t const        begin = row != nullptr ? row->done : 0;
        if (options_.dry_run) {
            for (step const& each : one.up.from(begin)) tell(one, each);
            return;
        }
        Engine::run(database_, one.up, begin, options_, run_notes{*this, one, true});
    }

    void record(migration const& one, std::size_t done) {
        remember(one, done);
        if (done == one.up.size()) log(one, "up");
    }

    void remember(migration const& one, std::size_t done) {
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
        if (options_.dry_run) {
            for (step const& each : one.down) tell(one, each);
            return;
        }
        Engine::run(database_, one.down, 0, options_, run_notes{*this, one, false});
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

    connection&              database_;
    array_view<migration>    migrations_;
    run_options const&       options_;
    std::vector<history_row> history_;
};

}  // namespace orm::migrate

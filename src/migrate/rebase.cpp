// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/rebase.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <orm/migrate/error.hpp>
#include <orm/migrate/folder.hpp>

namespace orm::migrate {

namespace {

using path      = std::filesystem::path;
using file_list = std::vector<migration_files>;

path waiting_in(std::string const& directory) { return path(directory) / "rebase"; }
path by_hand_in(std::string const& directory) { return path(directory) / "rebase" / "by_hand"; }

std::string text_of(path const& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string snapshot_of(std::string const& directory, std::string const& name) {
    return text_of(path(directory) / name / "snapshot.hpp");
}

std::size_t digits_of(std::string_view name) {
    std::size_t const end = std::min(name.find_first_not_of("0123456789"), name.size());
    return end < name.size() && name[end] == '_' ? end : 0;
}

std::string_view without_number(std::string_view name) {
    std::size_t const digits = digits_of(name);
    return digits == 0 ? name : name.substr(digits + 1);
}

std::vector<migration_files const*> children_of(file_list const& all, std::string const& parent) {
    std::vector<migration_files const*> found;
    for (migration_files const& one : all)
        if (one.parent == parent) found.push_back(&one);
    return found;
}

using chain = std::vector<migration_files const*>;

/// From one to the last that follows it.
chain chain_from(file_list const& all, migration_files const& first) {
    chain line{&first};
    for (;;) {
        auto const next = children_of(all, line.back()->name);
        if (next.empty()) return line;
        if (next.size() != 1)
            throw broken_history("two follow " + line.back()->name + ", too: " + next[0]->name +
                                 " and " + next[1]->name + "; rebase one of these first");
        line.push_back(next[0]);
    }
}

bool has(chain const& line, std::vector<std::string> const& names) {
    return std::any_of(line.begin(), line.end(), [&](migration_files const* one) {
        return std::find(names.begin(), names.end(), one->name) != names.end();
    });
}

std::vector<chain> find_fork(file_list const& all) {
    std::vector<std::string> parents{""};
    for (migration_files const& one : all) parents.push_back(one.name);
    std::vector<chain> branches;
    // The last one: what follows a fork has to be a line.
    for (std::string const& parent : parents) {
        auto const children = children_of(all, parent);
        if (children.size() < 2) continue;
        branches.clear();
        for (migration_files const* child : children) branches.push_back({child});
    }
    for (chain& branch : branches) branch = chain_from(all, *branch.front());
    return branches;
}

/// The position of the branch that moves.
std::size_t choose(std::vector<chain> const& branches, std::string const& name,
                   std::vector<std::string> const& applied) {
    std::vector<std::size_t> free;
    std::string              choices;
    for (std::size_t at = 0; at != branches.size(); ++at) {
        if (!name.empty() && has(branches[at], {name})) {
            if (has(branches[at], applied))
                throw broken_history(
                    "the database has " + name +
                    ", or one behind it: roll it back there, or rebase the other branch");
            return at;
        }
        if (!has(branches[at], applied)) free.push_back(at);
        choices.append(at == 0 ? "" : " or ").append("`rebase ");
        choices.append(branches[at].front()->name).append("`");
    }
    if (name.empty() && branches.size() == 2 && free.size() == 1) return free[0];
    throw usage_error("which one is to follow the other? Say " + choices +
                      "; it must not be applied anywhere but on your own machine");
}

void rename_folder(std::string const& directory, std::string const& from, path const& to) {
    std::filesystem::create_directories(to.parent_path());
    std::filesystem::rename(path(directory) / from, to);
}

/// The schema is as it was before it.
bool changes_no_schema(std::string const& directory, migration_files const& one) {
    return !one.parent.empty() &&
           snapshot_of(directory, one.name) == snapshot_of(directory, one.parent);
}

/// The same statements behind another migration.
std::string append(std::string const& directory, migration_files one, std::string const& parent,
                   std::string const& snapshot) {
    one.name   = numbered_name(directory, without_number(one.name));
    one.parent = parent;
    write_migration_with(directory, one, snapshot);
    return one.name;
}

}  // namespace

std::string numbered_name(std::string const& directory, std::string_view name) {
    unsigned long highest = 0;
    for (migration_files const& one : read_migrations(directory))
        if (std::size_t const digits = digits_of(one.name))
            highest =
                std::max(highest, std::stoul(one.name.substr(0, std::min<std::size_t>(digits, 9))));
    char number[16];
    std::snprintf(number, sizeof number, "%04lu_", highest + 1);
    return number + std::string(name);
}

rebase_result rebase(std::string const& directory, std::string const& name,
                     std::vector<std::string> const& applied) {
    rebase_result            done;
    file_list const          all      = read_migrations(directory);
    std::vector<chain> const branches = find_fork(all);
    if (branches.empty()) return done;
    std::size_t const moving = choose(branches, name, applied);
    if (branches.size() != 2)
        throw usage_error("more than two follow one: merge one branch after the other");
    chain const& stays = branches[1 - moving];
    std::string  last  = stays.back()->name;

    // Whether the schema changes is seen from its snapshots, before the first of them moves.
    std::vector<bool> by_hand;
    for (migration_files const* one : branches[moving])
        by_hand.push_back(changes_no_schema(directory, *one));
    for (std::size_t at = 0; at != by_hand.size(); ++at) {
        migration_files const& one = *branches[moving][at];
        if (by_hand[at] && done.waiting.empty()) {
            last = append(directory, one, last, snapshot_of(directory, last));
            std::filesystem::remove_all(path(directory) / one.name);
            done.moved.push_back(one.name + ": is " + last + " now");
            continue;
        }
        rename_folder(directory, one.name,
                      (by_hand[at] ? by_hand_in(directory) : waiting_in(directory)) / one.name);
        done.waiting.push_back(one.name);
    }
    write_embedding(directory);
    return done;
}

std::string name_of_waiting(std::string const& directory) {
    file_list const waiting = read_migrations(waiting_in(directory).string());
    return waiting.empty() ? "" : std::string(without_number(waiting.back().name));
}

std::vector<std::string> finish_rebase(std::string const& directory, snapshot const& after) {
    std::vector<std::string> said;
    for (migration_files const& one : read_migrations(by_hand_in(directory).string())) {
        migration_folder const folder(directory);
        migration_files        moved = one;
        moved.name                   = numbered_name(directory, without_number(one.name));
        moved.parent                 = folder.files().empty() ? "" : folder.files().back().name;
        write_migration(directory, moved, after);
        std::filesystem::remove_all(by_hand_in(directory) / one.name);
        said.push_back(one.name + ": is " + moved.name + " now");
    }
    for (migration_files const& one : read_migrations(waiting_in(directory).string())) {
        if (one.generated)
            std::filesystem::remove_all(waiting_in(directory) / one.name);
        else
            said.push_back(one.name + " was changed by hand: carry that over from " +
                           (waiting_in(directory) / one.name).string() + ", and delete it");
    }
    // With nothing left in them.
    std::error_code ignored;
    std::filesystem::remove(by_hand_in(directory), ignored);
    std::filesystem::remove(waiting_in(directory), ignored);
    return said;
}

}  // namespace orm::migrate

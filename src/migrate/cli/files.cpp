// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <orm/backend/error.hpp>
#include <orm/migrate/error.hpp>
#include <orm/migrate/gate.hpp>
#include <orm/migrate/live_drift.hpp>
#include <orm/migrate/plan.hpp>
#include <orm/migrate/rebase.hpp>

#include "commands.hpp"
#include "questions.hpp"

namespace orm::cli {

namespace {

using namespace orm::migrate;

template <class Dialect>
schema_difference change(project const& project) {
    return migrate::diff(project.head<Dialect>(), project.code<Dialect>());
}

/// What a migration is about, where it has no name.
std::string name_after(schema_difference const& difference) {
    for (table_difference const& table : difference.tables) {
        if (table.created()) return "add_" + std::string(table.after->name);
        if (table.dropped()) return "drop_" + std::string(table.before->name);
        for (pairing const column : table.columns) {
            std::string const of = std::string(table.after->name) + "_";
            if (is_new(column)) return "add_" + of + std::string(table.new_column(column).name);
            if (is_gone(column)) return "drop_" + of + std::string(table.old_column(column).name);
        }
    }
    for (table_difference const& table : difference.tables)
        if (table.renamed()) return "rename_" + std::string(table.before->name);
    return "change_schema";
}

constexpr std::string_view plain =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

/// Numbers are for people; what follows what is told by `parent`.
std::string numbered(project const& project, std::string name) {
    for (char& letter : name)
        if (plain.find(letter) == plain.npos) letter = '_';
    return numbered_name(project.wanted.directory, name);
}

std::vector<owned_step> owned(array_view<step> steps) {
    std::vector<owned_step> list;
    for (step const& each : steps) list.push_back(owned_step::of(each));
    return list;
}

void write(project const& project, migration_files& one, snapshot const& after, answer& out) {
    if (!project.folder.files().empty()) one.parent = project.folder.files().back().name;
    write_migration(project.wanted.directory, one, after);
    write_embedding(project.wanted.directory);
    out.line("wrote " + project.wanted.directory + "/" + one.name);
    out.add("migration", json_text(one.name));
}

void tell_steps(array_view<step> steps, answer& out) {
    for (step const& each : steps) {
        if (each.check) continue;
        out.line(indented(each.sql) + out.remark(words_of(each)));
    }
}

std::string json_steps(array_view<step> steps) {
    std::vector<std::string> list;
    for (step const& each : steps)
        list.push_back(json_object({{"sql", json_text(each.sql)},
                                    {"risk", json_text(words_of(each))},
                                    {"check", each.check ? "true" : "false"}}));
    return json_list(list);
}

}  // namespace

void generate(project const& project, answer& out) {
    project.check_built();
    migration_files one;
    bool            changed = false;
    for_each_engine(project, [&](auto dialect) {
        using Dialect         = decltype(dialect);
        auto const difference = change<Dialect>(project);
        if (!find_drift(project.code<Dialect>(), project.head<Dialect>()).none()) changed = true;
        check_decided(difference, project.wanted.approved);
        plan const up(difference, Dialect::facts);
        plan const down(inverse(difference), Dialect::facts);
        bool const sqlite                              = is_sqlite<Dialect>;
        (sqlite ? one.for_sqlite : one.for_postgres)   = true;
        (sqlite ? one.sqlite_up : one.postgres_up)     = owned(up.steps());
        (sqlite ? one.sqlite_down : one.postgres_down) = owned(down.steps());
        one.converts = one.converts || converts_values(difference);
        if (one.name.empty()) one.name = name_after(difference);
    });
    std::string const waiting = name_of_waiting(project.wanted.directory);
    if (!waiting.empty()) one.name = waiting;
    if (!project.wanted.name.empty()) one.name = project.wanted.name;
    if (changed) {
        one.name      = numbered(project, one.name);
        one.generated = true;
        write(project, one, project.app.code, out);
    } else {
        out.line("nothing to do: the schema is that of the last migration");
    }
    for (std::string const& line : finish_rebase(project.wanted.directory, project.app.code))
        out.line(line);
    if (!project.folder.files().empty()) write_embedding(project.wanted.directory);
}

void custom(project const& project, answer& out) {
    project.check_built();
    migration_files one;
    one.name = numbered(project, project.wanted.name);
    for_each_engine(project, [&](auto dialect) {
        (is_sqlite<decltype(dialect)> ? one.for_sqlite : one.for_postgres) = true;
    });
    write(project, one, project.app.migrations.head, out);
    out.line("write its statements, each behind a line `-- step`, and run `embed`");
}

void embed(project const& project, answer& out) {
    write_embedding(project.wanted.directory);
    out.line("wrote " + project.wanted.directory + "/migrations.hpp");
}

void diff_code(project const& project, answer& out) {
    std::vector<std::string> undecided;
    for_each_engine(project, [&](auto dialect) {
        using Dialect                = decltype(dialect);
        auto const        difference = change<Dialect>(project);
        plan const        up(difference, Dialect::facts);
        drift const       first = find_drift(project.code<Dialect>(), project.head<Dialect>());
        std::string const engine(engine_name<Dialect>());
        out.add(engine, json_steps(up.steps()));
        if (first.none()) return;
        out.raise(exit_code::pending);
        migrate::place const where = place_of(first);
        out.line(engine + ", " + std::string(where.characters, where.size) + ", and so on:");
        tell_steps(up.steps(), out);
        std::string const missing = missing_decision(difference, {});
        if (missing.empty()) return;
        out.line("`generate` asks first: " + missing);
        undecided.push_back(json_text(engine + ": " + missing));
    });
    out.add("undecided", json_list(undecided));
}

void export_code(project const& project, answer& out) {
    for_each_engine(project, [&](auto dialect) {
        using Dialect = decltype(dialect);
        plan const        creation(migrate::diff({}, project.code<Dialect>()), Dialect::facts);
        std::string const engine(engine_name<Dialect>());
        out.line("-- " + engine);
        for (step const& each : creation.steps()) out.line(std::string(each.sql) + ";");
        out.add(engine, json_steps(creation.steps()));
    });
}

namespace {

/// A soft delete's condition, as indexes have it.
std::string living(softly_deleted const& soft) {
    return '"' + std::string(soft.column) + "\" is null";
}

bool serves_living(index_model const& index, softly_deleted const& soft) {
    return index.condition.find(living(soft)) != std::string_view::npos ||
           index.items[0].text == soft.column;
}

/// The columns of an index of all rows, or else of the key.
std::string columns_to_index(table_model const& table) {
    std::string columns;
    auto const  add = [&](std::string_view text, bool is_expression) {
        if (!columns.empty()) columns += ", ";
        columns.append(is_expression ? std::string(text) : '"' + std::string(text) + '"');
    };
    for (index_model const& index : table.indexes) {
        if (index.unique || !index.condition.empty()) continue;
        for (index_item_model const& item : index.items) add(item.text, item.is_expression);
        return columns;
    }
    for (std::string_view const column : table.primary_key.columns) add(column, false);
    return columns;
}

/// What would be quicker; nothing is wrong without.
void suggest_indexes(project const& project, answer& out) {
    std::vector<std::string> suggestions;
    for_each_engine(project, [&](auto dialect) {
        using Dialect = decltype(dialect);
        for (softly_deleted const& soft : project.app.soft_deletes)
            for (table_model const& table : project.code<Dialect>().tables) {
                if (table.name != soft.table) continue;
                if (Dialect::facts.schemas && table.schema != soft.schema) continue;
                bool const is_served = std::any_of(
                    table.indexes.begin(), table.indexes.end(),
                    [&](index_model const& index) { return serves_living(index, soft); });
                std::string const columns = columns_to_index(table);
                if (is_served || columns.empty()) continue;
                suggestions.push_back(std::string(engine_name<Dialect>()) + ": no index of " +
                                      std::string(table.name) +
                                      " serves its soft delete; one would be (" + columns +
                                      ") where " + living(soft));
            }
    });
    for (std::string& each : suggestions) {
        out.line(each);
        each = json_text(each);
    }
    out.add("suggestions", json_list(suggestions));
}

}  // namespace

void check_files(project const& project, answer& out) {
    std::vector<std::string> problems;
    auto const               tell = [&](exit_code code, std::string const& text) {
        out.raise(code);
        out.line(text);
        problems.push_back(json_text(text));
    };
    if (!project.folder.files().empty()) {
        bool const current = is_embedding_current(project.wanted.directory);
        if (!current)
            tell(exit_code::pending, project.wanted.directory +
                                         "/migrations.hpp is not that of the files: run `embed`");
        if (!project.is_built_from_beginning())
            tell(exit_code::conflicting, project.what_to_build());
        else if (current && !project.is_built_from_files())
            tell(exit_code::pending, project.what_to_build());
    }
    for_each_engine(project, [&](auto dialect) {
        using Dialect = decltype(dialect);
        std::string const engine(engine_name<Dialect>());
        drift const       found = find_drift(project.code<Dialect>(), project.head<Dialect>());
        if (found.none()) {
            // No change, and what `generate` refuses all the same.
            std::string const missing = missing_decision(change<Dialect>(project), {});
            if (!missing.empty()) tell(exit_code::failed, engine + ": " + missing);
            return;
        }
        migrate::place const where = place_of(found);
        tell(exit_code::pending, engine + ": the schema is not that of the last migration: " +
                                     std::string(where.characters, where.size));
    });
    out.add("problems", json_list(problems));
    suggest_indexes(project, out);
}

}  // namespace orm::cli

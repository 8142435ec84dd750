// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/folder.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <orm/migrate/error.hpp>
#include <orm/migrate/snapshot_text.hpp>

namespace orm::migrate {

namespace {

using path = std::filesystem::path;

constexpr std::string_view header_name = "migrations.hpp";

bool is_there(path const& file) { return std::filesystem::exists(file); }

std::string read_file(path const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw usage_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Under another name first, so that nobody ever finds half of it.
void write_file(path const& file, std::string_view text) {
    path const    unfinished = path(file) += ".new";
    std::ofstream out(unfinished, std::ios::binary);
    out << text;
    out.close();
    if (!out) throw usage_error("cannot write " + file.string());
    std::filesystem::rename(unfinished, file);
}

std::vector<std::string> lines_of(path const& file) {
    std::vector<std::string> lines(1);
    for (char const letter : read_file(file)) {
        if (letter == '\n')
            lines.emplace_back();
        else if (letter != '\r')
            lines.back() += letter;
    }
    return lines;
}

/// What `generate` has written, to tell whether somebody has changed it.
std::string seal_of(migration_files const& one) {
    std::string seal = "generated";
    for (auto const* steps :
         {&one.sqlite_up, &one.sqlite_down, &one.postgres_up, &one.postgres_down}) {
        step_hasher hasher;
        for (owned_step const& each : *steps) hasher.add(each.view());
        seal.append(" ").append(hasher.result().view());
    }
    return seal;
}

constexpr std::string_view sqlite_mark = "sqlite ", postgres_mark = "postgres ";

void read_replaced(migration_files& one, path const& file) {
    if (!is_there(file)) return;
    for (std::string const& line : lines_of(file)) {
        if (line.starts_with(sqlite_mark))
            one.sqlite_replaces.push_back(line.substr(sqlite_mark.size()));
        else if (line.starts_with(postgres_mark))
            one.postgres_replaces.push_back(line.substr(postgres_mark.size()));
    }
}

void write_replaced(migration_files const& one, path const& file) {
    std::string text;
    for (std::string const& each : one.sqlite_replaces)
        text.append(sqlite_mark).append(each).append("\n");
    for (std::string const& each : one.postgres_replaces)
        text.append(postgres_mark).append(each).append("\n");
    if (!text.empty()) write_file(file, text);
}

std::vector<owned_step> read_steps(path const& file) {
    if (!is_there(file)) return {};
    try {
        return parse_steps(read_file(file));
    } catch (usage_error const& wrong) {
        throw usage_error(file.string() + ": " + wrong.what());
    }
}

migration_files read_migration(path const& folder) {
    migration_files one;
    one.name          = folder.filename().string();
    one.for_sqlite    = is_there(folder / "sqlite.up.sql");
    one.for_postgres  = is_there(folder / "postgres.up.sql");
    one.sqlite_up     = read_steps(folder / "sqlite.up.sql");
    one.sqlite_down   = read_steps(folder / "sqlite.down.sql");
    one.postgres_up   = read_steps(folder / "postgres.up.sql");
    one.postgres_down = read_steps(folder / "postgres.down.sql");
    read_replaced(one, folder / "replaces");
    auto const lines = lines_of(folder / "parent");
    one.parent       = lines[0];
    one.generated    = lines.size() > 1 && lines[1] == seal_of(one);
    return one;
}

/// In the order in which they follow each other.
std::vector<migration_files> in_line(std::vector<migration_files> all) {
    std::vector<migration_files> line;
    while (line.size() != all.size()) {
        std::string const      last = line.empty() ? "" : line.back().name;
        migration_files const* next = nullptr;
        for (migration_files const& one : all) {
            if (one.parent != last) continue;
            if (next != nullptr)
                throw broken_history("the migrations " + next->name + " and " + one.name +
                                     " both follow " + (last.empty() ? "nothing" : last) +
                                     ": run `rebase`");
            next = &one;
        }
        if (next == nullptr) break;
        line.push_back(*next);
    }
    for (migration_files const& one : all) {
        bool const placed = std::any_of(line.begin(), line.end(),
                                        [&](auto const& other) { return other.name == one.name; });
        if (!placed)
            throw broken_history("the migration " + one.name + " follows " + one.parent +
                                 ", which is not there");
    }
    return line;
}

/// What becomes of data on the way up and back, for whoever reads the way back.
std::string_view word_of_way_back(std::vector<owned_step> const& up,
                                  std::vector<owned_step> const& down, bool converts) {
    auto const loses = [](owned_step const& each) { return each.risk.has(hazards::destructive); };
    auto const is_check = [](owned_step const& each) { return each.check; };
    if (down.empty())
        return std::all_of(up.begin(), up.end(), is_check) ? "lossless" : "irreversible";
    bool const lossy = converts || std::any_of(up.begin(), up.end(), loses) ||
                       std::any_of(down.begin(), down.end(), loses);
    return lossy ? "lossy" : "lossless";
}

/// A constant text that ends where no text before it does.
std::string raw_literal(std::string_view text) {
    std::string mark = "sql";
    while (text.find(")" + mark + "\"") != text.npos) mark += "_";
    return "R\"" + mark + "(" + std::string(text) + ")" + mark + "\"";
}

std::string spelled_hazards(hazards risk) { return std::to_string(int{risk.bits}); }

void write_step(std::string& out, step const& one) {
    out.append("    {.sql = ").append(raw_literal(one.sql));
    if (one.mode == step_mode::alone) out += ",\n     .mode = orm::migrate::step_mode::alone";
    if (!one.risk.safe()) out += ",\n     .risk = {" + spelled_hazards(one.risk) + "}";
    if (one.check) out += ",\n     .check = true";
    if (one.code) out += ",\n     .code = true";
    out += "},";
    std::string const words = words_of(one);
    out.append(words.empty() ? "" : "  // ").append(words).append("\n");
}

/// The name of the array of steps; empty where there are none.
std::string write_steps(std::string& out, std::string const& name, array_view<step> steps) {
    if (steps.empty()) return {};
    out += "inline constexpr orm::migrate::step " + name + "[]{\n";
    for (step const& each : steps) write_step(out, each);
    out += "};\n";
    return name;
}

/// Of a migration's own name, so that two branches never mean different things by one.
std::string identifier(std::string_view name) {
    std::string made;
    for (char const letter : name) {
        bool const plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9');
        if (plain || (letter == '_' && !made.ends_with('_')))
            made += letter;
        else
            made.append("x").append(std::to_string(static_cast<unsigned char>(letter)));
    }
    return made;
}

std::string write_replaced(std::string& out, std::string const& name,
                           array_view<std::string_view> replaced) {
    if (replaced.empty()) return {};
    out += "inline constexpr std::string_view " + name + "[]{\n";
    for (std::string_view const each : replaced)
        out.append("    ").append(raw_literal(each)).append(",\n");
    out += "};\n";
    return name;
}

void write_history(std::string& out, std::string const& engine, array_view<migration> list) {
    if (list.empty()) return;
    std::string lines;
    for (migration const& one : list) {
        out.append("\n// ").append(engine).append(": ").append(one.name).append("\n");
        std::string const prefix = "history_" + engine + "_" + identifier(one.name);
        std::string const up     = write_steps(out, prefix + "_up", one.up);
        std::string const down   = write_steps(out, prefix + "_down", one.down);
        std::string const before = write_replaced(out, prefix + "_replaces", one.replaces);
        lines.append("    {.name = ").append(raw_literal(one.name));
        if (!one.parent.empty()) lines.append(", .parent = ").append(raw_literal(one.parent));
        lines.append(", .up = ").append(up.empty() ? "{}" : up);
        if (!down.empty()) lines.append(", .down = ").append(down);
        if (!before.empty()) lines.append(", .replaces = ").append(before);
        lines += "},\n";
    }
    out +=
        "\ninline constexpr orm::migrate::migration history_" + engine + "[]{\n" + lines + "};\n";
}

}  // namespace

std::vector<migration_files> read_migrations(std::string const& directory) {
    std::vector<migration_files> all;
    if (!std::filesystem::is_directory(directory)) return all;
    for (auto const& entry : std::filesystem::directory_iterator(directory))
        if (entry.is_directory() && is_there(entry.path() / "parent"))
            all.push_back(read_migration(entry.path()));
    std::sort(all.begin(), all.end(),
              [](auto const& left, auto const& right) { return left.name < right.name; });
    return all;
}

migration_folder::migration_folder(std::string const& directory)
    : files_(in_line(read_migrations(directory))) {
    make_views();
}

void migration_folder::make_views() {
    for (migration_files const& one : files_) {
        if (one.for_sqlite) view(sqlite_, one, one.sqlite_up, one.sqlite_down, one.sqlite_replaces);
        if (one.for_postgres)
            view(postgres_, one, one.postgres_up, one.postgres_down, one.postgres_replaces);
    }
}

void migration_folder::view(std::vector<migration>& list, migration_files const& one,
                            std::vector<owned_step> const& up, std::vector<owned_step> const& down,
                            std::vector<std::string> const& replaces) {
    auto const views = [this](std::vector<owned_step> const& steps) -> array_view<step> {
        std::vector<step> looked;
        for (owned_step const& each : steps) looked.push_back(each.view());
        return steps_.emplace_back(std::move(looked));
    };
    std::string_view const parent = list.empty() ? std::string_view{} : list.back().name;
    auto&                  names  = names_.emplace_back(replaces.begin(), replaces.end());
    list.push_back({.name     = one.name,
                    .parent   = parent,
                    .up       = views(up),
                    .down     = views(down),
                    .replaces = names});
}

void write_migration(std::string const& directory, migration_files const& one,
                     snapshot const& after) {
    write_migration_with(directory, one, snapshot_text(after, "migrations"));
}

void write_migration_with(std::string const& directory, migration_files const& one,
                          std::string_view after) {
    path const folder = path(directory) / one.name;
    if (is_there(folder)) throw usage_error("there is a migration " + one.name);
    std::filesystem::create_directories(folder);
    auto const write = [&](std::string const& engine, std::string const& way,
                           std::vector<owned_step> const& steps, std::string_view word = {}) {
        std::vector<step> views;
        for (owned_step const& each : steps) views.push_back(each.view());
        std::string title = "-- " + one.name + ", " + way + ", " + engine;
        if (!word.empty()) title.append(": ").append(word);
        write_file(folder / (engine + "." + way + ".sql"), title + "\n\n" + steps_text(views));
    };
    auto const write_both = [&](std::string const& engine, std::vector<owned_step> const& up,
                                std::vector<owned_step> const& down) {
        write(engine, "up", up);
        write(engine, "down", down, word_of_way_back(up, down, one.converts));
    };
    if (one.for_sqlite) write_both("sqlite", one.sqlite_up, one.sqlite_down);
    if (one.for_postgres) write_both("postgres", one.postgres_up, one.postgres_down);
    write_file(folder / "snapshot.hpp", after);
    write_replaced(one, folder / "replaces");
    // What makes a migration of the folder comes last.
    write_file(folder / "parent", one.parent + "\n" + (one.generated ? seal_of(one) + "\n" : ""));
}

std::string embedding_text(migration_folder const& folder) {
    bool const  any = !folder.files().empty();
    std::string out =
        "// All migrations. Written by a program; not to be edited.\n"
        "#pragma once\n"
        "\n"
        "#include <orm/migrate/line.hpp>\n"
        "#include <orm/migrate/migration_set.hpp>\n";
    if (any) out += "\n#include \"" + folder.files().back().name + "/snapshot.hpp\"\n";
    out += "\n// clang-format off\nnamespace migrations {\n";
    if (!any) out += "\ninline constexpr orm::migrate::snapshot head{};\n";
    write_history(out, "sqlite", folder.sqlite());
    write_history(out, "postgres", folder.postgres());
    out += "\ninline constexpr orm::migrate::migration_set all{.head = head";
    if (!folder.sqlite().empty()) out += ", .sqlite = history_sqlite";
    if (!folder.postgres().empty()) out += ", .postgres = history_postgres";
    out += "};\n\nstatic_assert(orm::migrate::is_line<all>);\n";
    out += "\n}  // namespace migrations\n// clang-format on\n";
    return out;
}

void write_embedding(std::string const& directory) {
    std::filesystem::create_directories(directory);
    write_file(path(directory) / header_name, embedding_text(migration_folder(directory)));
}

bool is_embedding_current(std::string const& directory) {
    path const header = path(directory) / header_name;
    if (!is_there(header)) return false;
    std::string found = read_file(header);
    std::erase(found, '\r');
    return found == embedding_text(migration_folder(directory));
}

}  // namespace orm::migrate

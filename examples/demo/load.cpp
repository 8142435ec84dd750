// SPDX-License-Identifier: BSL-1.0
#include "load.hpp"

#include <unistd.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "table.hpp"

namespace demo {

using namespace orm::dsl;

namespace {

/// Marks a file as the demo's: "pkgs", as a number that SQLite keeps in a file's header.
constexpr std::string_view application_id = "1886087027";

/// Differs between versions of the demo whose tables differ.
std::string schema_version() {
    std::uint32_t hash = 2166136261U;
    for (std::string_view const statement : orm::create_sql<orm::sqlite_dialect>(catalogue))
        for (char const each : statement)
            hash = (hash ^ static_cast<unsigned char>(each)) * 16777619U;
    return std::to_string(hash >> 1);
}

/// Whether the file is a database of another version of the demo.
bool is_outdated(std::string const& path) {
    if (!std::filesystem::exists(path)) return false;
    auto db = orm::sqlite::open(path, {.mode = orm::sqlite::open_mode::read_write});
    return db.backend().pragma("application_id") == application_id &&
           db.backend().pragma("user_version") != schema_version();
}

void remove_database(std::string const& path) {
    for (char const* const suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
}

std::optional<std::string> text_or_nothing(std::string_view text) {
    if (text.empty()) return std::nullopt;
    return std::string(text);
}

std::optional<std::int64_t> number_or_nothing(std::string_view text) {
    std::int64_t number     = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

/// "install ok installed": what was asked for, whether it is sound, what it is like.
State state_of(std::string_view status) {
    if (status.empty() || status.ends_with(" not-installed")) return State::available;
    if (status.ends_with(" installed")) return State::installed;
    if (status.ends_with(" config-files")) return State::config_files;
    return State::incomplete;
}

/// "glibc (2.36-9)" names a source package and its version.
std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

/// A line on standard error that says how far the loading is: over and over on a terminal, one for
/// each file elsewhere.
class progress_line {
public:
    void update(load_report const& so_far) {
        if (!terminal_ || clock::now() < next_) return;
        next_ = clock::now() + std::chrono::milliseconds(100);
        std::fprintf(stderr, "\r\033[K  %s packages, %s dependencies",
                     cell_of(so_far.packages).text.c_str(),
                     cell_of(so_far.dependencies).text.c_str());
    }
    void begin(source_file const& file) {
        clear();
        std::fprintf(stderr, "Reading %s (%s)\n", file.path.c_str(),
                     size_cell(file.bytes).text.c_str());
    }
    void mistake(std::string const& text) {
        clear();
        std::fprintf(stderr, "  %s\n", text.c_str());
    }
    void clear() {
        if (terminal_) std::fputs("\r\033[K", stderr);
    }

private:
    using clock = std::chrono::steady_clock;

    bool const        terminal_ = ::isatty(STDERR_FILENO) == 1;
    clock::time_point next_;
};

/// Makes rows of stanzas and stores them some hundred packages at a time.
class loader {
public:
    explicit loader(orm::sqlite::transaction& tx) : tx_(tx) {}

    load_report load(std::vector<source_file> const& files) {
        auto const begun = clock::now();
        clear_tables();
        for (source_file const& file : files) read(file);
        if (report_.packages == 0) throw catalogue_error("the catalogue has no packages in it");
        store();
        store_states();
        report_.reading = seconds_since(begun) - report_.storing;
        progress_.clear();
        if (report_.mistakes > most_told)
            progress_.mistake("and " + std::to_string(report_.mistakes - most_told) + " more");
        return report_;
    }

private:
    using clock = std::chrono::steady_clock;

    static constexpr std::int64_t packages_at_a_time = 1000;
    static constexpr std::int64_t most_told          = 5;

    static double seconds_since(clock::time_point begun) {
        return std::chrono::duration<double>(clock::now() - begun).count();
    }

    /// Those that refer to others first.
    void clear_tables() {
        auto const begun = clock::now();
        tx_.run(delete_from(dependencies).all_rows());
        tx_.run(delete_from(provisions).all_rows());
        tx_.run(delete_from(packages).all_rows());
        tx_.run(delete_from(maintainers).all_rows());
        tx_.run(delete_from(sections).all_rows());
        tx_.run(delete_from(catalogue_files).all_rows());
        report_.storing += seconds_since(begun);
    }

    void read(source_file const& file) {
        progress_.begin(file);
        tx_.run(insert_into(catalogue_files)
                    .values(catalogue_files.path = file.path, catalogue_files.bytes = file.bytes,
                            catalogue_files.modified = file.modified));
        auto const mistaken = [&](std::size_t line, std::string_view mistake) {
            if (++report_.mistakes > most_told) return;
            progress_.mistake(file.path + ":" + std::to_string(line) + ": " + std::string(mistake));
        };
        read_stanzas(
            file, {.read = [&](stanza const& text) { take(text, mistaken); }, .broken = mistaken});
    }

    template <class Mistaken>
    void take(stanza const& text, Mistaken const& mistaken) {
        auto const name = text["Package"], version = text["Version"];
        if (name.empty()) return mistaken(text.line(), "a stanza without a package");
        auto const state = state_of(text["Status"]);
        if (version.empty()) {
            // dpkg remembers what it was once asked about in stanzas without a version.
            if (text["Status"].empty()) mistaken(text.line(), "a package without a version");
            return;
        }

        // The lists of two suites may name the same package, and what is installed is named again.
        std::string key;
        for (auto const part : {name, version, text["Architecture"]})
            key.append(part).append(1, '\n');
        auto const [known, is_new] = package_ids_.try_emplace(
            std::move(key), static_cast<std::int64_t>(package_ids_.size() + 1));
        if (state != State::available)
            states_[static_cast<std::size_t>(state)].push_back(known->second);
        if (!is_new) return;

        take_package(text, known->second, mistaken);
        take_relations(text, known->second, mistaken);
        if (++report_.packages % packages_at_a_time == 0) store();
        progress_.update(report_);
    }

    template <class Mistaken>
    void take_package(stanza const& text, std::int64_t id, Mistaken const& mistaken) {
        auto const number = [&](std::string_view field) {
            auto const value = number_or_nothing(text[field]);
            if (!value && !text[field].empty())
                mistaken(text.line(), std::string(field) + " is no number");
            return value;
        };
        packages_.push_back({
            .id             = id,
            .name           = std::string(text["Package"]),
            .version        = std::string(text["Version"]),
            .architecture   = std::string(text["Architecture"]),
            .priority       = orm::enum_from_name<Priority>(text["Priority"]),
            .section_id     = section_id(text["Section"]),
            .maintainer_id  = maintainer_id(text["Maintainer"]),
            .source         = text_or_nothing(first_word(text["Source"])),
            .installed_kib  = number("Installed-Size").value_or(0),
            .download_bytes = number("Size"),
            .essential      = text["Essential"] == "yes",
            .homepage       = text_or_nothing(text["Homepage"]),
            .summary        = std::string(first_line(text["Description"])),
        });
    }

    template <class Mistaken>
    void take_relations(stanza const& text, std::int64_t id, Mistaken const& mistaken) {
        relations_.clear();
        std::size_t taken = 0;
        for (Need const need : {Need::pre_depends, Need::depends, Need::recommends}) {
            auto const field = orm::enum_name(need);
            if (!parse_relations(text[field], relations_))
                mistaken(text.line(), std::string(field) + " is not a list of packages");
            for (; taken != relations_.size(); ++taken) {
                relation const& one = relations_[taken];
                dependencies_.push_back({id, one.position, one.alternative, need,
                                         std::string(one.target), text_or_nothing(one.versions)});
                ++report_.dependencies;
            }
        }

        relations_.clear();
        if (!parse_relations(text["Provides"], relations_))
            mistaken(text.line(), "Provides is not a list of packages");
        for (relation const& one : relations_) {
            // A package may provide several versions of one thing.
            bool known = false;
            for (auto at = provisions_.rbegin(); at != provisions_.rend() && at->package_id == id;
                 ++at)
                known |= at->name == one.target;
            if (!known) provisions_.push_back({std::string(one.target), id});
        }
    }

    std::optional<std::int64_t> section_id(std::string_view name) {
        if (name.empty()) return std::nullopt;
        auto const [known, is_new] =
            section_ids_.try_emplace(std::string(name), section_ids_.size() + 1);
        if (is_new) sections_.push_back({known->second, known->first});
        return known->second;
    }

    std::int64_t maintainer_id(std::string_view text) {
        auto const [known, is_new] =
            maintainer_ids_.try_emplace(std::string(text), maintainer_ids_.size() + 1);
        if (is_new) {
            auto const [name, email] = parse_maintainer(text);
            maintainers_.push_back(
                {known->second, std::string(name), email ? text_or_nothing(*email) : std::nullopt});
        }
        return known->second;
    }

    /// Those that others refer to first.
    void store() {
        auto const begun = clock::now();
        store(sections_);
        store(maintainers_);
        store(packages_);
        store(dependencies_);
        store(provisions_);
        report_.storing += seconds_since(begun);
    }
    template <class Row>
    void store(std::vector<Row>& rows) {
        tx_.insert(rows);
        rows.clear();
    }

    /// One statement for each state, however many packages are in it.
    void store_states() {
        auto const begun = clock::now();
        for (State const state : {State::installed, State::config_files, State::incomplete})
            tx_.run(update(packages)
                        .set(packages.state = state)
                        .where(in(packages.id, states_[static_cast<std::size_t>(state)])));
        report_.storing += seconds_since(begun);
    }

    orm::sqlite::transaction& tx_;
    load_report               report_;
    progress_line             progress_;

    std::vector<Section>    sections_;
    std::vector<Maintainer> maintainers_;
    std::vector<Package>    packages_;
    std::vector<Dependency> dependencies_;
    std::vector<Provision>  provisions_;
    std::vector<relation>   relations_;

    std::unordered_map<std::string, std::int64_t> section_ids_, maintainer_ids_, package_ids_;
    std::array<std::vector<std::int64_t>, 4>      states_;
};

}  // namespace

orm::sqlite::database open_database(std::string const& path) {
    if (is_outdated(path)) remove_database(path);

    auto db = orm::sqlite::open(path);
    if (db.backend().pragma("application_id") == application_id) return db;
    if (db.backend().pragma("schema_version") != "0")  // somebody has made tables in it
        throw foreign_database(path + ": a database of something else, which stays as it is");
    db.transaction([&](auto&) {
        db.create(catalogue);
        db.backend().run_script("pragma application_id = " + std::string(application_id) +
                                "; pragma user_version = " + schema_version());
    });
    return db;
}

bool is_loaded(orm::sqlite::database& db, std::vector<source_file> const& files) {
    if (db.count(catalogue_files) != std::ssize(files)) return false;
    for (source_file const& file : files)
        if (!db.exists(select()
                           .from(catalogue_files)
                           .where(and_(eq(catalogue_files.path, file.path),
                                       eq(catalogue_files.bytes, file.bytes),
                                       eq(catalogue_files.modified, file.modified)))))
            return false;
    return true;
}

load_report load(orm::sqlite::database& db, std::vector<source_file> const& files) {
    auto report = db.transaction([&](auto& tx) { return loader(tx).load(files); });
    db.backend().run_script("pragma optimize");  // lets the engine count what its indexes hold
    return report;
}

}  // namespace demo

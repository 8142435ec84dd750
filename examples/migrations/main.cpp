// SPDX-License-Identifier: BSL-1.0

// From the first struct to the third migration: what one types, and what the tool answers. The
// commands run inside of this program; where one would build anew, it makes the tool's application
// from the files, as the embedded header would.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include <orm/cli.hpp>
#include <orm/migrate/folder.hpp>
#include <orm/sqlite.hpp>

#include "branches.hpp"
#include "first.hpp"
#include "second.hpp"
#include "third.hpp"

namespace {

class terminal {
public:
    template <auto Schema>
    void write_schema() {
        code_ = orm::cli::application_of<Schema, orm::sqlite_dialect>({}).code;
    }

    /// What the last migration of the files leaves.
    template <auto Schema>
    void take_head() {
        generated_ = orm::cli::application_of<Schema, orm::sqlite_dialect>({}).code;
        built_     = orm::migrate::migration_folder("migrations");
        head_      = generated_;
    }

    /// The last migration leaves the schema that it was generated from.
    void build() {
        std::cout << "$ cmake --build build\n";
        built_ = orm::migrate::migration_folder("migrations");
        if (!built_.files().empty()) head_ = generated_;
    }

    int type(std::string const& command) {
        std::cout << "$ build/notes " << command << '\n';
        if (command.starts_with("generate")) generated_ = code_;
        std::istringstream       in("notes " + command);
        std::vector<std::string> words;
        for (std::string word; in >> word;) words.push_back(word);
        std::vector<char const*> arguments;
        for (std::string const& word : words) arguments.push_back(word.c_str());
        orm::cli::application const app{
            code_, {head_, built_.sqlite(), built_.postgres()}, "migrations"};
        return orm::cli::run(static_cast<int>(arguments.size()), arguments.data(), app, std::cout,
                             std::cout);
    }

    /// And prints the answer to `echo $?`, which has to be this one.
    void type(std::string const& command, int expected) {
        int const code = type(command);
        std::cout << "$ echo $?\n" << code << '\n';
        if (code != expected) std::exit(1);
    }

private:
    orm::migrate::snapshot         code_;
    orm::migrate::snapshot         head_;
    orm::migrate::snapshot         generated_;
    orm::migrate::migration_folder built_;
};

void print(std::string const& file) {
    std::cout << "$ cat " << file << '\n' << std::ifstream(file).rdbuf();
}

void print_first_line(std::string const& file) {
    std::ifstream in(file);
    std::string   line;
    std::getline(in, line);
    std::cout << "$ head -n 1 " << file << '\n' << line << '\n';
}

/// The lines from one that begins with a word to one that begins with another.
void print_between(std::string const& file, std::string const& first, std::string const& last) {
    std::cout << "$ sed -n '/^" << first << "/,/^" << last << "/p' " << file << '\n';
    std::ifstream in(file);
    bool          inside = false;
    for (std::string line; std::getline(in, line);) {
        inside = inside || line.starts_with(first);
        if (inside) std::cout << line << '\n';
        if (line.starts_with(last)) inside = false;
    }
}

void write(std::string const& file, std::string const& text) {
    std::cout << "$ cat > " << file << '\n' << text;
    std::ofstream(file) << text;
}

void sql(std::string const& statement) {
    std::cout << "$ sqlite3 notes.db \"" << statement << "\"\n";
    orm::sqlite::open("notes.db").backend().run_script(statement);
}

/// What somebody else types.
template <class Function>
void quietly(Function function) {
    std::ostringstream aside;
    auto* const        usual = std::cout.rdbuf(aside.rdbuf());
    function();
    std::cout.rdbuf(usual);
}

std::string hash_of_last() {
    orm::migrate::migration_folder const folder("migrations");
    auto const&                          last = folder.sqlite()[folder.sqlite().size() - 1];
    return std::string(last.name) + ":" + std::string(last.hash().view());
}

}  // namespace

int main() {
    ::setenv("ORM_DATABASE", "notes.db", 1);
    std::cout << "$ export ORM_DATABASE=notes.db\n";
    terminal at;

    at.write_schema<first::notebook>();
    at.build();
    at.type("check", 2);
    at.type("export");
    at.type("generate");
    print("migrations/0001_add_notes/sqlite.up.sql");
    at.build();
    at.type("status", 2);
    at.type("migrate");
    at.type("check", 0);
    sql("insert into notes (title) values ('milk')");

    at.write_schema<second::notebook>();
    at.build();
    at.type("diff", 2);
    at.type("generate tags");
    at.build();
    at.type("migrate");

    at.write_schema<third::notebook>();
    at.build();
    at.type("generate", 1);
    at.type("generate --approve drop-column:notes.stars");
    print("migrations/0003_drop_notes_stars/sqlite.up.sql");
    print_first_line("migrations/0003_drop_notes_stars/sqlite.down.sql");
    at.build();
    at.type("migrate", 1);
    at.type("migrate --approve " + hash_of_last());
    at.type("rollback --dry-run");
    at.type("verify", 0);

    sql("create index by_hand on notes (body)");
    at.type("check", 3);
    at.type("--json status");
    orm::sqlite::open("notes.db").backend().run_script("drop index by_hand");

    // One branch adds a column, which is deployed; the other one adds another.
    at.write_schema<colored::notebook>();
    quietly([&] { at.type("generate"); });
    at.take_head<colored::notebook>();
    std::filesystem::copy_file("notes.db", "own.db");
    quietly([&] { at.type("--database own.db migrate"); });
    std::filesystem::rename("migrations/0004_add_notes_color", "color");
    at.take_head<third::notebook>();
    at.write_schema<pinned::notebook>();
    quietly([&] { at.type("generate"); });
    at.take_head<pinned::notebook>();
    quietly([&] { at.type("migrate"); });
    std::filesystem::rename("color", "migrations/0004_add_notes_color");
    at.write_schema<merged::notebook>();
    std::cout << "$ git merge color\n";
    at.type("check", 4);
    at.type("rebase");
    at.take_head<pinned::notebook>();
    at.build();
    at.type("generate");
    at.build();
    at.type("migrate");
    at.type("check", 0);
    at.type("--database own.db migrate", 4);

    at.type("squash");
    at.build();
    at.type("status");
    at.type("migrate");

    // What somebody writes himself.
    at.take_head<merged::notebook>();
    at.type("custom welcome");
    write("migrations/0006_welcome/sqlite.up.sql",
          "-- step\ninsert into notes (subject, body) values ('Welcome', 'This is a note.');\n");
    write("migrations/0006_welcome/sqlite.down.sql",
          "-- step\ndelete from notes where subject = 'Welcome';\n");
    at.type("embed");
    at.take_head<merged::notebook>();
    std::cout << "$ cmake --build build\n";
    at.type("migrate");
    at.type("rollback");
    at.type("migrate --to 0006_welcome");

    std::cout << "$ export ORM_DATABASE=scratch.db\n";
    ::setenv("ORM_DATABASE", "scratch.db", 1);
    at.write_schema<second::notebook>();
    quietly([&] { at.type("push"); });
    at.write_schema<third::notebook>();
    at.type("push", 1);
    at.type("push --approve drop-column:notes.stars");
    at.type("diff --live", 0);
    at.type("reset");
    at.type("reset --approve reset:scratch.db");

    // A database that was there before, in a directory of its own.
    std::filesystem::create_directory("old");
    std::filesystem::current_path("old");
    std::cout << "$ export ORM_DATABASE=old.db\n";
    ::setenv("ORM_DATABASE", "old.db", 1);
    orm::sqlite::open("old.db").backend().run_script(
        "create table notes (id integer primary key autoincrement, title text not null, stars int "
        "not null default 0)");
    terminal old;
    old.type("pull --output schema.hpp");
    print_between("schema.hpp", "struct", "inline");
    old.write_schema<first::notebook>();
    old.build();
    old.type("generate start");
    old.build();
    old.type("baseline");
    old.type("check", 0);
}

// SPDX-License-Identifier: BSL-1.0

// Twelve questions about a shop for music: generated data, or the Chinook database. See `--help`.

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

#include "generate.hpp"
#include "questions.hpp"

namespace {

constexpr char usage[] = R"(Usage: analytics [FILE] [--explain] [--save FILE]

Asks twelve questions and shows the query as SQL, its rows, and the time it took.

  FILE       the Chinook database: an SQLite file, or the script that makes one. Without it the
             questions are about generated data.
  --explain  show the engine's plan of each query, too
  --save     keep what was asked about in a new SQLite file
  --help
)";

orm::sqlite::database open_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string   text(std::istreambuf_iterator<char>(file), {});
    if (!file) throw std::runtime_error(path + " cannot be read");
    if (text.starts_with("SQLite format 3"))
        return orm::sqlite::open(path, {.mode = orm::sqlite::open_mode::read_only});
    if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
    auto db = orm::sqlite::open(":memory:");
    db.transaction([&](auto&) { db.backend().run_script(text); });
    return db;
}

orm::sqlite::database open_generated() {
    auto db = orm::sqlite::open(":memory:");
    analytics::generate(db);
    return db;
}

int run(std::string const& path, std::string const& save, analytics::settings const& given) {
    auto db     = path.empty() ? open_generated() : open_file(path);
    int  number = 0;
    for (auto const& question : analytics::questions()) {
        std::cout << '\n' << ++number << ". " << question.words << "\n\n";
        question.answer(db, given);
    }
    if (!save.empty()) db.backend().vacuum_into(save);
    std::cout.flush();
    if (!std::cout) throw std::runtime_error("the answers cannot be written");
    return 0;
}

}  // namespace

int main(int count, char** values) try {
    std::string         path, save;
    analytics::settings given;
    for (int at = 1; at < count; ++at) {
        std::string_view const argument = values[at];
        if (argument == "--help" || argument == "-h") {
            std::cout << usage;
            return 0;
        }
        if (argument == "--explain") {
            given.explain = true;
        } else if (argument == "--save" && at + 1 < count) {
            save = values[++at];
        } else if (argument.starts_with('-') || !path.empty()) {
            std::cerr << "analytics: what is " << argument << "?\nTry: analytics --help\n";
            return 2;
        } else {
            path = argument;
        }
    }
    return run(path, save, given);
} catch (std::exception const& failure) {
    std::cout.flush();
    std::cerr << "analytics: " << failure.what() << '\n';
    return 1;
}

// SPDX-License-Identifier: BSL-1.0

// The packages of this Debian system in an SQLite file, and what queries make of them. See
// `--help`.

#include <charconv>
#include <cstdint>
#include <exception>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "ask.hpp"
#include "catalogue.hpp"
#include "load.hpp"
#include "questions.hpp"

namespace {

constexpr char usage[] = R"(Usage: demo DATABASE [OPTION]...

Loads the package catalogue of a Debian system into an SQLite file, unless it is there already, and
answers questions about it: the query as SQL, its rows, and the time it took.

  --catalogue FILE   read this file, not what dpkg and apt keep; may be given several times
  --reload           load the catalogue even where it has not changed
  --question N       answer this question only; may be given several times
  --package NAME     the package whose dependencies are followed (apt)
  --explain          show the engine's plan of each query, too
  --help

What the search looks for. With any of these only the search is answered:

  --search TEXT      in the name or the summary
  --section NAME     such as libs
  --maintainer TEXT  in the maintainer's name
  --priority NAME    required, important, standard, optional or extra
  --min-size KIB     at least so large when installed
  --installed        installed here
  --limit N          at most so many packages (10)
)";

/// The command line makes no sense.
struct usage_mistake : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct command_line {
    std::string              database{};
    std::vector<std::string> catalogue{};
    std::vector<std::size_t> questions{};  // from 0
    bool                     reload = false;
    bool                     help   = false;
    demo::settings           given;
};

std::int64_t parse_number(std::string_view option, std::string_view text) {
    std::int64_t number     = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0)
        throw usage_mistake(std::string(option) + " takes a whole number, not \"" +
                            std::string(text) + "\"");
    return number;
}

std::size_t parse_question(std::string_view option, std::string_view text) {
    std::int64_t const number = parse_number(option, text);
    if (number < 1 || number > std::ssize(demo::questions()))
        throw usage_mistake("there are questions 1 to " + std::to_string(demo::questions().size()));
    return static_cast<std::size_t>(number - 1);
}

demo::Priority parse_priority(std::string_view text) {
    if (auto const priority = orm::enum_from_name<demo::Priority>(text)) return *priority;
    throw usage_mistake("there is no priority \"" + std::string(text) + "\"");
}

command_line parse(std::vector<std::string_view> const& arguments) {
    command_line                       parsed;
    std::optional<demo::search_filter> search;
    auto const                         filter = [&]() -> demo::search_filter& {
        return search ? *search : search.emplace();
    };

    for (std::size_t at = 0; at != arguments.size(); ++at) {
        std::string_view const option = arguments[at];
        auto const             value  = [&] {
            if (at + 1 == arguments.size())
                throw usage_mistake(std::string(option) + " takes a value");
            return std::string(arguments[++at]);
        };
        if (option == "--help" || option == "-h")
            parsed.help = true;
        else if (option == "--catalogue")
            parsed.catalogue.push_back(value());
        else if (option == "--reload")
            parsed.reload = true;
        else if (option == "--question")
            parsed.questions.push_back(parse_question(option, value()));
        else if (option == "--package")
            parsed.given.package = value();
        else if (option == "--explain")
            parsed.given.explain = true;
        else if (option == "--search")
            filter().text = value();
        else if (option == "--section")
            filter().section = value();
        else if (option == "--maintainer")
            filter().maintainer = value();
        else if (option == "--priority")
            filter().priority = parse_priority(value());
        else if (option == "--min-size")
            filter().min_size_kib = parse_number(option, value());
        else if (option == "--installed")
            filter().installed = true;
        else if (option == "--limit")
            filter().limit = parse_number(option, value());
        else if (option.starts_with('-'))
            throw usage_mistake("unknown option " + std::string(option));
        else if (parsed.database.empty())
            parsed.database = option;
        else
            throw usage_mistake("one database, not also " + std::string(option));
    }
    if (parsed.database.empty() && !parsed.help) throw usage_mistake("no database given");
    if (search) {
        parsed.given.search = *search;
        parsed.questions    = {demo::search_question()};
    }
    return parsed;
}

void bring_up_to_date(orm::sqlite::database& db, command_line const& wanted) {
    std::vector<demo::source_file> files;
    for (std::string const& path : wanted.catalogue) files.push_back(demo::look_at(path));
    if (wanted.catalogue.empty()) files = demo::find_catalogue();

    if (!wanted.reload && demo::is_loaded(db, files)) {
        std::cout << "The catalogue has not changed since it was loaded.\n";
        return;
    }
    demo::stopwatch const watch;
    auto const            report = demo::load(db, files);
    std::cout << "Loaded " << demo::cell_of(report.packages).text << " packages with "
              << demo::cell_of(report.dependencies).text << " dependencies in "
              << demo::cell_of(watch.milliseconds()).text
              << " ms: " << demo::cell_of(report.reading * 1000).text << " to read, "
              << demo::cell_of(report.storing * 1000).text << " to store.\n";
    if (report.mistakes != 0)
        std::cout << demo::cell_of(report.mistakes).text
                  << " places in the catalogue made no sense and were left out.\n";
}

void answer(orm::sqlite::database& db, command_line const& wanted) {
    auto const questions = demo::questions();
    auto       chosen    = wanted.questions;
    if (chosen.empty())
        for (std::size_t at = 0; at != questions.size(); ++at) chosen.push_back(at);
    for (std::size_t const at : chosen) {
        std::cout << '\n' << at + 1 << ". " << questions[at].words << "\n\n";
        questions[at].answer(db, wanted.given);
    }
}

int run(command_line const& wanted) {
    auto db = demo::open_database(wanted.database);
    bring_up_to_date(db, wanted);
    answer(db, wanted);

    auto const& counts = db.stats();
    std::cout << '\n'
              << demo::cell_of(counts.statements).text << " statements run, "
              << demo::cell_of(counts.prepared).text << " of them compiled first, "
              << demo::cell_of(counts.rows).text << " rows read.\n"
              << std::flush;
    if (!std::cout) throw std::runtime_error("the answers cannot be written");
    return 0;
}

int fail(std::string_view kind, std::exception const& failure) {
    std::cout.flush();
    std::cerr << "demo: " << kind << failure.what() << '\n';
    return 1;
}

}  // namespace

int main(int count, char** values) try {
    std::ios::sync_with_stdio(false);
    command_line const wanted = parse({values + 1, values + count});
    if (wanted.help) {
        std::cout << usage;
        return 0;
    }
    return run(wanted);
} catch (usage_mistake const& mistake) {
    std::cerr << "demo: " << mistake.what() << "\nTry: demo --help\n";
    return 2;
} catch (orm::not_a_database const& failure) {
    return fail("the file is no database. ", failure);
} catch (orm::corrupt_database const& failure) {
    return fail("the database is damaged. ", failure);
} catch (orm::cannot_open const& failure) {
    return fail("the database cannot be opened. ", failure);
} catch (orm::busy const& failure) {
    return fail("another program is using the database. ", failure);
} catch (std::exception const& failure) {
    return fail("", failure);
}

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orm::cli {

/// What is wanted, in the words of the command line.
struct arguments {
    std::string              command;
    std::string              name;       // of a migration
    std::string              to;         // the last migration that is wanted
    std::string              database;   // a file, or where a server is
    std::string              scratch;    // an empty database
    std::string              directory;  // of the migrations' files
    std::string              engine;     // sqlite or postgres; empty: all
    std::string              output;     // a file
    std::string              name_space = "app";
    std::vector<std::string> approved;
    unsigned                 count   = 1;
    bool                     dry_run = false;
    bool                     live    = false;  // the database, not the last migration
    bool                     json    = false;
    bool                     colors  = false;  // somebody looks at the answer, and wants them
    /// Where somebody looks while it takes long; null where nobody does.
    std::ostream* terminal = nullptr;
};

/// Fills in what is asked for. Otherwise the text is written, help or what is wrong, and the answer
/// is that of the program.
std::optional<int> parse(int argc, char const* const* argv, std::string_view directory,
                         arguments& wanted, std::ostream& out, std::ostream& err);

}  // namespace orm::cli

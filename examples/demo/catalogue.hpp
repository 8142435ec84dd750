// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where Debian keeps its catalogue of packages, and how that is written down. Knows nothing of any
// database.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demo {

/// A file of the catalogue cannot be read.
struct catalogue_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct source_file {
    std::string                                      path{};
    std::int64_t                                     bytes = 0;
    std::chrono::sys_time<std::chrono::microseconds> modified;
};

/// Throws `catalogue_error` where there is no such file.
source_file look_at(std::string path);

/// The lists that apt has fetched, as far as there are any, and behind them dpkg's own status file.
/// Throws `catalogue_error` when there is neither.
std::vector<source_file> find_catalogue();

/// One paragraph of a file: `Name: value` lines, where a line that begins with a blank goes on with
/// the value before.
class stanza {
public:
    /// The value of a field, whatever the case of its name; empty where there is none.
    std::string_view operator[](std::string_view name) const;

    bool        empty() const { return fields_.empty(); }
    std::size_t line() const { return line_; }  // its first, from 1

private:
    friend class stanza_reader;

    struct field {
        std::string_view name, value;
    };

    std::vector<field> fields_;
    std::size_t        line_ = 0;
};

/// What the reader calls. Views are valid during the call.
struct stanza_events {
    std::function<void(stanza const&)>                              read;
    std::function<void(std::size_t line, std::string_view mistake)> broken;  // and goes on
};

/// Reads a file to its end, unpacking it if need be. Throws `catalogue_error`.
void read_stanzas(source_file const& file, stanza_events const& events);

/// `libc6:any (>= 2.36)`, the second of the alternatives at a position.
struct relation {
    std::int32_t     position    = 0;  // from 1
    std::int32_t     alternative = 0;  // from 1
    std::string_view target;
    std::string_view versions;  // ">= 2.36", or empty
};

/// Appends what `Depends: a, b (>= 1) | c` says, its positions following those that are there.
/// False when some of it makes no sense, which is left out.
bool parse_relations(std::string_view text, std::vector<relation>& relations);

/// `Ada Lovelace <ada@example.org>`
std::pair<std::string_view, std::optional<std::string_view>> parse_maintainer(
    std::string_view text);

}  // namespace demo

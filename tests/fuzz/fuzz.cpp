// SPDX-License-Identifier: BSL-1.0
// What takes apart bytes and texts that come from elsewhere, with input at random: the first byte
// chooses what. Each is an end by itself where nothing goes wrong for the sanitizers; where there
// is a way back, what is understood has to come back as it was.

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <orm/expr/search_words.hpp>
#include <orm/migrate/error.hpp>
#include <orm/migrate/owned_schema.hpp>
#include <orm/migrate/step_text.hpp>
#include <orm/type/conversion_error.hpp>
#include <orm/type/iso8601.hpp>
#include <orm/type/list_text.hpp>
#include <orm/type/scratch.hpp>

#include "input.hpp"
#include "migrate/sqlite/object_text.hpp"
#include "migrate/sqlite/sql_tokens.hpp"
#include "migrate/sqlite/table_text.hpp"

#ifdef ORM_TEST_WITH_POSTGRES
#include "postgres.hpp"
#endif

namespace {

using namespace orm;
using fuzz::require;
using fuzz::take_byte;

// A number is written as its text; the text of that is the number again.
void moments(std::string_view input) {
    struct spelling {
        bool (*parse)(std::string_view, std::int64_t&);
        std::string_view (*format)(std::int64_t, char*);
    };
    constexpr spelling spellings[]{{iso8601::parse_date, iso8601::format_date},
                                   {iso8601::parse_time, iso8601::format_time},
                                   {iso8601::parse_timestamp, iso8601::format_timestamp},
                                   {iso8601::parse_interval, iso8601::format_interval}};
    for (spelling const& each : spellings) {
        std::int64_t number = 0;
        if (!each.parse(input, number)) continue;
        char                   buffer[iso8601::buffer_size];
        std::string_view const text  = each.format(number, buffer);
        std::int64_t           again = ~number;
        require(each.parse(text, again) && again == number, "a moment is what its text says");
    }
}

bool same_list(value const& one, value const& other) {
    if (one.elements.size != other.elements.size) return false;
    for (std::size_t at = 0; at != one.elements.size; ++at)
        if (!same_stored(one.elements.data[at], other.elements.data[at])) return false;
    return true;
}

// A text is read as a list; that list is written, and read again.
void lists(std::string_view input) {
    constexpr storage kinds[]{storage::boolean, storage::integer,   storage::real,
                              storage::text,    storage::blob,      storage::date,
                              storage::time,    storage::timestamp, storage::interval};
    storage const     kind = kinds[take_byte(input) % std::size(kinds)];
    scratch           temporaries;
    value             read;
    list_text         written;
    try {
        read = list_from_text(input, kind, temporaries);
        for (std::size_t at = 0; at != read.elements.size; ++at)
            written.add(read.elements.data[at]);
    } catch (conversion_error const&) {
        return;
    }
    std::string const text(written.finish());
    require(same_list(read, list_from_text(text, kind, temporaries)),
            "a list is what its text says");
}

// What is made of words is as many quoted words.
void words(std::string_view input) {
    std::string const text   = search_words(input);
    std::size_t       quotes = 0;
    for (char const each : text) quotes += each == '"' ? 1 : 0;
    require(quotes % 2 == 0, "words are in quotes");
}

// Steps are read and written, and read again.
void steps(std::string_view input) {
    using namespace migrate;
    std::vector<owned_step> read;
    try {
        read = parse_steps(input);
    } catch (usage_error const&) {
        return;
    }
    auto const text_of = [](std::vector<owned_step> const& all) {
        std::vector<step> views;
        for (owned_step const& each : all) views.push_back(each.view());
        return steps_text({views.data(), views.size()});
    };
    std::string const first = text_of(read);
    require(text_of(parse_steps(first)) == first, "steps are what their text says");
}

// What SQLite keeps of a schema, one statement a line. A file may be broken, or made by hand.
void schemas(std::string_view input) {
    migrate::owned_schema schema;
    try {
        while (!input.empty()) {
            std::string_view const line = input.substr(0, input.find('\n'));
            input.remove_prefix(line.size() == input.size() ? line.size() : line.size() + 1);
            migrate::token_list const tokens = migrate::tokens_of(line);
            for (migrate::sql_token const& each : tokens) static_cast<void>(each.name());
            std::string_view const kind = tokens.size() > 1 ? tokens[1].raw : std::string_view();
            if (kind == "table")
                add_table(schema, line);
            else if (kind == "index" || kind == "unique")
                add_index(schema, line);
            else if (kind == "view")
                add_view(schema, line, {"a", "b"});
            else if (kind == "trigger")
                add_trigger(schema, line);
        }
        complete_references(schema);
        complete_views(schema);
    } catch (std::exception const&) {
    }
}

constexpr void (*all_targets[])(std::string_view) = {
    moments,     lists,        words,       steps,
    schemas,
#ifdef ORM_TEST_WITH_POSTGRES
    fuzz::cells, fuzz::arrays, fuzz::texts, fuzz::connection_strings,
#endif
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    // A copy of that size, so that a byte too far is seen.
    std::vector<char> const bytes(data, data + size);
    std::string_view        input(bytes.data(), bytes.size());
    unsigned const          target = take_byte(input);
    if (target < std::size(all_targets)) all_targets[target](input);
    return 0;
}

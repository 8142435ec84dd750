// SPDX-License-Identifier: BSL-1.0
#include "catalogue.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

namespace demo {

namespace {

constexpr char status_path[] = "/var/lib/dpkg/status";
constexpr char lists_path[]  = "/var/lib/apt/lists";
constexpr char apt_helper[]  = "/usr/lib/apt/apt-helper";

[[noreturn]] void refuse(std::string const& path, int error) {
    throw catalogue_error(path + ": " + std::strerror(error));
}

bool is_packed(std::string_view path) {
    constexpr std::array endings{".lz4", ".gz", ".xz", ".zst", ".bz2", ".lzma"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return path.ends_with(ending); });
}

std::string quoted_for_shell(std::string_view text) {
    std::string quoted = "'";
    for (char const each : text)
        quoted += each == '\'' ? std::string("'\\''") : std::string(1, each);
    return quoted + "'";
}

/// A file, or what a command prints.
class input {
public:
    static input of_file(std::string const& path) {
        std::FILE* const stream = std::fopen(path.c_str(), "rb");
        if (stream == nullptr) refuse(path, errno);
        return input(stream, &std::fclose);
    }
    static input of_command(std::string const& command) {
        std::FILE* const stream = ::popen((command + " 2>/dev/null").c_str(), "r");
        if (stream == nullptr) refuse(command, errno);
        return input(stream, &::pclose);
    }

    /// Fewer bytes than asked for only at the end.
    std::size_t read(char* to, std::size_t size) { return std::fread(to, 1, size, stream_.get()); }

    /// Whether all of it could be read.
    bool close() {
        bool const failed = std::ferror(stream_.get()) != 0;
        auto const closer = stream_.get_deleter();
        return closer(stream_.release()) == 0 && !failed;
    }

private:
    using closer = int (*)(std::FILE*);

    input(std::FILE* stream, closer close) : stream_(stream, close) {}

    std::unique_ptr<std::FILE, closer> stream_;
};

/// The lists apt has fetched, as far as there is a way to read them.
std::vector<std::string> look_for_lists() {
    bool const               can_unpack = ::access(apt_helper, X_OK) == 0;
    std::vector<std::string> paths;
    std::error_code          absent;
    for (auto const& entry : std::filesystem::directory_iterator(lists_path, absent)) {
        auto const stem = is_packed(entry.path().native()) ? entry.path().stem() : entry.path();
        if (!stem.native().ends_with("_Packages")) continue;
        if (can_unpack || stem == entry.path()) paths.push_back(entry.path().native());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

constexpr bool is_blank(char character) { return character == ' ' || character == '\t'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (is_blank(text.front()) || text.front() == '\n')) text.remove_prefix(1);
    while (!text.empty() && (is_blank(text.back()) || text.back() == '\n')) text.remove_suffix(1);
    return text;
}

constexpr char lower_case(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool same_name(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower_case(a) == lower_case(b); });
}

/// What stands before a character, which is taken off the text with it.
std::string_view take_until(std::string_view& text, char separator) {
    std::size_t const end  = std::min(text.find(separator), text.size());
    auto const        part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

}  // namespace

source_file look_at(std::string path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) refuse(path, errno);
    if (!S_ISREG(status.st_mode)) throw catalogue_error(path + ": not a file");
    if (::access(path.c_str(), R_OK) != 0) refuse(path, errno);
    auto const modified = std::chrono::seconds(status.st_mtim.tv_sec) +
                          std::chrono::nanoseconds(status.st_mtim.tv_nsec);
    return {std::move(path), status.st_size,
            std::chrono::sys_time<std::chrono::microseconds>(
                std::chrono::floor<std::chrono::microseconds>(modified))};
}

std::vector<source_file> find_catalogue() {
    std::vector<source_file> files;
    for (std::string& path : look_for_lists()) {
        try {
            files.push_back(look_at(std::move(path)));
        } catch (catalogue_error const&) {
            // Not for us to read: what else there is will do.
        }
    }
    // Last, so that what is installed is found among what is available.
    try {
        files.push_back(look_at(status_path));
    } catch (catalogue_error const&) {
        if (files.empty()) throw;
    }
    return files;
}

std::string_view stanza::operator[](std::string_view name) const {
    for (field const& each : fields_)
        if (same_name(each.name, name)) return each.value;
    return {};
}

/// Cuts a stream of text into stanzas. It keeps no more than a block and the stanza that goes on
/// behind it.
class stanza_reader {
public:
    explicit stanza_reader(stanza_events const& events) : events_(events) {}

    void read(input& from) {
        constexpr std::size_t block_size = 256 * 1024;
        while (true) {
            std::size_t const kept = text_.size();
            text_.resize(kept + block_size);
            std::size_t const size = from.read(text_.data() + kept, block_size);
            text_.resize(kept + size);
            bool const at_end = size < block_size;
            take_stanzas(at_end);
            if (at_end) return;
        }
    }

private:
    /// Takes all whole stanzas off the text; at the end of the file the last one is whole.
    void take_stanzas(bool at_end) {
        std::size_t begin = 0;
        while (begin < text_.size()) {
            if (text_[begin] == '\n') {
                ++begin;
                ++line_;
                continue;
            }
            std::size_t end = text_.find("\n\n", begin);
            if (end == std::string::npos) {
                if (!at_end) break;
                end = text_.size();
            }
            parse(std::string_view(text_).substr(begin, end - begin));
            begin = std::min(end + 1, text_.size());
        }
        text_.erase(0, begin);
    }

    void parse(std::string_view text) {
        stanza_.fields_.clear();
        stanza_.line_ = line_;
        while (!text.empty()) {
            auto const line = take_until(text, '\n');
            if (is_blank(line.front()))
                continue_value(line);
            else
                begin_field(line);
            ++line_;
        }
        if (!stanza_.empty()) events_.read(stanza_);
    }

    void begin_field(std::string_view line) {
        std::size_t const colon = line.find_first_of(": \t");
        if (colon == 0 || colon == std::string_view::npos || line[colon] != ':')
            return events_.broken(line_, "neither a field nor the rest of one");
        stanza_.fields_.push_back({line.substr(0, colon), trimmed(line.substr(colon + 1))});
    }

    /// The lines of a value lie one behind the other, so that one view holds all of them.
    void continue_value(std::string_view line) {
        if (stanza_.empty()) return events_.broken(line_, "goes on with a field that is not there");
        auto&             value = stanza_.fields_.back().value;
        char const* const end   = line.data() + line.size();
        value = trimmed({value.data(), static_cast<std::size_t>(end - value.data())});
    }

    stanza_events const& events_;
    std::string          text_;
    stanza               stanza_;
    std::size_t          line_ = 1;
};

void read_stanzas(source_file const& file, stanza_events const& events) {
    auto from = is_packed(file.path) ? input::of_command(std::string(apt_helper) + " cat-file " +
                                                         quoted_for_shell(file.path))
                                     : input::of_file(file.path);
    stanza_reader(events).read(from);
    if (!from.close()) throw catalogue_error(file.path + ": cannot be read to its end");
}

bool parse_relations(std::string_view text, std::vector<relation>& relations) {
    bool         sound    = true;
    std::int32_t position = relations.empty() ? 0 : relations.back().position;
    while (!text.empty()) {
        auto         choice      = take_until(text, ',');
        std::int32_t alternative = 0;
        ++position;
        while (!choice.empty()) {
            auto       one      = trimmed(take_until(choice, '|'));
            auto       versions = std::string_view();
            auto const open     = one.find('(');
            if (open != std::string_view::npos) {
                versions = one.substr(open + 1);
                sound &= versions.ends_with(')');
                versions = trimmed(take_until(versions, ')'));
                one      = trimmed(one.substr(0, open));
            }
            auto const target = one.substr(0, one.find_first_of(" \t\n:[<"));
            if (target.empty())
                sound = false;
            else
                relations.push_back({position, ++alternative, target, versions});
        }
    }
    return sound;
}

std::pair<std::string_view, std::optional<std::string_view>> parse_maintainer(
    std::string_view text) {
    std::size_t const open  = text.rfind('<');
    std::size_t const close = text.rfind('>');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return {trimmed(text), std::nullopt};
    auto const name  = trimmed(text.substr(0, open));
    auto const email = trimmed(text.substr(open + 1, close - open - 1));
    return {name.empty() ? email : name, email};
}

}  // namespace demo

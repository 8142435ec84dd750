// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <orm/session/dumped_schema.hpp>
#include <orm/session/json_row.hpp>

namespace orm {

/// Understands such lines one by one. What is wrong with one is a `json_error` without its number.
class dump_reader {
public:
    dump_reader(array_view<dumped_table> tables, array_view<dumped_sequence> sequences)
        : tables_(tables), sequences_(sequences) {}

    enum class line_kind : std::uint8_t { first, row, mark, sequence, end };

    line_kind read(std::string_view line) {
        if (ended_ && line.find_first_not_of(" \t\r\n") == line.npos) return line_kind::end;
        boost::json::value const parsed = parse_rows(line);
        auto const&              object = object_in(parsed, {});
        if (!begun_) return read_first(object);
        if (ended_) throw_json_error("there is more behind the end of the dump");
        if (auto const* const name = object.if_contains("table"))
            return read_of_table(object, *name);
        if (auto const* const name = object.if_contains("sequence")) {
            sequence_ = find(sequences_, *name, "sequence", 0);
            mark_     = whole_number(object, "last");
            return line_kind::sequence;
        }
        if (whole_number(object, "rows") != rows_)
            throw_json_error("the dump had another number of rows when it was written");
        ended_ = true;
        return line_kind::end;
    }

    /// After the last line.
    void end() const {
        if (!ended_) throw_json_error("the file ends before the dump does");
    }

    dumped_object&      row() { return *row_; }  // the caller's
    dumped_table const& table() const { return tables_[table_]; }
    std::size_t         table_number() const { return table_; }
    std::size_t         sequence_number() const { return sequence_; }
    std::int64_t        mark() const { return mark_; }
    std::int64_t        rows() const { return rows_; }  // so far

private:
    line_kind read_first(boost::json::object const& object) {
        auto const* const name    = object.if_contains("orm");
        auto const* const version = object.if_contains("version");
        if (name == nullptr || *name != "dump" || version == nullptr)
            throw_json_error("this is no dump");
        if (*version != 1) throw_json_error("a dump of another version");
        begun_ = true;
        return line_kind::first;
    }

    line_kind read_of_table(boost::json::object const& object, boost::json::value const& name) {
        table_                  = find(tables_, name, "table", table_);
        auto const* const given = object.if_contains("row");
        if (given == nullptr) {
            mark_ = whole_number(object, "last");
            if (table().set_mark == nullptr)
                throw_json_error("the database counts no keys of this table", table().name);
            return line_kind::mark;
        }
        row_.emplace(table());
        members_from_json(*given, table().members, row_->row());
        ++rows_;
        return line_kind::row;
    }

    static std::int64_t whole_number(boost::json::object const& object, std::string_view name) {
        auto const* const given = object.if_contains(json_key(name));
        if (given == nullptr || !given->is_int64())
            throw_json_error("the line is neither a row nor what else there is in a dump");
        return given->get_int64();
    }

    /// Rows of a table come together: where the last one was is looked first.
    template <class Part>
    static std::size_t find(array_view<Part> parts, boost::json::value const& name,
                            std::string_view kind, std::size_t first) {
        auto const* const text = name.if_string();
        if (text == nullptr) throw_json_error("a name is no text");
        std::string_view const wanted(text->data(), text->size());
        for (std::size_t at = 0; at != parts.size(); ++at) {
            std::size_t const place = (first + at) % parts.size();
            if (is_named(parts[place], wanted)) return place;
        }
        throw_json_error(std::string("the schema has no such ").append(kind), unknown_name(wanted));
    }

    template <class Part>
    static bool is_named(Part const& part, std::string_view name) {
        if (part.schema.empty()) return part.name == name;
        std::size_t const size = part.schema.size();
        return name.size() == size + 1 + part.name.size() && name[size] == '.' &&
               name.starts_with(part.schema) && name.ends_with(part.name);
    }

    array_view<dumped_table>     tables_;
    array_view<dumped_sequence>  sequences_;
    std::optional<dumped_object> row_;
    std::size_t                  table_    = 0;
    std::size_t                  sequence_ = 0;
    std::int64_t                 mark_     = 0;
    std::int64_t                 rows_     = 0;
    bool                         begun_    = false;
    bool                         ended_    = false;
};

}  // namespace orm

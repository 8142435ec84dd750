// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <ios>
#include <optional>
#include <string>
#include <string_view>

#include <orm/session/dump_verbs.hpp>
#include <orm/session/dumped_schema.hpp>
#include <orm/session/json_row.hpp>

namespace orm {

template <class Part>
std::string dumped_name(Part const& part) {
    return part.schema.empty() ? std::string(part.name)
                               : std::string(part.schema).append(".").append(part.name);
}

inline std::string json_string(std::string_view text) {
    return boost::json::serialize(json_key(text));
}

inline constexpr std::string_view first_dumped_line = "{\"orm\":\"dump\",\"version\":1}";

/// `{"table":"users",`, which what is told of the table stands behind.
inline std::string begin_of_line(std::string_view kind, std::string const& name) {
    return std::string("{\"").append(kind).append("\":").append(json_string(name)).append(",");
}

inline constexpr field mark_field = make_field<std::optional<std::int64_t>>(0, "a count", "last");

template <backend_connection Connection>
std::optional<std::int64_t> read_mark(session<Connection>& owner, statement_source const& source) {
    std::optional<std::int64_t> mark;
    owner.fetch_first(source, {}, {{&mark_field, 1}, {}}, &mark);
    return mark;
}

/// Writes a whole database, line by line, as it is at one moment.
template <backend_connection Connection, class Out>
class dump_writer {
public:
    dump_writer(session<Connection>& owner, Out& out, dump_options const& options)
        : owner_(owner), out_(out), options_(options) {
        if (options_.every < 1) throw usage_error("progress is told after at least one row");
    }

    std::int64_t write(array_view<dumped_table> tables, std::size_t const* order,
                       array_view<dumped_sequence> sequences) {
        put(std::string(first_dumped_line));
        for (std::size_t at = 0; at != tables.size(); ++at) write_table(tables[order[at]]);
        for (dumped_sequence const& each : sequences)
            write_mark(each.mark, begin_of_line("sequence", dumped_name(each)));
        put("{\"rows\":" + std::to_string(rows_) + '}');
        if constexpr (requires { out_.flush(); }) {
            out_.flush();
            check();
        }
        return rows_;
    }

private:
    using execution = typename session<Connection>::execution;

    void write_table(dumped_table const& table) {
        std::string const   begin = begin_of_line("table", dumped_name(table));
        dumped_object const held(table);
        std::int64_t        rows = 0;
        {
            execution running(owner_, table.rows, {}, fetching::one_by_one);
            while (running.next()) {
                running.read(table.layout, held.row());
                put(begin + "\"row\":" +
                    boost::json::serialize(json_of_members(table.members, held.row())) + '}');
                ++rows_;
                if (++rows % options_.every == 0) tell(table, rows);
            }
        }
        if (rows % options_.every != 0 || rows == 0) tell(table, rows);
        if (!table.mark.sql.empty()) write_mark(table.mark, begin);
    }

    void write_mark(statement_source const& source, std::string const& begin) {
        if (auto const mark = read_mark(owner_, source))
            put(begin + "\"last\":" + std::to_string(*mark) + '}');
    }

    void tell(dumped_table const& table, std::int64_t rows) const {
        if (options_.progress) options_.progress({table.name, rows, rows_});
    }

    void put(std::string line) {
        line += '\n';
        if constexpr (requires { out_.write(line.data(), std::streamsize()); }) {
            out_.write(line.data(), static_cast<std::streamsize>(line.size()));
            check();
        } else {
            out_(std::string_view(line));
        }
    }

    void check() const {
        if (!out_) throw io_error("dump() cannot write: the stream has failed");
    }

    session<Connection>& owner_;
    Out&                 out_;
    dump_options         options_;
    std::int64_t         rows_ = 0;
};

}  // namespace orm

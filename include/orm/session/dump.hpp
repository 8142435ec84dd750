// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/session/dump_verbs.hpp>
#include <orm/session/dumped_schema.hpp>
#include <orm/session/json_row.hpp>

// A database as lines of JSON. The first line says what it is and the last how many rows there
// were, so that a file that was cut off is known from one that was not:
//
//     {"orm":"dump","version":1}
//     {"table":"users","row":{"id":1,"email":"ada@example.org"}}
//     {"table":"users","last":1}
//     {"rows":1}

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

/// A row that was read from a file and is not yet written.
class loaded_object {
public:
    explicit loaded_object(dumped_table const& table) : table_(&table), row_(table.make()) {}
    loaded_object(loaded_object&& other) noexcept
        : table_(other.table_), row_(std::exchange(other.row_, nullptr)) {}
    loaded_object& operator=(loaded_object&&) = delete;
    ~loaded_object() {
        if (row_ != nullptr) table_->destroy(row_);
    }

    dumped_table const& table() const { return *table_; }
    void*               row() const { return row_; }

private:
    dumped_table const* table_;
    void*               row_;
};

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

    loaded_object&      row() { return *row_; }  // the caller's
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
    std::optional<loaded_object> row_;
    std::size_t                  table_    = 0;
    std::size_t                  sequence_ = 0;
    std::int64_t                 mark_     = 0;
    std::int64_t                 rows_     = 0;
    bool                         begun_    = false;
    bool                         ended_    = false;
};

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
        loaded_object const held(table);
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

/// Reads such lines and writes what they say, some rows at a time.
template <backend_connection Connection>
class dump_loader {
public:
    dump_loader(session<Connection>& owner, array_view<dumped_table> tables,
                array_view<dumped_sequence> sequences, load_options const& options)
        : owner_(owner),
          tables_(tables),
          sequences_(sequences),
          reader_(tables, sequences),
          options_(options),
          marks_(tables.size()),
          sequence_marks_(sequences.size()),
          counts_(tables.size()) {
        if (options_.every < 1) throw usage_error("progress is told after at least one row");
    }

    template <class In>
    load_result load(In& in) {
        std::string line;
        for (line_ = 1; next_line(in, line); ++line_) located([&] { take(line); });
        flush();
        located([&] { reader_.end(); });
        return result_;
    }

    /// The last that is done: a sequence is not set back when its transaction is undone.
    void set_marks() {
        // An engine that numbers rows counts behind those that are there by itself.
        constexpr bool counts_rows = Connection::dialect::facts.rowid_keys;
        for (std::size_t at = 0; at != tables_.size(); ++at)
            if (tables_[at].set_mark != nullptr && (marks_[at] != 0 || !counts_rows))
                owner_.run({tables_[at].set_mark, &marks_[at]});
        for (std::size_t at = 0; at != sequences_.size(); ++at)
            if (sequence_marks_[at]) owner_.run({sequences_[at].set_mark, &*sequence_marks_[at]});
    }

private:
    using line_kind = dump_reader::line_kind;

    static constexpr std::size_t most_waiting = 128;

    struct waiting_row {
        loaded_object object;
        std::int64_t  line;
        std::int64_t  written;
    };

    template <class In>
    static bool next_line(In& in, std::string& line) {
        if constexpr (requires { std::getline(in, line); }) {
            if (std::getline(in, line)) return true;
            if (in.bad()) throw io_error("load_dump() cannot read: the stream has failed");
            return false;
        } else {
            return in(line);
        }
    }

    template <class Action>
    void located(Action action) {
        try {
            action();
        } catch (error& failure) {
            if (failure.row() == 0) failure.note_line(line_);
            throw;
        }
    }

    void take(std::string const& line) {
        switch (reader_.read(line)) {
            case line_kind::row:
                waiting_.push_back({std::move(reader_.row()), line_, 0});
                ++counts_[reader_.table_number()];
                if (options_.progress && counts_[reader_.table_number()] % options_.every == 0)
                    options_.progress(
                        {reader_.table().name, counts_[reader_.table_number()], reader_.rows()});
                if (waiting_.size() == most_waiting) flush();
                return;
            case line_kind::mark: marks_[reader_.table_number()] = reader_.mark(); return;
            case line_kind::sequence:
                sequence_marks_[reader_.sequence_number()] = reader_.mark();
                return;
            default: return;
        }
    }

    void flush() {
        std::vector<batch_step> steps;
        steps.reserve(waiting_.size());
        for (waiting_row& each : waiting_)
            steps.push_back(
                {.call = {each.object.table().load[static_cast<std::size_t>(options_.conflicts)],
                          each.object.row()},
                 .affected = &each.written});
        try {
            owner_.run_batch(steps);
        } catch (error& failure) {
            if (failure.statement() != 0)
                failure.note_line(waiting_[static_cast<std::size_t>(failure.statement()) - 1].line);
            throw;
        }
        for (waiting_row const& each : waiting_)
            ++(each.written != 0 ? result_.rows : result_.skipped);
        waiting_.clear();
    }

    session<Connection>&                     owner_;
    array_view<dumped_table>                 tables_;
    array_view<dumped_sequence>              sequences_;
    dump_reader                              reader_;
    load_options                             options_;
    std::vector<std::int64_t>                marks_;           // by table
    std::vector<std::optional<std::int64_t>> sequence_marks_;  // by sequence
    std::vector<std::int64_t>                counts_;          // by table
    std::vector<waiting_row>                 waiting_;
    std::int64_t                             line_   = 0;
    load_result                              result_ = {};
};

template <backend_connection Connection, class Schema, class Out>
std::int64_t dump_database(session<Connection>& owner, Schema const&, Out& out,
                           dump_options const& options) {
    using described = dumped_schema<typename Connection::dialect, Schema>;
    call_guard const inside(owner.callers);
    // Inside of a transaction that one is the state that is seen.
    bool const outer = owner.depth == 0;
    if (outer) owner.open_snapshot();
    try {
        std::int64_t const rows =
            dump_writer<Connection, Out>(owner, out, options)
                .write(described::tables, described::order.tables, described::sequences);
        if (outer) owner.commit_level();
        return rows;
    } catch (...) {
        if (outer) owner.undo_level();
        throw;
    }
}

template <backend_connection Connection, class Schema, class In>
load_result load_database(session<Connection>& owner, Schema const&, In& in,
                          load_options const& options) {
    using described = dumped_schema<typename Connection::dialect, Schema>;
    call_guard const inside(owner.callers);
    savepoint        guard(owner);
    for (std::string_view const sql : described::defer::kept.statements) owner.run_schema(sql);
    dump_loader<Connection> loader(owner, described::tables, described::sequences, options);
    load_result const       result = loader.load(in);
    for (std::string_view const sql : described::check::kept.statements) owner.run_schema(sql);
    loader.set_marks();
    guard.commit();
    return result;
}

}  // namespace orm

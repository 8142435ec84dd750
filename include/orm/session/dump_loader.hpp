// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <orm/session/dump_reader.hpp>
#include <orm/session/dump_verbs.hpp>

namespace orm {

/// Reads such lines and writes what they say, some rows at a time.
template <backend_connection Connection>
class dump_loader {
public:
    dump_loader(session<Connection>& owner, array_view<dumped_table> tables,
                array_view<dumped_sequence> sequences, load_dump_options const& options)
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
    load_dump_result load(In& in) {
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
        dumped_object object;
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
    load_dump_options                        options_;
    std::vector<std::int64_t>                marks_;           // by table
    std::vector<std::optional<std::int64_t>> sequence_marks_;  // by sequence
    std::vector<std::int64_t>                counts_;          // by table
    std::vector<waiting_row>                 waiting_;
    std::int64_t                             line_   = 0;
    load_dump_result                         result_ = {};
};

}  // namespace orm

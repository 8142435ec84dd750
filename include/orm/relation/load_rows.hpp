// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

#include <orm/relation/loader.hpp>

namespace orm {

/// A snapshot for the statements of one load; inside of a transaction that one is enough.
template <class Session>
class read_snapshot {
public:
    explicit read_snapshot(Session& session) : session_(session), open_(session.depth == 0) {
        if (open_) session_.open_snapshot();
    }
    read_snapshot(read_snapshot const&)            = delete;
    read_snapshot& operator=(read_snapshot const&) = delete;
    ~read_snapshot() {
        if (open_) session_.undo_level();
    }

    void end() {
        if (open_) session_.commit_level();
        open_ = false;
    }

private:
    Session& session_;
    bool     open_;
};

/// Reads the rows of a root as they come.
template <class Shape>
struct root_rows {
    std::vector<Shape>& rows;

    static void* add(void* self) {
        return &level_facts<Shape>::row_in(static_cast<root_rows*>(self)->rows.emplace_back());
    }
};

/// The same for a part of a row, whose columns are read one by one.
template <class Shape, class Query>
struct part_rows {
    using taken = row_type<Query>;

    std::vector<Shape>& rows;
    taken               read{};
    bool                waiting = false;

    static void* add(void* pointer) {
        auto& self = *static_cast<part_rows*>(pointer);
        self.give();
        self.waiting = true;
        return &self.read;
    }

    void give() {
        if (waiting) root_taken::store(read, level_facts<Shape>::row_in(rows.emplace_back()), true);
        waiting = false;
    }

private:
    struct root_query {
        using level                     = level_facts<Shape>;
        using more                      = types<>;
        static constexpr bool reads_row = false;
    };
    using root_taken = taken_row<root_query>;
};

/// Where the rows of a root go; `give` stores the last of them.
template <class Shape, class Root>
struct sink_of_roots : part_rows<Shape, Root> {
    row_sink as_sink() { return {this, part_rows<Shape, Root>::add}; }
};
template <class Shape, class Root>
    requires level_facts<Shape>::is_whole
struct sink_of_roots<Shape, Root> : root_rows<Shape> {
    row_sink as_sink() { return {this, root_rows<Shape>::add}; }
    void     give() {}
};

template <backend_connection Connection, class Shape, class Root>
void load_root(session<Connection>& session, Root const& root, std::vector<Shape>& rows) {
    statement_call const       call{&plan_of<typename Connection::dialect, Root>, &root};
    sink_of_roots<Shape, Root> taken{{rows}};
    session.fetch_all(call, result_of<Root>::layout(), taken.as_sink());
    taken.give();
}

/// What belongs to the rows of a root.
template <backend_connection Connection, class Shape, class... Options>
void load_below([[maybe_unused]] session<Connection>&    session,
                [[maybe_unused]] std::vector<Shape>&     rows,
                [[maybe_unused]] list<Options...> const& options) {
    if constexpr (has_relations<Shape>) {
        loader<Connection, Options...> levels(session, options);
        std::vector<Shape*>            pointers;
        pointers.reserve(rows.size());
        for (Shape& row : rows) pointers.push_back(&row);
        levels.load(pointers, levels.depth());
    }
}

template <backend_connection Connection, class Shape, class Root, class... Options>
void load_rows(session<Connection>& session, load_query<Shape, Root, Options...> const& query,
               std::vector<Shape>& rows) {
    if constexpr (!check_load<Shape, types<Options...>>()) {
        return;
    } else if constexpr (!has_relations<Shape>) {
        load_root(session, query.root, rows);
    } else {
        read_snapshot snapshot(session);
        load_root(session, query.root, rows);
        load_below(session, rows, query.given);
        snapshot.end();
    }
}

}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <exception>

#include <orm/session/explain.hpp>
#include <orm/session/session.hpp>

namespace orm {

template <backend_connection Connection>
auto session<Connection>::acquire(statement_source const& source) -> entry* {
    if (entry* found = cache_.find(source)) {
        ++counts.cache_hits;
        return found;
    }
    return prepare(source);
}

template <backend_connection Connection>
auto session<Connection>::prepare(statement_source const& source) -> entry* {
    std::string built;
    if (source.build != nullptr) built = source.build(source.query).view();
    std::string_view const sql = source.build != nullptr ? std::string_view(built) : source.sql;

    entry* made = nullptr;
    try {
        made = new entry{connection.prepare(sql), {}, source.sql, source.identity(), {}};
        ++counts.prepared;
        if (source.build != nullptr) {
            made->text = built;
            made->sql  = made->text;
            made->shape.assign(source.shape.begin(), source.shape.end());
        }
        // While the same query is still being read, as inside of its own stream, the second
        // statement is used once and closed.
        if (!cache_.contains_busy(source)) counts.evicted += cache_.insert(*made, source);
        return made;
    } catch (std::exception const& failure) {
        delete made;
        observers.notify({.sql = sql, .error = failure.what()});
        throw;
    }
}

template <backend_connection Connection>
std::int64_t session<Connection>::run(statement_source const& source,
                                      std::span<value const> values) {
    execution running(*this, source, values);
    while (running.next()) {}
    return running.affected();
}

template <backend_connection Connection>
void session<Connection>::fetch_all(statement_source const& source, std::span<value const> values,
                                    row_layout const& layout, row_sink sink) {
    execution running(*this, source, values);
    while (running.next()) {
        running.read(layout, sink.add(sink.rows));
        ++counts.rows;
    }
}

template <backend_connection Connection>
bool session<Connection>::fetch_first(statement_source const& source,
                                      std::span<value const> values, row_layout const& layout,
                                      void* row, bool writes) {
    execution running(*this, source, values);
    if (!running.next()) return false;
    running.read(layout, row);
    ++counts.rows;
    if (writes)
        while (running.next()) {}
    return true;
}

template <backend_connection Connection>
void session<Connection>::fetch_one(statement_source const& source, std::span<value const> values,
                                    row_layout const& layout, void* row) {
    execution running(*this, source, values);
    error_details details;
    if (!running.next()) {
        details.sql = running.sql();
        throw no_rows("one() found no row.", std::move(details));
    }
    running.read(layout, row);
    ++counts.rows;
    if (running.next()) {
        details.sql = running.sql();
        throw too_many_rows("one() found more than one row.", std::move(details));
    }
}

template <backend_connection Connection>
std::vector<std::string> session<Connection>::explain(statement_source const& source,
                                                      std::span<value const>  values) {
    std::vector<explained_step> steps;
    fetch_all(source, values, explained_step_layout(), sink_of(steps));
    return indented_plan(steps);
}

}  // namespace orm

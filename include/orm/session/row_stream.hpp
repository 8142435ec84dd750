// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <orm/session/statement_rules.hpp>

namespace orm {

struct end_of_rows {};

/// Walks over a stream, which has `current`, `next` and `ended`.
template <class Stream>
class stream_iterator {
public:
    using value_type      = typename Stream::row;
    using difference_type = std::ptrdiff_t;

    explicit stream_iterator(Stream* stream = nullptr) : stream_(stream) {}

    value_type& operator*() const { return stream_->current(); }
    value_type* operator->() const { return &stream_->current(); }

    stream_iterator& operator++() {
        stream_->next();
        return *this;
    }
    void operator++(int) { ++*this; }

    bool operator==(end_of_rows) const { return stream_->ended(); }

private:
    Stream* stream_;
};

/// The rows of a running statement, one at a time. An input range: it is walked once, and each row
/// replaces the one before. It may be left early, and ends with the object.
template <backend_connection Connection, class Query, class Arguments = no_arguments>
class row_stream {
public:
    using row     = row_type<Query>;
    using dialect = typename Connection::dialect;

    row_stream(session<Connection>& owner, Query given, Arguments arguments = {})
        : session_(owner),
          query_(std::move(given)),
          arguments_(std::move(arguments)),
          bound_({&plan_of<dialect, Query, Arguments>, &query_, &arguments_}, &owner.around),
          running_(owner, bound_.source(), bound_.values()),
          layout_(result_of<Query>::layout()) {}
    row_stream(row_stream const&)            = delete;
    row_stream& operator=(row_stream const&) = delete;

    stream_iterator<row_stream> begin() {
        next();
        return stream_iterator<row_stream>(this);
    }
    end_of_rows end() const { return {}; }

private:
    friend class stream_iterator<row_stream>;

    row& current() { return row_; }
    bool ended() const { return ended_; }

    void next() {
        call_guard const inside(session_.callers);
        if (!ended_ && !running_->next()) {
            ended_ = true;
            if (!begun_) running_->check(layout_);
        }
        if (ended_) return;
        begun_ = true;
        row_   = row{};
        running_->read(layout_, &row_);
        ++session_.counts.rows;
    }

    session<Connection>&                            session_;
    Query                                           query_;
    Arguments                                       arguments_;
    bound_statement                                 bound_;
    typename session<Connection>::lasting_execution running_;
    row_layout                                      layout_;
    row                                             row_{};
    bool                                            begun_ = false;
    bool                                            ended_ = false;
};

template <backend_connection Connection, class Query>
auto stream_of(session<Connection>& session, Query query) {
    if constexpr (check_rows_of_one<Query>())
        return row_stream<Connection, Query>(session, std::move(query));
    else
        return std::vector<row_type<Query>>();
}

}  // namespace orm

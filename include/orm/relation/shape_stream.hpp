// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <orm/relation/load_rows.hpp>
#include <orm/relation/root_reader.hpp>
#include <orm/session/row_stream.hpp>

namespace orm {

/// The roots of a load, one at a time, read together with what belongs to them in batches. An input
/// range: it is walked once, and may be left early. While it is there it keeps a snapshot open,
/// inside of which the loop runs.
template <backend_connection Connection, class Query>
class shape_stream;
template <backend_connection Connection, class Shape, class Root, class... Options>
class shape_stream<Connection, load_query<Shape, Root, Options...>> {
public:
    using row = Shape;

    shape_stream(session<Connection>& owner, load_query<Shape, Root, Options...> given)
        : session_(owner),
          query_(std::move(given)),
          snapshot_(owner),
          roots_(owner, query_.root),
          most_(roots_of_batch(query_.given)) {
        call_guard const inside(owner.callers);
        ++owner.in_use;
    }
    shape_stream(shape_stream const&)            = delete;
    shape_stream& operator=(shape_stream const&) = delete;
    ~shape_stream() {
        call_guard const inside(session_.callers, wait_for_others{});
        --session_.in_use;
    }

    stream_iterator<shape_stream> begin() {
        next();
        return stream_iterator<shape_stream>(this);
    }
    end_of_rows end() const { return {}; }

private:
    friend class stream_iterator<shape_stream>;

    row& current() { return rows_[at_]; }
    bool ended() const { return at_ == rows_.size(); }

    void next() {
        call_guard const inside(session_.callers);
        if (++at_ < rows_.size() || is_last_) return;
        at_ = 0;
        rows_.clear();
        sink_of_roots<Shape, Root> sink{{rows_}};
        roots_.read(sink.as_sink(), most_);
        sink.give();
        is_last_ = rows_.size() < most_;
        load_below(session_, rows_, query_.given);
    }

    session<Connection>&                session_;
    load_query<Shape, Root, Options...> query_;
    read_snapshot<session<Connection>>  snapshot_;
    root_reader<Connection, Root>       roots_;
    std::size_t                         most_;
    std::vector<Shape>                  rows_;
    std::size_t                         at_      = 0;
    bool                                is_last_ = false;
};

template <backend_connection Connection, class Shape, class Root, class... Options>
auto stream_of(session<Connection>& session, load_query<Shape, Root, Options...> query) {
    using asked = load_query<Shape, Root, Options...>;
    if constexpr (check_load<Shape, types<Options...>>())
        return shape_stream<Connection, asked>(session, std::move(query));
    else
        return std::vector<Shape>();
}
template <backend_connection Connection>
std::vector<nothing> stream_of(session<Connection>&, invalid_load) {
    return {};
}

}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#include <orm/session/row_lists.hpp>

#include <algorithm>
#include <new>

#include <orm/type/list_text.hpp>

namespace orm {

namespace {

constexpr std::size_t most_bytes = 4'000'000;

std::size_t bytes_in(value const& bound) {
    return bound.kind == storage::text || bound.kind == storage::blob ? bound.bytes.size : 0;
}

}  // namespace

row_lists::row_lists(binder& out, std::size_t columns, std::size_t rows)
    : out_(out),
      columns_(columns),
      values_(columns * std::min(rows, most_rows)),
      row{values_.data(), out.temporaries, out.insert, out.arrays, out.around} {}

row_lists::~row_lists() { out_.column = row.column; }

bool row_lists::is_full() {
    auto const bound = static_cast<std::size_t>(row.next - values_.data());
    for (; counted_ != bound; ++counted_) bytes_ += bytes_in(values_[counted_]);
    return bound == values_.size() || bytes_ > most_bytes;
}

std::size_t row_lists::finish() {
    auto const bound = static_cast<std::size_t>(row.next - values_.data());
    for (std::size_t column = 0; column != columns_; ++column) {
        list_values list(bound / columns_);
        for (std::size_t at = column; at < bound; at += columns_) list.add(values_[at]);
        value const& first = values_[column];
        ::new (out_.place()) value(list.finish(first.type, out_.temporaries));
        out_.next[-1].column = first.column;
    }
    return bound / columns_;
}

}  // namespace orm

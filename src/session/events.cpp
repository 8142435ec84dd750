// SPDX-License-Identifier: BSL-1.0
#include <orm/session/events.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace orm {

observer_list::~observer_list() {
    for (observer* each : observers_) delete each;
}

void observer_list::notify(statement_event event) const noexcept {
    std::span<value const> const values = event.values;
    // By number, as an observer may add another.
    for (std::size_t at = 0; at != observers_.size(); ++at) {
        observer* const each = observers_[at];
        event.values = each->values == bound_values::shown ? values : std::span<value const>();
        try {
            (*each)(event);
        } catch (...) {
            // An observer that fails must not make the statement fail.
        }
    }
}

savepoint_text::savepoint_text(char const* words, int depth) noexcept
    : size_(
          static_cast<std::size_t>(std::snprintf(text_, sizeof text_, "%s orm_%d", words, depth))) {
}

std::int64_t steady_nanoseconds() noexcept {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void statement_logger::operator()(statement_event const& event) const {
    // A bulk insert has tens of thousands of placeholders.
    std::size_t const shown = std::min<std::size_t>(event.sql.size(), 2'000);
    auto* const       file  = file_ == nullptr ? stderr : static_cast<std::FILE*>(file_);
    std::fprintf(file, "%.3f ms", static_cast<double>(event.nanoseconds) / 1e6);
    if (event.kind == statement_kind::query)
        std::fprintf(file, ", %lld rows", static_cast<long long>(event.rows));
    std::fprintf(file, ": %.*s%s", static_cast<int>(shown), event.sql.data(),
                 shown < event.sql.size() ? "..." : "");
    if (!event.error.empty())
        std::fprintf(file, " failed: %.*s", static_cast<int>(event.error.size()),
                     event.error.data());
    std::fputc('\n', file);
}

}  // namespace orm

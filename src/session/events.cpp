// SPDX-License-Identifier: BSL-1.0
#include <orm/session/events.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <utility>

namespace orm {

namespace {

void tell(statement_observer& observer, statement_event event) noexcept {
    if (observer.values != bound_values::shown) event.values = {};
    try {
        observer(event);
    } catch (...) {
        // An observer that fails must not make the statement fail.
    }
}

}  // namespace

/// Observers are only ever added, so that whoever is at one may go on to the next.
struct shared_observers::state {
    std::atomic<statement_observer*> newest{nullptr};
    std::atomic<int>                 holders{1};
};

shared_observers shared_observers::make() {
    shared_observers made;
    made.state_ = new state;
    return made;
}

shared_observers::shared_observers(shared_observers const& other) noexcept : state_(other.state_) {
    if (state_ != nullptr) state_->holders.fetch_add(1, std::memory_order_relaxed);
}

shared_observers::~shared_observers() {
    if (state_ == nullptr || state_->holders.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
    statement_observer* each = state_->newest.load(std::memory_order_relaxed);
    while (each != nullptr) {
        statement_observer* const older = each->next;
        delete each;
        each = older;
    }
    delete state_;
}

void shared_observers::add(statement_observer* observer) const noexcept {
    observer->next = state_->newest.load(std::memory_order_relaxed);
    while (!state_->newest.compare_exchange_weak(
        observer->next, observer, std::memory_order_release, std::memory_order_relaxed)) {
    }
}

bool shared_observers::any() const noexcept {
    return state_->newest.load(std::memory_order_relaxed) != nullptr;
}

void shared_observers::notify(statement_event const& event) const noexcept {
    if (state_ == nullptr) return;
    statement_observer* each = state_->newest.load(std::memory_order_acquire);
    for (; each != nullptr; each = each->next) tell(*each, event);
}

observer_list::~observer_list() {
    while (first_ != nullptr) delete std::exchange(first_, first_->next);
}

void observer_list::keep(statement_observer* observer) noexcept {
    (last_ == nullptr ? first_ : last_->next) = observer;
    last_                                     = observer;
}

void observer_list::notify(statement_event event) const noexcept {
    for (statement_observer* each = first_; each != nullptr; each = each->next) tell(*each, event);
    shared_.notify(event);
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

// SPDX-License-Identifier: BSL-1.0
#include <orm/session/context.hpp>

#include <chrono>
#include <memory>

#include <orm/backend/error.hpp>

namespace orm {

void throw_missing_context() {
    throw missing_context("the statement needs a value that db.context() has none of; set() it.",
                          {});
}

std::int64_t system_microseconds() noexcept {
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

context const& no_context() noexcept {
    static context const empty;
    return empty;
}

std::int64_t context::now() const {
    held const* const found = look_up(&clock_place);
    return found == nullptr ? system_microseconds() : static_cast<some_clock const*>(found)->now();
}

context::~context() { clear(); }

void context::clear() noexcept {
    for (entry const& each : entries_) delete each.value;
    entries_.clear();
}

void context::put(void const* key, held* value) {
    std::unique_ptr<held> taken(value);
    for (entry& each : entries_)
        if (each.key == key) {
            delete each.value;
            each.value = taken.release();
            return;
        }
    if (value == nullptr) return;
    entries_.push_back({key, value});
    static_cast<void>(taken.release());
}

context::held const* context::look_up(void const* key) const noexcept {
    for (entry const& each : entries_)
        if (each.key == key) return each.value;
    return nullptr;
}

}  // namespace orm

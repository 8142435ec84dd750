// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include <orm/type/chrono.hpp>

namespace orm {

/// Microseconds since 1970 of the system's clock.
std::int64_t system_microseconds() noexcept;

[[noreturn]] void throw_missing_context();

template <class Key>
struct context_key_place {
    static constexpr char place = 0;
};

/// What is around the statements of one connection: the clock they go by, and what a program says
/// of whom it works for, by types that stand for it.
class context {
public:
    context()                          = default;
    context(context const&)            = delete;
    context& operator=(context const&) = delete;
    ~context();

    /// Sets the value of a key, `struct current_user : orm::context_key<std::int64_t> {};`.
    template <class Key>
    void set(typename Key::value_type value) {
        put(&context_key_place<Key>::place, new held_value(std::move(value)));
    }

    /// Forgets it.
    template <class Key>
    void unset() noexcept {
        put(&context_key_place<Key>::place, nullptr);
    }

    /// Null where it is not set.
    template <class Key>
    typename Key::value_type const* find() const noexcept {
        using kept  = held_value<typename Key::value_type>;
        auto* found = static_cast<kept const*>(look_up(&context_key_place<Key>::place));
        return found == nullptr ? nullptr : &found->value;
    }

    /// The value of a key. Throws `missing_context` where it is not set.
    template <class Key>
    typename Key::value_type const& get() const {
        auto const* const found = find<Key>();
        if (found == nullptr) throw_missing_context();
        return *found;
    }

    /// Goes by another clock from now on: a function that gives a moment of the system's clock.
    template <class Clock>
    void set_clock(Clock clock) {
        put(&clock_place, new held_clock<Clock>(std::move(clock)));
    }

    /// The moment, in microseconds since 1970.
    std::int64_t now() const;

    /// As it was when the connection was opened.
    void clear() noexcept;

private:
    static constexpr char clock_place = 0;

    struct held {
        held()                       = default;
        held(held const&)            = delete;
        held& operator=(held const&) = delete;
        virtual ~held()              = default;
    };
    template <class Value>
    struct held_value final : held {
        explicit held_value(Value given) : value(std::move(given)) {}
        Value value;
    };
    struct some_clock : held {
        virtual std::int64_t now() const = 0;
    };
    template <class Clock>
    struct held_clock final : some_clock {
        explicit held_clock(Clock given) : clock(std::move(given)) {}
        std::int64_t now() const override {
            return to_microseconds(clock().time_since_epoch(), "clock");
        }
        Clock clock;
    };
    struct entry {
        void const* key;
        held*       value;
    };

    void        put(void const* key, held* value);  // takes it over
    held const* look_up(void const* key) const noexcept;

    std::vector<entry> entries_;
};

/// What is around a statement that is run without a connection.
context const& no_context() noexcept;

}  // namespace orm

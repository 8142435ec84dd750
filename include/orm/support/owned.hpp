// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>

namespace orm {

/// Owns an object of a type that may be incomplete here; `Destroy` is where it is complete. What
/// std::unique_ptr would be, without the cost of <memory> for every program.
template <class Type, void (*Destroy)(Type*) noexcept>
class owned {
public:
    owned() = default;
    explicit owned(Type* object) : object_(object) {}
    owned(owned&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    owned& operator=(owned&& other) noexcept {
        owned given(std::move(other));
        std::swap(object_, given.object_);  // what was here ends now, and not when `other` does
        return *this;
    }
    ~owned() { Destroy(object_); }

    Type& operator*() const { return *object_; }
    Type* operator->() const { return object_; }
    bool  operator==(std::nullptr_t) const { return object_ == nullptr; }

private:
    Type* object_ = nullptr;
};

}  // namespace orm

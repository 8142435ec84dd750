// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <type_traits>
#include <utility>

namespace orm {

template <class Signature>
class function_ref;

/// A function to call now: it refers to what it was made from and must not outlive it. Empty by
/// default. It costs neither an allocation nor <functional>.
template <class Result, class... Arguments>
class function_ref<Result(Arguments...)> {
public:
    function_ref() = default;

    template <class Function>
        requires(!std::same_as<std::remove_cvref_t<Function>, function_ref> &&
                 std::is_object_v<std::remove_reference_t<Function>> &&
                 std::is_invocable_r_v<Result, Function&, Arguments...>)
    function_ref(Function&& function)  // implicit: a lambda is passed for it
        : target_(const_cast<void*>(static_cast<void const*>(&function))),
          call_([](void* target, Arguments... arguments) -> Result {
              return (*static_cast<std::remove_reference_t<Function>*>(target))(
                  std::forward<Arguments>(arguments)...);
          }) {}

    explicit operator bool() const { return call_ != nullptr; }

    Result operator()(Arguments... arguments) const {
        return call_(target_, std::forward<Arguments>(arguments)...);
    }

private:
    void* target_                        = nullptr;
    Result (*call_)(void*, Arguments...) = nullptr;
};

}  // namespace orm

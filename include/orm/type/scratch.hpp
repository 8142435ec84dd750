// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace orm {

/// Keeps the text that encoding made for as long as the values that look at it are bound. It does
/// not allocate before something is kept.
class scratch {
public:
    constexpr scratch()                = default;
    scratch(scratch const&)            = delete;
    scratch& operator=(scratch const&) = delete;
    constexpr ~scratch() { clear(); }

    /// Copies the text. The view stays valid until `clear` or the end of the scratch.
    std::string_view keep(std::string_view text);

    /// Ends every view.
    constexpr void clear() noexcept {
        if (newest_ != nullptr) release();
    }

private:
    struct kept_text;

    void release() noexcept;

    kept_text* newest_ = nullptr;
};

}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include <orm/type/value.hpp>

namespace orm {

/// A list of values as one text in the form of a JSON array, for `in` where the engine has no
/// arrays. Dates and times are written as the engine stores them.
class list_text {
public:
    /// Throws `conversion_error` for a blob, for what is no number and for a NUL character: JSON,
    /// or the engine's reading of it, cannot hold them.
    void add(value const& element);

    /// The whole text; nothing can be added behind.
    std::string_view finish();

private:
    std::string text_ = "[";
};

}  // namespace orm

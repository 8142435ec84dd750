// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace orm::postgres {

/// Something that the server says beside its answers: a warning, `raise notice`, that it is about
/// to close the connection. The views are valid during the call.
struct notice {
    std::string_view severity;  // NOTICE, WARNING, INFO, FATAL, ... in English
    std::string_view sqlstate;
    std::string_view message;
};

/// Called on the thread that uses the connection, while it does so; it must not use the connection
/// itself, and nothing may be thrown out of it.
using notice_function = void (*)(notice const& given, void* context) noexcept;

}  // namespace orm::postgres

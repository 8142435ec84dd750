// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string_view>

#include <orm/sqlite.hpp>

namespace analytics {

struct settings {
    bool explain = false;  // show how the engine goes about each query
};

struct question {
    std::string_view words;
    void (*answer)(orm::sqlite::database& db, settings const& given);
};

std::span<question const> questions();

}  // namespace analytics

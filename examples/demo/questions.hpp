// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <orm/sqlite.hpp>

#include "schema.hpp"

namespace demo {

/// What a search may be narrowed down by. Nothing of it has to be given.
struct search_filter {
    std::optional<std::string>  text{};
    std::optional<std::string>  section{};
    std::optional<std::string>  maintainer{};
    std::optional<Priority>     priority{};
    std::optional<std::int64_t> min_size_kib{};
    bool                        installed = false;
    std::int64_t                limit     = 10;
};

struct settings {
    search_filter search  = {.text = "database", .min_size_kib = 1024};
    std::string   package = "apt";  // whose dependencies are followed
    bool          explain = false;  // show how the engine goes about each query
};

struct question {
    std::string_view words;
    void (*answer)(orm::sqlite::database& db, settings const& given);
};

std::span<question const> questions();

/// The place among the questions of the one that `search_filter` is for.
std::size_t search_question();

}  // namespace demo

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <orm/dialect/sqlite.hpp>
#include <orm/expr/operators.hpp>
#include <orm/schema/schema.hpp>

// The sound table that those of this folder refer to.

struct owner {
    std::int64_t id{};
    std::string  email;
    std::string  name;
};
ORM_TABLE(owners, owner, "owners",
    (id, primary_key, autoincrement),
    (email, unique),
    (name))

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <orm/expr/operators.hpp>
#include <orm/expr/order.hpp>
#include <orm/schema/table.hpp>

// Tables with something of everything, for the tests of this folder.

namespace shop {

struct dated {
    std::chrono::sys_seconds created{};
};

struct product : dated {
    std::int64_t               id{};
    std::string                name;
    std::optional<std::string> note;
    double                     price{};
};
ORM_TABLE(products, product, "products",
    (created, as_integer),
    (id, primary_key, autoincrement),
    (name, unique, renamed_from("title"), collate("nocase")),
    (note, named("the_note")),
    (price, default_(1.5), check(products.price > 0)))

struct line {
    std::int64_t                order_id{};
    std::int32_t                number{};
    std::int64_t                product_id{};
    std::optional<std::int64_t> parent_order;
    std::optional<std::int32_t> parent_number;
};
ORM_TABLE(lines, line, "lines",
    (order_id),
    (number),
    (product_id, references(products.id, on_delete_cascade, deferrable)),
    (parent_order),
    (parent_number))
ORM_CONSTRAINTS(lines,
    primary_key(lines.order_id, lines.number),
    unique(lines.product_id, lines.number).named("one_line"),
    foreign_key(lines.parent_order, lines.parent_number)
        .references(lines.order_id, lines.number)
        .with(on_delete_set_null, on_update_cascade)
        .named("parent_line"),
    index(lines.product_id, desc(lines.number)).where(lines.number > 1),
    in_schema("app"),
    without_rowid)

struct plain {
    std::int64_t value{};
};
ORM_TABLE(plains, plain, "plains", (value))

}  // namespace shop

// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "unit/expr/blog.hpp"

// Shapes over the tables of blog.hpp, and the tables that those need to be connected in every way.

namespace blog {

struct remark {
    std::int64_t id{};
    std::int64_t post_id{};
    std::string  text;
};
ORM_TABLE(remarks, remark, "remarks",
    (id, primary_key), (post_id, references(posts.id)), (text))

struct account {
    std::int64_t user_id{};
    double       balance{};
};
ORM_TABLE(accounts, account, "accounts", (user_id, primary_key, references(users.id)), (balance))

struct label {
    std::string name;
};
ORM_TABLE(labels, label, "labels", (name, primary_key))

struct post_label {
    std::int64_t post_id{};
    std::string  label_name;
};
ORM_TABLE(post_labels, post_label, "post_labels",
    (post_id, references(posts.id)), (label_name, references(labels.name)))

struct invoice {
    std::int32_t year{};
    std::int32_t number{};
};
ORM_TABLE(invoices, invoice, "invoices", (year), (number))
ORM_CONSTRAINTS(invoices, primary_key(invoices.year, invoices.number))

struct item {
    std::int64_t id{};
    std::int32_t year{};
    std::int32_t number{};
};
ORM_TABLE(items, item, "items", (id, primary_key), (year), (number))
ORM_CONSTRAINTS(items,
                foreign_key(items.year, items.number).references(invoices.year, invoices.number))

struct node {
    std::int64_t                id{};
    std::optional<std::int64_t> parent_id;
};
ORM_TABLE(nodes, node, "nodes", (id, primary_key), (parent_id, references(nodes.id)))

struct remark_text {
    using part_of = remark;
    std::string text;
};
struct post_page {
    post                     row;
    user                     author;
    std::optional<user>      editor;
    std::vector<remark_text> remarks;
    std::vector<label>       labels;
};
struct user_card {
    using part_of = user;
    std::int64_t           id;
    std::vector<post>      posts;
    std::string            email;
    std::optional<account> money;
};
struct branch {
    node                row;
    std::vector<branch> below;
};

}  // namespace blog

// SPDX-License-Identifier: BSL-1.0
#pragma once

// Full-text search: search tables of SQLite (FTS5), and the texts of words of PostgreSQL.

#include <orm/expr/search_function.hpp>
#include <orm/expr/search_words.hpp>
#include <orm/expr/text_search.hpp>
#include <orm/orm.hpp>
#include <orm/query/search_table.hpp>
#include <orm/render/search_function.hpp>
#include <orm/render/search_table.hpp>

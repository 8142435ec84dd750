// SPDX-License-Identifier: BSL-1.0
#pragma once

// Everything but the backends: schema, expressions, queries and their text.

#include <orm/expr/context_value.hpp>
#include <orm/expr/grouping.hpp>
#include <orm/expr/operators.hpp>
#include <orm/expr/raw.hpp>
#include <orm/expr/sequence_function.hpp>
#include <orm/expr/window_function.hpp>
#include <orm/query/check.hpp>
#include <orm/query/raw_query.hpp>
#include <orm/query/refresh.hpp>
#include <orm/query/trigger.hpp>
#include <orm/query/trigger_sql.hpp>
#include <orm/query/view_sql.hpp>
#include <orm/render/lower_objects.hpp>
#include <orm/render/raw_query.hpp>
#include <orm/render/refresh.hpp>
#include <orm/render/sequence.hpp>
#include <orm/render/sql.hpp>
#include <orm/render/trigger.hpp>
#include <orm/render/trigger_sql.hpp>
#include <orm/schema/schema.hpp>
#include <orm/schema/table.hpp>

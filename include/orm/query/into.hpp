// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/support/types.hpp>

namespace orm {

/// A query whose rows become objects of a plain aggregate.
template <class Target, class Query>
struct into_query {
    using operands = types<Query>;

    Query query;
};

}  // namespace orm

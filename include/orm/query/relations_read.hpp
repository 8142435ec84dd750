// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/raw.hpp>
#include <orm/query/from.hpp>
#include <orm/schema/initializers.hpp>
#include <orm/schema/view.hpp>

namespace orm {

// Which tables and views a query reads: those of its clauses and of all queries inside of it. What
// only raw text speaks of is not known.

template <class Node>
struct relations_named_in {
    using result = types<>;
};

/// A clause names its source, whose own columns are none of its operands.
template <class Node>
struct relation_of_clause {
    using result = types<>;
};
template <class Node>
    requires requires { requires table<typename Node::source>; }
struct relation_of_clause<Node> {
    using result = types<origin_of<typename Node::source>>;
};

template <class Node>
    requires requires { typename Node::operands; }
struct relations_named_in<Node> {
    using result = joined_types<typename relation_of_clause<Node>::result,
                                typename relations_named_in<typename Node::operands>::result>;
};
template <class... Nodes>
struct relations_named_in<types<Nodes...>> {
    using result = joined_types<typename relations_named_in<Nodes>::result...>;
};
template <class... Nodes>
struct relations_named_in<list<Nodes...>> : relations_named_in<types<Nodes...>> {};
template <table Table>
struct relations_named_in<raw_table<Table>> {
    using result = types<origin_of<Table>>;
};

template <class Relations>
struct distinct_relations;
template <class... Relations>
struct distinct_relations<types<Relations...>> : distinct_types<types<>, Relations...> {};

template <class Query>
struct relations_read : distinct_relations<typename relations_named_in<Query>::result> {};

}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
// expect: is a text of the table that it is about
// expect: docs/errors\.md#search-table-column
// expect: headings_t::heading_t
#include "search.hpp"

struct heading_text {
    std::string heading;
};
#ifdef ORM_GOOD_TWIN
ORM_SEARCH_TABLE(headings, heading_text, "headings", posts, (heading, named("title")))
#else
ORM_SEARCH_TABLE(headings, heading_text, "headings", posts, (heading))
#endif

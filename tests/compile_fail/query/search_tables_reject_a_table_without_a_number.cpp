// SPDX-License-Identifier: BSL-1.0
// expect: is about a table whose rows have no number
// expect: docs/errors\.md#search-table-key
// expect: notes_t
#include "search.hpp"

struct note {
    std::string title;
};
#ifdef ORM_GOOD_TWIN
ORM_SEARCH_TABLE(note_texts, note, "note_texts", posts, (title))
#else
ORM_TABLE(notes, note, "notes", (title, primary_key))
struct note_text {
    std::string title;
};
ORM_SEARCH_TABLE(note_texts, note_text, "note_texts", notes, (title))
#endif

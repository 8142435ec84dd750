// SPDX-License-Identifier: BSL-1.0
#include "questions.hpp"

#include <string_view>

#include <orm/migrate/decisions.hpp>
#include <orm/migrate/error.hpp>

namespace orm::cli {

namespace {

using namespace orm::migrate;

std::string place(open_question const& asked) {
    std::string text(asked.table);
    if (!asked.column.empty()) text.append(".").append(asked.column);
    if (!asked.value.empty()) text.append(".").append(asked.value);
    return text;
}

std::string question_text(open_question const& asked) {
    std::string const where    = place(asked);
    std::string const approval = "--approve " + std::string(asked.code) + ":" + where;
    switch (asked.kind) {
        case question::stale_hint:
            return where +
                   ": renamed_from() gives a name that the last migration does not know. "
                   "Correct it, or take it away.";
        case question::ambiguous_hint:
            return where + ": two are renamed_from() one name, and only one can be it.";
        case question::rename_or_drop:
            return where +
                   " is gone from the schema, and something like it is new. Say "
                   "renamed_from() there when they are the same, or " +
                   approval;
        case question::drop:
            return where +
                   " is gone from the schema, and its data would be lost. Take it back, or " +
                   approval;
        case question::backfill:
            return where +
                   " is required, and rows that are there have no value for it. Give it a "
                   "default_() or a backfill() in the schema" +
                   (asked.code == "require" ? ", or " + approval : std::string("."));
        case question::conversion:
            return where +
                   ": not every value of its old type is one of its new type. Say using_() "
                   "in the schema what becomes of them.";
        default:
            return where + " is gone, and rows may hold it. Say using_() what becomes of it, or " +
                   approval;
    }
}

}  // namespace

std::string missing_decision(schema_difference const&        difference,
                             std::vector<std::string> const& approved) {
    std::vector<std::string_view> const approvals(approved.begin(), approved.end());
    open_question const                 asked = find_open_question(difference, approvals);
    return asked.kind == question::none ? std::string() : question_text(asked);
}

void check_decided(schema_difference const& difference, std::vector<std::string> const& approved) {
    std::string const missing = missing_decision(difference, approved);
    if (!missing.empty()) throw needs_approval(missing);
}

}  // namespace orm::cli

// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/schema_header.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <set>
#include <utility>
#include <vector>

#include <orm/support/same_text.hpp>

namespace orm::migrate {

namespace {

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view digits  = "0123456789";

/// What neither a member nor a table can be called.
constexpr std::string_view words_of_the_language[]{
    "alignas",   "alignof",   "and",       "asm",      "auto",     "bitand",   "bitor",   "bool",
    "break",     "case",      "catch",     "char",     "class",    "compl",    "concept", "const",
    "consteval", "constexpr", "constinit", "continue", "decltype", "default",  "delete",  "do",
    "double",    "else",      "enum",      "explicit", "export",   "extern",   "false",   "float",
    "for",       "friend",    "goto",      "if",       "inline",   "int",      "long",    "mutable",
    "namespace", "new",       "noexcept",  "not",      "nullptr",  "operator", "or",      "private",
    "protected", "public",    "register",  "requires", "return",   "short",    "signed",  "sizeof",
    "static",    "struct",    "switch",    "template", "this",     "throw",    "true",    "try",
    "typedef",   "typeid",    "typename",  "union",    "unsigned", "using",    "virtual", "void",
    "volatile",  "while",     "xor"};

/// Nor a table, as it would hide the words of its constraints and what is around it.
constexpr std::string_view words_of_constraints[]{
    "schema",     "index",       "unique_index", "unique",        "check",    "raw",
    "orm",        "std",         "strict",       "without_rowid", "desc",     "nulls_first",
    "nulls_last", "foreign_key", "primary_key",  "in_schema",     "deferred", "deferrable"};

template <std::size_t Size>
bool is_among(std::string_view const (&words)[Size], std::string_view name) {
    return std::find(words, words + Size, name) != words + Size;
}

constexpr std::string_view search_triggers[]{"_inserted", "_updated", "_deleted"};

std::string literal(std::string_view text, bool braces = false) {
    std::string quoted = "\"";
    for (char const letter : text) {
        if (letter == '"' || letter == '\\') quoted += '\\';
        if (braces && (letter == '{' || letter == '}')) quoted += letter;
        if (letter == '\n')
            quoted += "\\n";
        else
            quoted += letter;
    }
    return quoted + '"';
}

std::string raw(std::string_view type, std::string_view sql) {
    return "raw<" + std::string(type) + ">(" + literal(sql, true) + ")";
}

/// The words of a name: at underscores, at what is no letter, and where small letters end.
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words(1);
    char                     before = '\0';
    for (char const letter : name) {
        bool const large = letter >= 'A' && letter <= 'Z';
        bool const plain =
            letters.find(letter) != letters.npos || digits.find(letter) != digits.npos;
        if ((!plain || (large && before >= 'a' && before <= 'z')) && !words.back().empty())
            words.emplace_back();
        if (plain) words.back() += without_case(letter);
        before = letter;
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string joined(std::vector<std::string> const& words) {
    std::string name;
    for (std::string const& word : words) name.append(name.empty() ? "" : "_").append(word);
    if (name.empty() || digits.find(name[0]) != digits.npos) name.insert(0, "n");
    return name;
}

/// Of a word for many the one for one, where that is a matter of its last letter.
std::string singular(std::string word) {
    auto const ends = [&](std::string_view end) { return word.ends_with(end); };
    if (word.size() < 4 || !ends("s") || ends("ss") || ends("us") || ends("is")) return word;
    if (ends("ies")) return word.replace(word.size() - 3, 3, "y");
    if (ends("sses") || ends("xes") || ends("ches")) word.pop_back();
    word.pop_back();
    return word;
}

std::string in_capitals(std::vector<std::string> words) {
    if (!words.empty()) words.back() = singular(words.back());
    std::string name;
    for (std::string word : words) {
        if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
        name += word;
    }
    if (name.empty() || digits.find(name[0]) != digits.npos) name.insert(0, "Table");
    return name;
}

/// A name that nothing else has.
std::string unlike(std::set<std::string>& others, std::string const& name) {
    std::string one = name;
    for (int number = 2; !others.insert(one).second; ++number)
        one = name + "_" + std::to_string(number);
    return one;
}

bool is_identifier(std::string_view name) {
    return !name.empty() && digits.find(name[0]) == digits.npos && name[0] != '_' &&
           name.find("__") == name.npos && std::all_of(name.begin(), name.end(), [](char letter) {
               return letter == '_' || letters.find(letter) != letters.npos ||
                      digits.find(letter) != digits.npos;
           });
}

std::string_view type_of(sql_type type) {
    switch (type) {
        case sql_type::boolean: return "bool";
        case sql_type::smallint: return "std::int16_t";
        case sql_type::integer: return "std::int32_t";
        case sql_type::bigint: return "std::int64_t";
        case sql_type::real: return "float";
        case sql_type::double_precision: return "double";
        case sql_type::blob: return "std::vector<std::byte>";
        case sql_type::date: return "std::chrono::sys_days";
        case sql_type::time: return "std::chrono::hh_mm_ss<std::chrono::microseconds>";
        case sql_type::timestamp: return "std::chrono::sys_time<std::chrono::microseconds>";
        case sql_type::interval: return "std::chrono::microseconds";
        case sql_type::numeric: return "numeric_text";
        case sql_type::uuid: return "uuid_text";
        case sql_type::json: return "json_text";
        case sql_type::jsonb: return "jsonb_text";
        case sql_type::inet: return "inet_text";
        case sql_type::cidr: return "cidr_text";
        case sql_type::int4range: return "int4range_text";
        case sql_type::int8range: return "int8range_text";
        case sql_type::numrange: return "numrange_text";
        case sql_type::daterange: return "daterange_text";
        case sql_type::tstzrange: return "tstzrange_text";
        default: return "std::string";
    }
}

class header_writer {
public:
    header_writer(owned_schema const& live, std::string_view name_space)
        : live_(live), space_(name_space) {
        relations_.assign(live.tables.begin(), live.tables.end());
        for (std::size_t at = 0; at != live.views.size(); ++at) add_view(at);
        for (table_model const& each : relations_) names_.push_back(name_table(each));
        for (enum_model const& type : live.enums)
            enums_.push_back(unlike(used_, in_capitals(words_of(type.name))));
    }

    std::string write() {
        write_beginning();
        for (std::size_t at = 0; at != live_.tables.size(); ++at) write_table(at);
        for (std::size_t at = 0; at != live_.tables.size(); ++at) write_constraints(at);
        write_views();
        write_triggers();
        std::string all;
        for (names const& one : names_) all.append(all.empty() ? "" : ", ").append(one.constant);
        for (std::string const& one : sequences_) all.append(", ").append(one);
        for (std::string const& one : triggers_) all.append(", ").append(one);
        line("inline constexpr auto schema = orm::schema(" + all + ");");
        line("");
        line("}  // namespace " + space_);
        line("// clang-format on");
        return std::move(out_);
    }

private:
    /// What a table and its columns are called in C++.
    struct names {
        std::string              constant;
        std::string              structure;
        std::vector<std::string> members;
    };

    /// A view is written like a table whose columns say no more than their names.
    void add_view(std::size_t at) {
        view_model const& view = live_.views[at];
        if (view.is_search_table()) return add_search_table(at);
        if (at >= live_.view_columns.size() || live_.view_columns[at].empty()) return;
        table_model like;
        like.schema  = view.schema;
        like.name    = view.name;
        like.columns = live_.view_columns[at];
        like.indexes = view.indexes;
        views_.push_back(&view);
        relations_.push_back(like);
    }

    /// One that is about texts of a table of numbered rows, and is told of them by triggers.
    void add_search_table(std::size_t at) {
        view_model const& view = live_.views[at];
        if (at >= live_.search_tables.size() || !live_.search_tables[at].known) return;
        table_model const* const source = source_of(view);
        if (source == nullptr || !is_numbered(*source, live_.search_tables[at].key)) return;
        for (std::string_view const suffix : search_triggers)
            if (!has_trigger(std::string(view.name).append(suffix))) return;
        std::vector<column_model> columns;
        for (std::string_view const name : view.columns)
            for (column_model const& column : source->columns)
                if (same_name(column.name, name) && column.type == sql_type::text)
                    columns.push_back(
                        {.name = column.name, .type = column.type, .not_null = column.not_null});
        if (columns.size() != view.columns.size()) return;
        table_model like;
        like.name    = view.name;
        like.columns = searched_.emplace_back(std::move(columns));
        views_.push_back(&view);
        relations_.push_back(like);
    }
    table_model const* source_of(view_model const& search) const {
        for (table_model const& table : live_.tables)
            for (relation_name const& read : search.reads)
                if (same_name(read.name, table.name)) return &table;
        return nullptr;
    }
    static bool is_numbered(table_model const& table, std::string_view key) {
        if (table.without_rowid || table.primary_key.columns.size() != 1 ||
            !same_name(table.primary_key.columns[0], key))
            return false;
        return std::any_of(table.columns.begin(), table.columns.end(), [&](auto const& column) {
            return same_name(column.name, key) && column.type == sql_type::bigint;
        });
    }
    bool has_trigger(std::string_view name) const {
        return std::any_of(live_.triggers.begin(), live_.triggers.end(),
                           [&](auto const& each) { return same_name(each.name, name); });
    }
    /// Whether a search table that is written down brings it along.
    bool is_brought(trigger_model const& trigger) const {
        for (view_model const* const view : views_)
            for (std::string_view const suffix : search_triggers)
                if (view->is_search_table() &&
                    same_name(trigger.name, std::string(view->name).append(suffix)))
                    return true;
        return false;
    }

    /// The table that a trigger is on; null where that is not written down, as for a view.
    table_model const* table_of(trigger_model const& trigger) const {
        for (table_model const& table : live_.tables)
            if (same_name(table.name, trigger.table) && table.schema == trigger.schema)
                return &table;
        return nullptr;
    }

    void write_triggers() {
        for (trigger_model const& each : live_.triggers) {
            table_model const* const table = table_of(each);
            if (table == nullptr || is_brought(each)) continue;
            triggers_.push_back(unlike(used_, joined(words_of(each.name)) + "_trigger"));
            line("ORM_TRIGGER(" + triggers_.back() + ", " + literal(each.name) + ",");
            line("    trigger_sql(" + names_[position_of(*table)].constant + ", " +
                 literal(each.definition) + ",");
            line("        " + literal(each.body) + "))\n");
        }
    }

    /// Each behind those that it reads.
    void write_views() {
        std::vector<bool> written(views_.size());
        for (std::size_t left = views_.size(); left != 0;) {
            std::size_t const before = left;
            for (std::size_t at = 0; at != views_.size(); ++at)
                if (!written[at] && reads_only(*views_[at], written)) {
                    write_view(at);
                    written[at] = true;
                    --left;
                }
            if (left == before) return;  // no engine has such views
        }
    }
    bool reads_only(view_model const& view, std::vector<bool> const& written) const {
        for (relation_name const& read : view.reads)
            for (std::size_t at = 0; at != views_.size(); ++at)
                if (!written[at] && views_[at] != &view && views_[at]->name == read.name &&
                    views_[at]->schema == read.schema)
                    return false;
        return true;
    }

    void write_view(std::size_t number) {
        view_model const& view = *views_[number];
        std::size_t const at   = live_.tables.size() + number;
        names const&      name = names_[at];
        write_struct(at);
        if (view.is_search_table())
            write_search_source(view, name);
        else
            write_query(view, at);
        array_view<column_model> const columns = relations_[at].columns;
        for (std::size_t of = 0; of != columns.size(); ++of)
            line("    (" + name.members[of] +
                 (name.members[of] == columns[of].name
                      ? ""
                      : ", named(" + literal(columns[of].name) + ")") +
                 ")" + (of + 1 == columns.size() ? ")" : ","));
        line("");
        write_constraints(at);
    }

    void write_query(view_model const& view, std::size_t at) {
        names const& name = names_[at];
        std::string  read;
        for (relation_name const& each : view.reads)
            for (std::size_t of = 0; of != relations_.size(); ++of)
                if (relations_[of].name == each.name && relations_[of].schema == each.schema &&
                    of != at)
                    read.append(", ").append(names_[of].constant);
        line(std::string(view.materialized ? "ORM_MATERIALIZED_VIEW(" : "ORM_VIEW(") +
             name.constant + ", " + name.structure + ", " + literal(view.name) + ",");
        line("    view_sql(" + literal(view.query) + read + "),");
    }

    void write_search_source(view_model const& view, names const& name) {
        auto const                at   = static_cast<std::size_t>(&view - live_.views.data());
        search_table_model const& told = live_.search_tables[at];
        std::string source = "search_of(" + names_[position_of(*source_of(view))].constant + ")";
        if (!told.tokenizer.empty()) source += ".tokenize(" + literal(told.tokenizer) + ")";
        if (!told.prefixes.empty()) source += ".prefix(" + literal(told.prefixes) + ")";
        line("ORM_SEARCH_TABLE(" + name.constant + ", " + name.structure + ", " +
             literal(view.name) + ", " + source + ",");
    }
    std::size_t position_of(table_model const& table) const {
        return static_cast<std::size_t>(&table - live_.tables.data());
    }

    void write_sequence(sequence_model const& sequence) {
        sequence_options const& said = sequence.options;
        std::string             options;
        auto const              add = [&](std::string_view name, std::string const& value) {
            options.append(options.empty() ? "" : ", ").append(".").append(name);
            options.append(" = ").append(value);
        };
        if (said.start != 1) add("start", std::to_string(said.start));
        if (said.increment != 1) add("increment", std::to_string(said.increment));
        if (said.maximum != 0) add("maximum", std::to_string(said.maximum));
        if (said.cache != 1) add("cache", std::to_string(said.cache));
        if (said.cycle) add("cycle", "true");
        std::string const schema = sequence.schema.empty() ? "" : ", " + literal(sequence.schema);
        sequences_.push_back(unlike(used_, joined(words_of(sequence.name)) + "_sequence"));
        line("inline constexpr orm::sequence<" + literal(sequence.name) +
             ", orm::sequence_options{" + options + "}" + schema + "> " + sequences_.back() +
             ";\n");
    }

    void line(std::string_view text) { out_.append(text).append("\n"); }

    names name_table(table_model const& table) {
        auto const words = words_of(table.name);
        names      made;
        made.constant = joined(words);
        if (is_among(words_of_the_language, made.constant) ||
            is_among(words_of_constraints, made.constant))
            made.constant += "_table";
        made.constant  = unlike(used_, made.constant);
        made.structure = unlike(used_, in_capitals(words));
        std::set<std::string> members;
        for (column_model const& column : table.columns) {
            std::string name(column.name);
            if (!is_identifier(name)) name = joined(words_of(name));
            if (is_among(words_of_the_language, name)) name += "_";
            made.members.push_back(unlike(members, name));
        }
        return made;
    }

    bool has_type(sql_type type) const {
        for (table_model const& each : relations_)
            for (column_model const& column : each.columns)
                if (element_of(column.type) == type) return true;
        return false;
    }

    void write_beginning() {
        line("// What a database has. Written by a program, to begin with.");
        for (std::string const& left : live_.left_out) line("// Left out: " + left);
        for (view_model const& view : live_.views)
            if (std::find(views_.begin(), views_.end(), &view) == views_.end())
                line((view.is_search_table() ? "// Left out: the search table "
                                             : "// Left out: the view ") +
                     std::string(view.name));
        for (trigger_model const& each : live_.triggers)
            if (table_of(each) == nullptr)
                line("// Left out: the trigger " + std::string(each.name));
        line("#pragma once\n");
        for (std::string_view const header :
             {"chrono", "cstddef", "cstdint", "optional", "string", "utility", "vector"})
            line("#include <" + std::string(header) + ">");
        line("\n#include <orm/orm.hpp>");
        if (!searched_.empty()) line("#include <orm/search.hpp>");
        line("\n// clang-format off");
        constexpr std::pair<sql_type, std::string_view> of_text[]{
            {sql_type::numeric, "numeric"},     {sql_type::uuid, "uuid"},
            {sql_type::json, "json"},           {sql_type::jsonb, "jsonb"},
            {sql_type::inet, "inet"},           {sql_type::cidr, "cidr"},
            {sql_type::int4range, "int4range"}, {sql_type::int8range, "int8range"},
            {sql_type::numrange, "numrange"},   {sql_type::daterange, "daterange"},
            {sql_type::tstzrange, "tstzrange"}};
        for (auto const& [type, word] : of_text)
            if (has_type(type)) write_text_type(std::string(word));
        line("namespace " + space_ + " {\n");
        for (std::size_t at = 0; at != live_.enums.size(); ++at) write_enum(at);
        for (sequence_model const& each : live_.sequences) write_sequence(each);
    }

    void write_enum(std::size_t at) {
        std::set<std::string> used;
        std::string           values;
        std::string           described;
        for (std::string_view const value : live_.enums[at].values) {
            std::string name(value);
            if (!is_identifier(name)) name = joined(words_of(name));
            if (name.empty() || !is_identifier(name)) name = "value";
            if (is_among(words_of_the_language, name)) name += "_";
            name = unlike(used, name);
            values.append(values.empty() ? "" : ", ").append(name);
            described += ", ";
            described += name == value ? name : "(" + name + ", " + literal(value) + ")";
        }
        line("enum class " + enums_[at] + " { " + values + " };");
        line("ORM_ENUM(" + enums_[at] + described + ")\n");
    }

    void write_text_type(std::string const& word) {
        std::string const type = word + "_text";
        line("namespace " + space_ + " {\n");
        line("/// A value of the engine's type " + word + ", as text.");
        line("struct " + type + " {\n    std::string text;\n};\n");
        line("}  // namespace " + space_ + "\n");
        line("template <>\nstruct orm::codec<" + space_ + "::" + type + "> {");
        line("    using stored = std::string;");
        line("    static constexpr orm::sql_type column = orm::sql_type::" + word + ";");
        line("    static std::string encode(" + space_ + "::" + type +
             " const& value) { return value.text; }");
        line("    static " + space_ + "::" + type +
             " decode(std::string text) { return {std::move(text)}; }");
        line("};\n");
    }

    std::string cpp_type(column_model const& column) const {
        std::string type(type_of(element_of(column.type)));
        if (element_of(column.type) == sql_type::enumeration)
            for (std::size_t at = 0; at != live_.enums.size(); ++at)
                if (live_.enums[at].name == column.details.type_text) type = enums_[at];
        return is_array(column.type) ? "std::vector<" + type + ">" : type;
    }

    std::string member_type(column_model const& column) const {
        std::string const type = cpp_type(column);
        return column.not_null ? type : "std::optional<" + type + ">";
    }

    void write_struct(std::size_t at) {
        table_model const& table = relations_[at];
        names const&       name  = names_[at];
        line("struct " + name.structure + " {");
        for (std::size_t of = 0; of != table.columns.size(); ++of) {
            std::string const type = member_type(table.columns[of]);
            bool const        zero = type.find("optional") == type.npos && type != "std::string";
            line("    " + type + " " + name.members[of] + (zero ? "{};" : ";"));
        }
        line("};");
    }

    void write_table(std::size_t at) {
        table_model const& table = relations_[at];
        names const&       name  = names_[at];
        write_struct(at);
        line("ORM_TABLE(" + name.constant + ", " + name.structure + ", " + literal(table.name) +
             ",");
        for (std::size_t of = 0; of != table.columns.size(); ++of)
            line("    (" + name.members[of] + modifiers(at, of) + ")" +
                 (of + 1 == table.columns.size() ? ")" : ","));
        line("");
    }

    std::string modifiers(std::size_t at, std::size_t of) const {
        table_model const&  table  = relations_[at];
        column_model const& column = table.columns[of];
        std::string         said;
        if (names_[at].members[of] != column.name) said += ", named(" + literal(column.name) + ")";
        if (table.primary_key.columns.size() == 1 && table.primary_key.columns[0] == column.name)
            said += ", primary_key";
        said += type_modifier(column);
        if (column.details.autoincrement) said += ", autoincrement";
        if (!column.details.collation.empty())
            said += ", collate(" + literal(column.details.collation) + ")";
        if (!column.details.default_text.empty())
            said += ", default_sql(" + literal(column.details.default_text) + ")";
        if (column.details.generated != generated_kind::none)
            said +=
                ", generated(" + raw(cpp_type(column), column.details.generated_text) +
                (column.details.generated == generated_kind::stored ? ", stored)" : ", virtual_)");
        for (check_model const& check : table.checks)
            if (!check.column.empty() && check.column == column.name)
                said += ", " + check_of(table, check);
        if (!column.details.comment.empty())
            said += ", comment(" + literal(column.details.comment) + ")";
        return said;
    }

    /// What the engine has told of the type: its name, or in parentheses its arguments.
    static std::string type_modifier(column_model const& column) {
        if (column.details.type_text.empty()) return {};
        if (element_of(column.type) == sql_type::enumeration)
            return ", native_enum(" + literal(column.details.type_text) + ")";
        std::string const arguments(
            column.details.type_text.substr(column.details.type_text.find('(')));
        return (column.type == sql_type::numeric ? ", numeric" : ", varchar") + arguments;
    }

    /// Those without a name have one in common.
    static std::string check_of(table_model const& table, check_model const& check) {
        std::size_t same = 0;
        for (check_model const& other : table.checks) {
            if (&other == &check) break;
            if (other.name == check.name) ++same;
        }
        std::string const number = same == 0 ? "" : std::to_string(same + 1);
        return "check(" + raw("bool", check.condition) + ").named(" +
               literal(std::string(check.name) + number) + ")";
    }

    std::string column_list(std::size_t at, array_view<std::string_view> columns) const {
        std::string list;
        for (std::string_view const column : columns)
            list.append(list.empty() ? "" : ", ").append(column_of(at, column));
        return list;
    }

    std::string column_of(std::size_t at, std::string_view column) const {
        table_model const& table = relations_[at];
        for (std::size_t of = 0; of != table.columns.size(); ++of)
            if (same_name(table.columns[of].name, column))
                return names_[at].constant + "." + names_[at].members[of];
        return std::string(column);
    }

    void write_constraints(std::size_t at) {
        table_model const&       table = relations_[at];
        std::vector<std::string> all;
        if (table.primary_key.columns.size() > 1)
            all.push_back("primary_key(" + column_list(at, table.primary_key.columns) + ")");
        if (!table.schema.empty()) all.push_back("in_schema(" + literal(table.schema) + ")");
        if (table.strict) all.push_back("strict");
        if (table.without_rowid) all.push_back("without_rowid");
        for (key_model const& key : table.unique_keys)
            all.push_back("unique(" + column_list(at, key.columns) + ")" + named(key));
        for (check_model const& check : table.checks)
            if (check.column.empty()) all.push_back(check_of(table, check));
        for (foreign_key_model const& key : table.foreign_keys) add_foreign_key(all, at, key);
        for (index_model const& index : table.indexes) all.push_back(index_of(at, index));
        for (exclusion_model const& each : table.exclusions)
            all.push_back("exclude_sql(" + literal(each.name) + ", " + literal(each.definition) +
                          ")");
        if (!table.comment.empty()) all.push_back("comment(" + literal(table.comment) + ")");
        if (all.empty()) return;
        out_ += "ORM_CONSTRAINTS(" + names_[at].constant;
        for (std::string const& one : all) out_ += ",\n    " + one;
        line(")\n");
    }

    template <class Key>
    static std::string named(Key const& key) {
        return key.named ? ".named(" + literal(key.name) + ")" : "";
    }

    void add_foreign_key(std::vector<std::string>& all, std::size_t at,
                         foreign_key_model const& key) const {
        for (std::size_t to = 0; to != live_.tables.size(); ++to) {
            table_model const& target = relations_[to];
            if (target.name != key.referenced_table || target.schema != key.referenced_schema)
                continue;
            std::string const options = options_of(key.options);
            all.push_back("foreign_key(" + column_list(at, key.columns) + ").references(" +
                          column_list(to, key.referenced_columns) + ")" +
                          (options.empty() ? "" : ".with(" + options + ")") + named(key));
        }
    }

    static std::string options_of(foreign_key_options const& options) {
        constexpr std::string_view actions[]{"", "restrict", "cascade", "set_null", "set_default"};
        std::string                said;
        auto const                 add = [&](std::string_view event, foreign_key_action action) {
            if (action == foreign_key_action::no_action) return;
            said.append(said.empty() ? "" : ", ").append(event);
            said += actions[static_cast<int>(action)];
        };
        add("on_delete_", options.on_delete);
        add("on_update_", options.on_update);
        if (options.checked != deferrability::immediate)
            said.append(said.empty() ? "" : ", ")
                .append(options.checked == deferrability::deferred ? "deferred" : "deferrable");
        return said;
    }

    std::string index_of(std::size_t at, index_model const& index) const {
        std::string items;
        for (index_item_model const& item : index.items) {
            std::string text =
                item.is_expression ? raw("std::string", item.text) : column_of(at, item.text);
            if (!item.operators.empty())
                text = "opclass(" + text + ", " + literal(item.operators) + ")";
            if (item.order == direction::descending) text = "desc(" + text + ")";
            if (item.nulls == nulls_position::first) text = "nulls_first(" + text + ")";
            if (item.nulls == nulls_position::last) text = "nulls_last(" + text + ")";
            items.append(items.empty() ? "" : ", ").append(text);
        }
        std::string text = (index.unique ? "unique_index(" : "index(") + items + ")";
        if (!index.method.empty()) text += ".method(" + literal(index.method) + ")";
        if (!index.included.empty()) text += ".include(" + column_list(at, index.included) + ")";
        if (index.nulls_not_distinct) text += ".nulls_not_distinct()";
        if (!index.storage.empty()) text += ".with(" + literal(index.storage) + ")";
        if (!index.condition.empty()) text += ".where(" + raw("bool", index.condition) + ")";
        return text + ".named(" + literal(index.name) + ")";
    }

    owned_schema const&                   live_;
    std::string                           space_;
    std::vector<table_model>              relations_;  // tables, then views
    std::vector<view_model const*>        views_;      // those that can be written
    std::deque<std::vector<column_model>> searched_;
    std::vector<names>                    names_;  // of all of them
    std::vector<std::string>              sequences_;
    std::vector<std::string>              triggers_;
    std::vector<std::string>              enums_;
    std::set<std::string>                 used_;
    std::string                           out_;
};

}  // namespace

std::string schema_header(owned_schema const& live, std::string_view name_space) {
    return header_writer(live, name_space).write();
}

}  // namespace orm::migrate

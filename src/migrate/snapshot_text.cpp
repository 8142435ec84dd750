// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/snapshot_text.hpp>

#include <cstddef>
#include <initializer_list>
#include <map>
#include <utility>

namespace orm::migrate {

namespace {

std::string literal(std::string_view text) {
    std::string quoted = "\"";
    for (char const letter : text) {
        if (letter == '"' || letter == '\\') quoted += '\\';
        if (letter == '\n')
            quoted += "\\n";
        else
            quoted += letter;
    }
    return quoted + '"';
}

/// An aggregate whose members are named; those that say nothing are left out.
class members {
public:
    explicit members(std::string_view separator = ", ") : separator_(separator) {}

    members& text(std::string_view name, std::string_view value) {
        return value.empty() ? *this : add(name, literal(value));
    }
    members& flag(std::string_view name, bool value) { return value ? add(name, "true") : *this; }
    members& value(std::string_view name, std::string_view spelled, std::string_view usual) {
        return spelled == usual ? *this : add(name, spelled);
    }
    /// The name of an array, where there is one.
    members& list(std::string_view name, std::string_view array) {
        return array.empty() ? *this : add(name, array);
    }
    members& add(std::string_view name, std::string_view value) {
        if (!text_.empty()) text_ += separator_;
        text_.append(".").append(name).append(" = ").append(value);
        return *this;
    }
    std::string braced() const { return "{" + text_ + "}"; }
    std::string text() const { return text_; }
    bool        empty() const { return text_.empty(); }

private:
    std::string_view separator_;
    std::string      text_;
};

std::string_view spelling(sql_type type) {
    constexpr std::string_view names[]{
        "boolean",    "smallint",  "integer",  "bigint",    "real",      "double_precision",
        "text",       "blob",      "date",     "time",      "timestamp", "interval",
        "numeric",    "uuid",      "json",     "jsonb",     "inet",      "cidr",
        "int4range",  "int8range", "numrange", "daterange", "tstzrange", "enumeration",
        "unspecified"};
    return names[static_cast<std::size_t>(element_of(type))];
}
std::string_view spelling(generated_kind kind) {
    constexpr std::string_view names[]{"none", "stored", "virtual_"};
    return names[static_cast<std::size_t>(kind)];
}
std::string_view spelling(foreign_key_action action) {
    constexpr std::string_view names[]{"no_action", "restrict", "cascade", "set_null",
                                       "set_default"};
    return names[static_cast<std::size_t>(action)];
}
std::string_view spelling(deferrability checked) {
    constexpr std::string_view names[]{"immediate", "deferrable", "deferred"};
    return names[static_cast<std::size_t>(checked)];
}
std::string_view spelling(nulls_position nulls) {
    constexpr std::string_view names[]{"engine_default", "first", "last"};
    return names[static_cast<std::size_t>(nulls)];
}

std::string named(std::string_view type, std::string_view value);
std::string named_type(sql_type type) {
    std::string const element = named("sql_type", spelling(type));
    return is_array(type) ? "array_of(" + element + ")" : element;
}

std::string named(std::string_view type, std::string_view value) {
    return std::string(type).append("::").append(value);
}

/// The arrays that are written. What a table or list has in both engines alike stands there once,
/// for the sake of readers and of the compiler that reads it with every build.
class array_writer {
public:
    explicit array_writer(std::string& out) : out_(out) {}

    /// What stands above the next array that has to be written.
    void title(std::string_view engine, std::string_view object) {
        title_.assign("\n// ").append(engine).append(": ").append(object).append("\n");
    }
    void no_title() { title_ = "\n"; }

    /// The name of an array with these lines, of the object alone.
    std::string declare(std::string_view object, std::string const& name, std::string_view type,
                        std::string const& lines) {
        std::string content(object);
        content.append("\n").append(type).append("\n").append(lines);
        auto const [known, added] = names_.try_emplace(std::move(content), name);
        if (added) {
            out_.append(title_).append("inline constexpr ").append(type).append(" ").append(name);
            out_.append("[]{\n").append(lines).append("};\n");
            title_.clear();
        }
        return known->second;
    }

private:
    std::string&                       out_;
    std::string                        title_;
    std::map<std::string, std::string> names_;  // by content
};

/// Writes the arrays that a table looks at, each before it is looked at.
class table_writer {
public:
    table_writer(array_writer& out, std::string object, std::string prefix)
        : out_(out), object_(std::move(object)), prefix_(std::move(prefix)) {}

    /// The table itself, as an item of the list of tables.
    std::string write(table_model const& table) {
        std::string const columns = write_list("columns", "column_model", table.columns);
        std::string const keys    = write_list("unique_keys", "key_model", table.unique_keys);
        std::string const foreign =
            write_list("foreign_keys", "foreign_key_model", table.foreign_keys);
        std::string const checks  = write_list("checks", "check_model", table.checks);
        std::string const indexes = write_list("indexes", "index_model", table.indexes);
        std::string const exclusions =
            write_list("exclusions", "exclusion_model", table.exclusions);
        members made(",\n        ");
        made.text("schema", table.schema).text("name", table.name);
        made.text("renamed_from", table.renamed_from).flag("strict", table.strict);
        made.flag("without_rowid", table.without_rowid).list("columns", columns);
        if (!table.primary_key.columns.empty()) made.add("primary_key", item(table.primary_key));
        made.list("unique_keys", keys).list("foreign_keys", foreign);
        made.list("checks", checks).list("indexes", indexes);
        made.list("exclusions", exclusions).text("comment", table.comment);
        return "{\n        " + made.text() + ",\n    }";
    }

    /// The same for a view.
    std::string write(view_model const& view) {
        std::string const columns = names(view.columns);
        std::string const read    = write_list("reads", "relation_name", view.reads);
        std::string const indexes = write_list("indexes", "index_model", view.indexes);
        members           made(",\n        ");
        made.text("schema", view.schema).text("name", view.name);
        made.flag("materialized", view.materialized).list("columns", columns);
        made.text("query", view.query).list("reads", read).list("indexes", indexes);
        return "{\n        " + made.text() + ",\n    }";
    }

private:
    template <class Item>
    std::string write_list(std::string_view name, std::string_view type, array_view<Item> items) {
        if (items.empty()) return {};
        std::string lines;
        for (Item const& each : items) lines.append("    ").append(item(each)).append(",\n");
        return declare(prefix_ + '_' + std::string(name), type, lines);
    }

    std::string declare(std::string const& name, std::string_view type, std::string const& lines) {
        return out_.declare(object_, name, type, lines);
    }

    std::string names(array_view<std::string_view> listed) {
        if (listed.empty()) return {};
        std::string lines;
        for (std::string_view const name : listed)
            lines.append("    ").append(literal(name)).append(",\n");
        return declare(prefix_ + "_names_" + std::to_string(++lists_), "std::string_view", lines);
    }

    std::string item(column_model const& column) {
        members made;
        made.text("name", column.name).add("type", named_type(column.type));
        made.flag("not_null", column.not_null);
        members const details = members_of(column.details);
        if (!details.empty()) made.add("details", details.braced());
        return made.braced();
    }

    members members_of(column_details const& details) {
        members made;
        made.text("type_text", details.type_text).flag("autoincrement", details.autoincrement);
        made.text("default_text", details.default_text);
        made.value("generated", named("generated_kind", spelling(details.generated)),
                   "generated_kind::none");
        made.text("generated_text", details.generated_text).text("collation", details.collation);
        made.list("values", names(details.values)).text("comment", details.comment);
        made.text("renamed_from", details.renamed_from);
        made.text("backfill_text", details.backfill_text).text("using_text", details.using_text);
        made.text("type_renamed_from", details.type_renamed_from);
        made.list("values_before", names(details.values_before));
        return made;
    }

    std::string item(key_model const& key) {
        members made;
        made.text("name", key.name).flag("named", key.named).list("columns", names(key.columns));
        return made.braced();
    }

    std::string item(foreign_key_model const& key) {
        members options;
        options.value("on_delete", named("foreign_key_action", spelling(key.options.on_delete)),
                      "foreign_key_action::no_action");
        options.value("on_update", named("foreign_key_action", spelling(key.options.on_update)),
                      "foreign_key_action::no_action");
        options.value("checked", named("deferrability", spelling(key.options.checked)),
                      "deferrability::immediate");
        members made;
        made.text("name", key.name).flag("named", key.named).list("columns", names(key.columns));
        made.text("referenced_schema", key.referenced_schema);
        made.text("referenced_table", key.referenced_table);
        made.list("referenced_columns", names(key.referenced_columns));
        if (!options.empty()) made.add("options", options.braced());
        return made.braced();
    }

    std::string item(relation_name const& relation) {
        members made;
        made.text("schema", relation.schema).text("name", relation.name);
        return made.braced();
    }

    std::string item(check_model const& check) {
        members made;
        made.text("name", check.name).text("condition", check.condition);
        made.text("column", check.column);
        return made.braced();
    }

    std::string item(index_item_model const& part) {
        members made;
        made.text("text", part.text).flag("is_expression", part.is_expression);
        if (part.order == direction::descending) made.add("order", "direction::descending");
        made.value("nulls", named("nulls_position", spelling(part.nulls)),
                   "nulls_position::engine_default");
        made.text("operators", part.operators);
        return made.braced();
    }

    std::string item(exclusion_model const& exclusion) {
        members made;
        made.text("name", exclusion.name).text("definition", exclusion.definition);
        return made.braced();
    }

    std::string item(index_model const& index) {
        std::string lines;
        for (index_item_model const& part : index.items)
            lines.append("    ").append(item(part)).append(",\n");
        std::string const items =
            declare(prefix_ + "_items_" + std::to_string(++lists_), "index_item_model", lines);
        members made;
        made.text("name", index.name).flag("unique", index.unique).list("items", items);
        made.text("condition", index.condition).text("method", index.method);
        made.list("included", names(index.included)).text("storage", index.storage);
        made.flag("nulls_not_distinct", index.nulls_not_distinct);
        return made.braced();
    }

    array_writer& out_;
    std::string   object_;
    std::string   prefix_;
    int           lists_ = 0;
};

std::string object_name(std::string_view kind, relation_name const& relation) {
    return std::string(kind).append(" ").append(relation.schema).append(".").append(relation.name);
}

/// What the arrays of a table are called. A name that C++ could not take gives way to a number.
std::string prefix_of(std::string_view engine, relation_name const& table, std::size_t number) {
    std::string name(table.schema);
    if (!name.empty()) name += '_';
    name += table.name;
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    bool const usable = name.find_first_not_of(plain) == name.npos &&
                        name.find("__") == name.npos && name.back() != '_';
    return std::string(engine).append("_").append(usable ? name : std::to_string(number));
}

/// The name of the list of views; empty where there are none.
std::string write_views(array_writer& out, std::string_view engine, array_view<view_model> views) {
    if (views.empty()) return {};
    std::string lines;
    std::size_t number = 0;
    for (view_model const& view : views) {
        out.title(engine, view.name);
        std::string const   named = "view_of_" + std::string(engine);
        relation_name const name{view.schema, view.name};
        table_writer writer(out, object_name("view", name), prefix_of(named, name, ++number));
        lines.append("    ").append(writer.write(view)).append(",\n");
    }
    out.no_title();
    return out.declare({}, std::string(engine) + "_views", "view_model", lines);
}

/// The name of the list of sequences; empty where there are none.
std::string write_sequences(array_writer& out, std::string_view engine,
                            array_view<sequence_model> sequences) {
    if (sequences.empty()) return {};
    std::string lines;
    for (sequence_model const& sequence : sequences) {
        sequence_options const& said = sequence.options;
        members                 options;
        options.value("start", std::to_string(said.start), "1");
        options.value("increment", std::to_string(said.increment), "1");
        options.value("maximum", std::to_string(said.maximum), "0");
        options.value("cache", std::to_string(said.cache), "1").flag("cycle", said.cycle);
        members made;
        made.text("schema", sequence.schema).text("name", sequence.name);
        if (!options.empty()) made.add("options", options.braced());
        lines.append("    ").append(made.braced()).append(",\n");
    }
    out.no_title();
    return out.declare({}, std::string(engine) + "_sequences", "sequence_model", lines);
}

/// The name of the list of triggers; empty where there are none.
std::string write_triggers(array_writer& out, std::string_view engine,
                           array_view<trigger_model> triggers) {
    if (triggers.empty()) return {};
    std::string lines;
    for (trigger_model const& trigger : triggers) {
        members made(",\n        ");
        made.text("schema", trigger.schema).text("name", trigger.name);
        made.text("table", trigger.table).text("definition", trigger.definition);
        made.text("body", trigger.body);
        lines.append("    {\n        ").append(made.text()).append(",\n    },\n");
    }
    out.no_title();
    return out.declare({}, std::string(engine) + "_triggers", "trigger_model", lines);
}

/// The name of the list of enums; empty where there are none.
std::string write_enums(array_writer& out, std::string_view engine, array_view<enum_model> enums) {
    if (enums.empty()) return {};
    std::string lines;
    std::size_t number = 0;
    for (enum_model const& type : enums) {
        ++number;
        auto const list = [&](std::string_view what, array_view<std::string_view> values) {
            if (values.empty()) return std::string();
            std::string const name =
                std::string(engine) + "_enum_" + std::string(what) + "_" + std::to_string(number);
            std::string listed;
            for (std::string_view const value : values)
                listed.append("    ").append(literal(value)).append(",\n");
            out.no_title();
            return out.declare(object_name("enum", {{}, type.name}), name, "std::string_view",
                               listed);
        };
        members made;
        made.text("name", type.name).list("values", list("values", type.values));
        made.text("renamed_from", type.renamed_from);
        made.list("values_before", list("values_before", type.values_before));
        lines.append("    ").append(made.braced()).append(",\n");
    }
    out.no_title();
    return out.declare({}, std::string(engine) + "_enums", "enum_model", lines);
}

/// Lists in braces, without the empty ones at the end.
std::string braced_lists(std::initializer_list<std::string> lists) {
    std::string text;
    std::string skipped;
    for (std::string const& list : lists) {
        std::string const comma = text.empty() && skipped.empty() ? "" : ", ";
        skipped += comma + (list.empty() ? "{}" : list);
        if (list.empty()) continue;
        text += skipped;
        skipped.clear();
    }
    return "{" + text + "}";
}

/// The names of the lists of all that a schema is made of, once all that they look at is written.
std::string write_schema(array_writer& out, std::string_view engine, schema_model const& schema) {
    if (schema.tables.empty()) return "{}";
    std::string lines;
    std::size_t number = 0;
    for (table_model const& table : schema.tables) {
        out.title(engine, table.name);
        relation_name const name{table.schema, table.name};
        table_writer writer(out, object_name("table", name), prefix_of(engine, name, ++number));
        lines.append("    ").append(writer.write(table)).append(",\n");
    }
    out.no_title();
    std::string const tables =
        out.declare({}, std::string(engine) + "_tables", "table_model", lines);
    std::string const views     = write_views(out, engine, schema.views);
    std::string const sequences = write_sequences(out, engine, schema.sequences);
    std::string const triggers  = write_triggers(out, engine, schema.triggers);
    std::string const enums     = write_enums(out, engine, schema.enums);
    return braced_lists({tables, views, sequences, triggers, enums});
}

}  // namespace

std::string snapshot_text(snapshot const& kept, std::string_view name_space) {
    std::string out =
        "// The schema as this migration leaves it. Written by a program; not to be edited.\n";
    if (!kept.sqlite.tables.empty() && !kept.postgres.tables.empty())
        out += "// What both engines have alike is written once, as SQLite's.\n";
    // Of two that a merge has brought together one counts: what is wrong is told behind them.
    std::string const guard = "ORM_SNAPSHOT_OF_" + std::string(name_space);
    out.append("#ifndef ").append(guard).append("\n#define ").append(guard).append("\n");
    out +=
        "\n"
        "#include <string_view>\n"
        "\n"
        "#include <orm/migrate/snapshot.hpp>\n"
        "\n"
        "// clang-format off\n";
    out.append("namespace ").append(name_space).append(" {\n\nusing namespace orm;\n");
    array_writer      arrays(out);
    std::string const sqlite   = write_schema(arrays, "sqlite", kept.sqlite);
    std::string const postgres = write_schema(arrays, "postgres", kept.postgres);
    out.append("\ninline constexpr orm::migrate::snapshot head{\n    .sqlite = ").append(sqlite);
    out.append(",\n    .postgres = ").append(postgres).append(",\n};\n\n}  // namespace ");
    out.append(name_space).append("\n// clang-format on\n#endif\n");
    return out;
}

}  // namespace orm::migrate

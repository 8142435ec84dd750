// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/postgres/introspect.hpp>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include <orm/backend/error.hpp>
#include <orm/dialect/postgres.hpp>
#include <orm/migrate/plan.hpp>
#include <orm/render/default_name.hpp>

#include "catalog.hpp"
#include "expression_text.hpp"

namespace orm::migrate {

namespace {

std::string quoted(std::string_view name) {
    std::string text = "\"";
    for (char const letter : name) text.append(letter == '"' ? 2 : 1, letter);
    return text + '"';
}

constexpr std::string_view tables_query =
    "select concat(c.oid, chr(31), n.nspname, chr(31), c.relname, chr(31), "
    "obj_description(c.oid, 'pg_class')) from pg_class c "
    "join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and "
    "c.relname not in ('orm_migrations', 'orm_migration_log') and not exists "
    "(select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass "
    "and d.deptype = 'e') and n.nspname in ";

constexpr std::string_view columns_query =
    "select concat(a.attrelid, chr(31), a.attname, chr(31), "
    "format_type(a.atttypid, a.atttypmod), chr(31), a.attnotnull, chr(31), a.attidentity, chr(31), "
    "a.attgenerated, chr(31), pg_get_expr(d.adbin, d.adrelid), chr(31), "
    "(select l.collname from pg_collation l, pg_type t where l.oid = a.attcollation and "
    "t.oid = a.atttypid and t.typcollation <> a.attcollation), chr(31), "
    "(select concat(m.nspname, chr(30), e.typname) from pg_type t join pg_type e on e.oid = "
    "case when t.typcategory = 'A' then t.typelem else t.oid end join pg_namespace m on "
    "m.oid = e.typnamespace where t.oid = a.atttypid and e.typtype = 'e'), chr(31), "
    "col_description(a.attrelid, a.attnum), chr(31), "
    "exists (select from pg_depend o where o.refobjid = a.attrelid and o.refobjsubid = a.attnum "
    "and o.classid = 'pg_class'::regclass and o.deptype = 'a')) "
    "from pg_attribute a join pg_class c on c.oid = a.attrelid and "
    "c.relkind in ('r', 'p', 'v', 'm') "
    "join pg_namespace n on n.oid = c.relnamespace "
    "left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum "
    "where a.attnum > 0 and not a.attisdropped and n.nspname in ";

constexpr std::string_view constraints_query =
    "select concat(k.conrelid, chr(31), k.contype, chr(31), k.conname, chr(31), "
    "array_to_string(array(select a.attname from unnest(k.conkey) with ordinality u(number, place) "
    "join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number order by u.place), "
    "chr(30)), chr(31), (select m.nspname from pg_class r join pg_namespace m on "
    "m.oid = r.relnamespace where r.oid = k.confrelid), chr(31), "
    "(select r.relname from pg_class r where r.oid = k.confrelid), chr(31), "
    "array_to_string(array(select a.attname from unnest(k.confkey) with ordinality u(number, place)"
    " join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.number order by u.place), "
    "chr(30)), chr(31), k.confdeltype, chr(31), k.confupdtype, chr(31), k.condeferrable, chr(31), "
    "k.condeferred, chr(31), k.convalidated, chr(31), case when "
    "k.contype = 'x' then pg_get_constraintdef(k.oid) else pg_get_expr(k.conbin, k.conrelid) end) "
    "from pg_constraint k join pg_class c on c.oid = k.conrelid "
    "join pg_namespace n on n.oid = c.relnamespace "
    "where k.contype in ('p', 'u', 'f', 'c', 'x') and k.conparentid = 0 and n.nspname in ";

constexpr std::string_view indexes_query =
    "select concat(i.indrelid, chr(31), x.relname, chr(31), i.indisunique, chr(31), "
    "i.indisvalid, chr(31), m.amname, chr(31), array_to_string(array(select a.attname from "
    "generate_series(i.indnkeyatts + 1, i.indnatts) at join pg_attribute a on a.attrelid = "
    "i.indrelid and a.attnum = i.indkey[at - 1] order by at), chr(30)), chr(31), "
    "array_to_string(array(select concat(i.indkey[at - 1] = 0, chr(29), i.indoption[at - 1], "
    "chr(29), case when i.indkey[at - 1] = 0 then pg_get_indexdef(i.indexrelid, at, true) else "
    "(select a.attname from pg_attribute a where a.attrelid = i.indrelid and "
    "a.attnum = i.indkey[at - 1]) end, chr(29), (select o.opcname from pg_opclass o where "
    "o.oid = i.indclass[at - 1] and not o.opcdefault)) from "
    "generate_series(1, i.indnkeyatts::integer) at), "
    "chr(30)), chr(31), pg_get_expr(i.indpred, i.indrelid), chr(31), "
    "array_to_string(x.reloptions, ', '), chr(31), "
    "pg_get_indexdef(i.indexrelid) like '% NULLS NOT DISTINCT%') "
    "from pg_index i join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam "
    "join pg_class c on c.oid = i.indrelid and c.relkind in ('r', 'p', 'm') "
    "join pg_namespace n on n.oid = c.relnamespace where not exists "
    "(select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))"
    " and n.nspname in ";

/// Those of other schemas, too, where columns of these are of them.
constexpr std::string_view enums_query =
    "select concat(n.nspname, chr(30), t.typname, chr(31), array_to_string(array(select "
    "e.enumlabel from pg_enum e where e.enumtypid = t.oid order by e.enumsortorder), chr(30))) "
    "from pg_type t "
    "join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'e' and not exists "
    "(select from pg_depend d where d.objid = t.oid and d.classid = 'pg_type'::regclass "
    "and d.deptype = 'e') and exists (select from pg_namespace m left join pg_class c on "
    "c.relnamespace = m.oid left join pg_attribute a on a.attrelid = c.oid and a.atttypid in "
    "(t.oid, t.typarray) where (m.oid = n.oid or a.attrelid is not null) and m.nspname in ";

/// The type that the library has for a type of the server; a text where it has none.
sql_type type_of(std::string const& declared) {
    for (unsigned at = 0; at != sql_type_count; ++at) {
        auto const type = static_cast<sql_type>(at);
        if (type == sql_type::enumeration) continue;
        if (postgres_dialect::facts.type_name(type) == declared) return type;
        if (postgres_dialect::facts.type_name(array_of(type)) == declared) return array_of(type);
    }
    if (declared == "timestamp with time zone[]") return array_of(sql_type::timestamp);
    if (declared == "time without time zone[]") return array_of(sql_type::time);
    auto const begins = [&](std::string_view with) { return declared.starts_with(with); };
    if (begins("timestamp")) return sql_type::timestamp;
    if (begins("time")) return sql_type::time;
    if (begins("interval")) return sql_type::interval;
    if (begins("numeric")) return sql_type::numeric;
    return sql_type::text;
}

foreign_key_action action_of(std::string const& letter) {
    switch (letter.empty() ? 'a' : letter[0]) {
        case 'r': return foreign_key_action::restrict;
        case 'c': return foreign_key_action::cascade;
        case 'n': return foreign_key_action::set_null;
        case 'd': return foreign_key_action::set_default;
        default: return foreign_key_action::no_action;
    }
}

class catalog_reader {
public:
    catalog_reader(postgres::connection& database, std::vector<name_space> spaces)
        : database_(database), spaces_(std::move(spaces)) {
        for (name_space const& space : spaces_)
            wanted_ += (wanted_.empty() ? "(" : ", ") + text_constant(space.there);
        wanted_ += ")";
    }

    owned_schema read() {
        for (name_list const& row : rows(tables_query, 4, "c.oid")) add_table(row);
        for (name_list const& row :
             catalog_rows(database_, std::string(enums_query) + wanted_ + ")", 2, "t.oid"))
            schema_.enums.push_back({name_of_type(row[0]), schema_.keep(split(row[1], item_end))});
        auto const columns = rows(columns_query, 11, "a.attrelid, a.attnum");
        for (name_list const& row : columns)
            if (type_of(row[2]) == sql_type::text) add_text_type(row[2]);
        for (name_list const& row : columns)
            if (auto* const parts = parts_of(row))
                add_column(*parts, row);
            else
                add_column(views_[row[0]].columns, row);
        for (name_list const& row : rows(constraints_query, 13, "k.oid"))
            if (auto* const parts = parts_of(row)) add_constraint(*parts, row);
        for (name_list const& row : rows(indexes_query, 10, "i.indexrelid"))
            add_index(parts_of(row), row);
        for (std::string const& table : order_) finish(parts_[table]);
        read_objects(database_, spaces_, wanted_, views_, schema_);
        return std::move(schema_);
    }

private:
    struct table_parts {
        table_model                    table;
        std::vector<column_model>      columns;
        std::vector<key_model>         keys;
        std::vector<foreign_key_model> foreign_keys;
        std::vector<check_model>       checks;
        std::vector<index_model>       indexes;
        std::vector<exclusion_model>   exclusions;
    };

    /// Without its length.
    void add_text_type(std::string const& declared) {
        std::string const type = declared.substr(0, declared.find_first_of("(["));
        if (std::find(text_types_.begin(), text_types_.end(), type) == text_types_.end())
            text_types_.push_back(type);
    }

    std::string expression(std::string const& text) const {
        return without_casts(text, text_types_);
    }

    std::vector<name_list> rows(std::string_view query, std::size_t fields,
                                std::string_view order) {
        return catalog_rows(database_, std::string(query) + wanted_, fields, order);
    }

    table_parts* parts_of(name_list const& row) {
        auto const found = parts_.find(row[0]);
        return found == parts_.end() ? nullptr : &found->second;
    }

    std::string_view space_of(std::string const& there) {
        return schema_.keep(name_of_space(spaces_, there));
    }

    /// As `native_enum()` has it: behind its schema, unless that is the one that needs no name.
    std::string_view name_of_type(std::string const& schema_and_name) {
        name_list const   parts = split(schema_and_name, item_end);
        std::string const space = name_of_space(spaces_, parts[0]);
        return schema_.keep(space.empty() ? parts[1] : space + "." + parts[1]);
    }

    void add_table(name_list const& row) {
        order_.push_back(row[0]);
        table_model& table = parts_[row[0]].table;
        table.schema       = space_of(row[1]);
        table.name         = schema_.keep(row[2]);
        table.comment      = schema_.keep(row[3]);
    }

    void add_column(table_parts& parts, name_list const& row) { add_column(parts.columns, row); }
    void add_column(std::vector<column_model>& columns, name_list const& row) {
        column_model column;
        column.name            = schema_.keep(row[1]);
        column.type            = type_of(row[2]);
        column.details.comment = schema_.keep(row[9]);
        add_type_text(column, row);
        column.not_null              = row[3] == "t";
        bool const counted           = row[6].starts_with("nextval(") && row[10] == "t";
        column.details.autoincrement = !row[4].empty() || counted;
        if (row[5] == "s" || row[5] == "v") {
            column.details.generated =
                row[5] == "s" ? generated_kind::stored : generated_kind::virtual_;
            column.details.generated_text = schema_.keep(expression(row[6]));
        } else if (!counted) {
            column.details.default_text = schema_.keep(expression(row[6]));
        }
        column.details.collation = schema_.keep(row[7]);
        columns.push_back(column);
    }

    /// A type with arguments that the library has, or one of the database's own.
    void add_type_text(column_model& column, name_list const& row) {
        if (!row[8].empty()) {
            bool const array = row[2].ends_with("[]");
            column.type      = array ? array_of(sql_type::enumeration) : sql_type::enumeration;
            column.details.type_text = name_of_type(row[8]);
            for (enum_model const& type : schema_.enums)
                if (type.name == column.details.type_text) column.details.values = type.values;
        } else if (row[2].starts_with("character varying(") || row[2].starts_with("numeric(")) {
            if (!row[2].ends_with("[]")) column.details.type_text = schema_.keep(row[2]);
        }
    }

    void add_constraint(table_parts& parts, name_list const& row) {
        char const             kind    = row[1][0];
        std::string_view const name    = schema_.keep(row[2]);
        name_list const        columns = split(row[3], item_end);
        std::string const      table(parts.table.name);
        if (kind == 'p') {
            parts.table.primary_key = {name, !is_default(table, name, {}, "pkey"),
                                       schema_.keep(columns)};
        } else if (row[11] != "t") {
            leave_out(table, row[2], "is not valid yet");
        } else if (kind == 'u') {
            parts.keys.push_back(
                {name, !is_default(table, name, columns, "key"), schema_.keep(columns)});
        } else if (kind == 'c') {
            parts.checks.push_back({name, schema_.keep(expression(row[12])), {}});
        } else if (kind == 'f') {
            add_foreign_key(parts, row, columns);
        } else {
            parts.exclusions.push_back({name, schema_.keep(row[12])});
        }
    }

    void add_foreign_key(table_parts& parts, name_list const& row, name_list const& columns) {
        foreign_key_model key;
        key.name    = schema_.keep(row[2]);
        key.named   = !is_default(std::string(parts.table.name), key.name, columns, "fkey");
        key.columns = schema_.keep(columns);
        key.referenced_schema  = space_of(row[4]);
        key.referenced_table   = schema_.keep(row[5]);
        key.referenced_columns = schema_.keep(split(row[6], item_end));
        key.options.on_delete  = action_of(row[7]);
        key.options.on_update  = action_of(row[8]);
        if (row[9] == "t")
            key.options.checked =
                row[10] == "t" ? deferrability::deferred : deferrability::deferrable;
        parts.foreign_keys.push_back(key);
    }

    /// Without a table it is that of a materialized view.
    void add_index(table_parts* parts, name_list const& row) {
        std::string const table(parts != nullptr ? parts->table.name : "a materialized view");
        if (row[3] != "t") return leave_out(table, row[1], "is an index that was not finished");
        std::vector<index_item_model> items;
        for (std::string const& text : split(row[6], item_end)) {
            name_list const  part    = split(text, part_end);  // the class may be empty
            int const        options = std::stoi(part[1]);
            index_item_model item;
            item.is_expression = part[0] == "t";
            item.text          = schema_.keep(item.is_expression ? expression(part[2]) : part[2]);
            bool const descending  = (options & 1) != 0;
            bool const nulls_first = (options & 2) != 0;
            if (descending) item.order = direction::descending;
            if (descending != nulls_first)
                item.nulls = nulls_first ? nulls_position::first : nulls_position::last;
            item.operators = schema_.keep(part[3]);
            items.push_back(item);
        }
        index_model index{.name      = schema_.keep(row[1]),
                          .unique    = row[2] == "t",
                          .items     = schema_.keep(std::move(items)),
                          .condition = schema_.keep(expression(row[7]))};
        if (row[4] != "btree") index.method = schema_.keep(row[4]);
        index.included           = schema_.keep(split(row[5], item_end));
        index.storage            = schema_.keep(row[8]);
        index.nulls_not_distinct = row[9] == "t";
        (parts != nullptr ? parts->indexes : views_[row[0]].indexes).push_back(index);
    }

    void leave_out(std::string const& table, std::string const& what, std::string_view why) {
        schema_.left_out.push_back(table + "." + what + " " + std::string(why));
    }

    static bool is_default(std::string const& table, std::string_view name,
                           name_list const& columns, std::string_view label) {
        std::vector<std::string_view> const views(columns.begin(), columns.end());
        return default_name(table, views, label).view() == name;
    }

    /// The library has counted columns as the only key of their table.
    void leave_out_counted(table_parts& parts) {
        array_view<std::string_view> const key = parts.table.primary_key.columns;
        for (column_model& column : parts.columns) {
            if (!column.details.autoincrement || (key.size() == 1 && key[0] == column.name))
                continue;
            column.details.autoincrement = false;
            leave_out(std::string(parts.table.name), std::string(column.name),
                      "gets numbers of its own");
        }
    }

    void finish(table_parts& parts) {
        leave_out_counted(parts);
        parts.table.columns      = schema_.keep(std::move(parts.columns));
        parts.table.unique_keys  = schema_.keep(std::move(parts.keys));
        parts.table.foreign_keys = schema_.keep(std::move(parts.foreign_keys));
        parts.table.checks       = schema_.keep(std::move(parts.checks));
        parts.table.indexes      = schema_.keep(std::move(parts.indexes));
        parts.table.exclusions   = schema_.keep(std::move(parts.exclusions));
        schema_.tables.push_back(parts.table);
    }

    postgres::connection&              database_;
    std::vector<name_space>            spaces_;
    std::string                        wanted_;
    name_list                          text_types_{"text", "character varying", "bpchar"};
    owned_schema                       schema_;
    name_list                          order_;
    std::map<std::string, table_parts> parts_;
    view_parts_by_number               views_;
};

name_list schemas_of(schema_model const& code) {
    name_list  names;
    auto const add = [&](std::string_view name) {
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
            names.emplace_back(name);
    };
    for (table_model const& table : code.tables) add(table.schema);
    for (view_model const& view : code.views) add(view.schema);
    for (sequence_model const& each : code.sequences) add(each.schema);
    for (enum_model const& each : code.enums) add(type_name(each.name).schema);
    return names;
}

constexpr std::string_view beside_prefix = "orm_beside_";

std::string beside(std::string_view name) { return std::string(beside_prefix).append(name); }

/// The same schema in other schemas of the server.
class model_beside {
public:
    explicit model_beside(schema_model const& code) : names_(schemas_of(code)) {
        for (table_model const& table : code.tables) add(table);
        for (view_model view : code.views) {
            std::vector<relation_name> reads(view.reads.begin(), view.reads.end());
            for (relation_name& read : reads) read.schema = moved(read.schema);
            view.schema = moved(view.schema);
            view.query  = renamed(view.query);
            view.reads  = kept_.keep(std::move(reads));
            kept_.views.push_back(view);
        }
        for (sequence_model each : code.sequences) {
            each.schema = moved(each.schema);
            kept_.sequences.push_back(each);
        }
        // The body is a text, in which nothing is looked up yet.
        for (trigger_model each : code.triggers) {
            each.schema     = moved(each.schema);
            each.definition = renamed(each.definition);
            kept_.triggers.push_back(each);
        }
        for (enum_model each : code.enums) {
            each.name = moved_type(each.name);
            kept_.enums.push_back(each);
        }
    }
    schema_model model() const { return kept_.model(); }

private:
    void add(table_model table) {
        table.schema = moved(table.schema);
        std::vector<foreign_key_model> keys(table.foreign_keys.begin(), table.foreign_keys.end());
        for (foreign_key_model& key : keys) key.referenced_schema = moved(key.referenced_schema);
        table.foreign_keys = kept_.keep(std::move(keys));
        std::vector<column_model> columns(table.columns.begin(), table.columns.end());
        for (column_model& column : columns) {
            column.details.default_text = renamed(column.details.default_text);
            if (element_of(column.type) == sql_type::enumeration)
                column.details.type_text = moved_type(column.details.type_text);
        }
        table.columns = kept_.keep(std::move(columns));
        kept_.tables.push_back(table);
    }

    std::string_view moved(std::string_view schema) {
        return schema.empty() ? schema : kept_.keep(beside(schema));
    }

    std::string_view moved_type(std::string_view name) {
        return type_name(name).schema.empty() ? name : kept_.keep(beside(name));
    }

    /// Names of schemas stand in quotes before a point, as this library writes them.
    std::string_view renamed(std::string_view text) {
        std::string made(text);
        for (std::string const& name : names_) {
            std::string const from = quoted(name) + ".", to = quoted(beside(name)) + ".";
            for (std::size_t at = 0; (at = made.find(from, at)) != made.npos; at += to.size())
                made.replace(at, from.size(), to);
        }
        return kept_.keep(std::move(made));
    }

    name_list    names_;
    owned_schema kept_;
};

/// The server says where things are; they are to be where the code has them.
void move_back(owned_schema& told) {
    auto const back = [&](std::string_view text) -> std::string_view {
        if (text.find(beside_prefix) == text.npos) return text;
        std::string made(text);
        for (std::size_t at = 0; (at = made.find(beside_prefix, at)) != made.npos;)
            made.erase(at, beside_prefix.size());
        return told.keep(std::move(made));
    };
    for (view_model& view : told.views) view.query = back(view.query);
    for (trigger_model& each : told.triggers) each.definition = back(each.definition);
    for (table_model& table : told.tables) {
        std::vector<column_model> columns(table.columns.begin(), table.columns.end());
        for (column_model& column : columns)
            column.details.default_text = back(column.details.default_text);
        table.columns = told.keep(std::move(columns));
    }
}

}  // namespace

owned_schema read_schema(postgres::connection& database, std::vector<std::string> const& schemas) {
    std::vector<name_space> spaces{{database.query("select current_schema()"), ""}};
    for (std::string const& name : schemas)
        if (name != spaces[0].there) spaces.push_back({name, name});
    return catalog_reader(database, std::move(spaces)).read();
}

owned_schema read_for_header(postgres::connection& database) { return read_schema(database); }

owned_schema read_live(postgres::connection& database, schema_model const& code) {
    return read_schema(database, schemas_of(code));
}

owned_schema as_told(postgres::connection& database, schema_model const& code) {
    if (database.in_transaction()) throw misuse("a schema is compared inside of a transaction");
    model_beside const      there(code);
    plan const              creation(diff({}, there.model()), postgres_dialect::facts);
    std::string const       current = beside({});
    std::vector<name_space> spaces{{current, ""}};
    for (std::string const& name : schemas_of(code)) spaces.push_back({beside(name), name});

    std::string script = "create schema " + quoted(current) +
                         "; select set_config('search_path', " + text_constant(quoted(current)) +
                         " || ', ' || current_setting('search_path'), true)";
    for (step const& each : creation.steps()) script.append(";\n").append(each.sql);
    owned_schema told;
    database.begin();
    try {
        database.run_script(script);
        told = catalog_reader(database, std::move(spaces)).read();
        database.rollback();
    } catch (...) {
        database.rollback();
        throw;
    }
    move_back(told);
    carry_intent(code, told);
    return told;
}

std::vector<live_drift> find_drift(postgres::connection& database, schema_model const& code) {
    owned_schema const expected = as_told(database, code);
    owned_schema const live     = read_live(database, code);
    return compare_live(expected.model(), live.model(), postgres_dialect::facts);
}

}  // namespace orm::migrate

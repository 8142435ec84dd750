// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include <orm/migrate/difference.hpp>
#include <orm/support/trimmed.hpp>

#include "catalog.hpp"

namespace orm::migrate {

namespace {

constexpr std::string_view views_query =
    "select concat(c.oid, chr(31), n.nspname, chr(31), c.relname, chr(31), c.relkind, chr(31), "
    "array_to_string(array(select a.attname from pg_attribute a where a.attrelid = c.oid and "
    "a.attnum > 0 and not a.attisdropped order by a.attnum), chr(30)), chr(31), "
    "array_to_string(array(select distinct concat(m.nspname, chr(29), r.relname) "
    "from pg_rewrite w join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid "
    "and d.refclassid = 'pg_class'::regclass join pg_class r on r.oid = d.refobjid and "
    "r.oid <> c.oid join pg_namespace m on m.oid = r.relnamespace where w.ev_class = c.oid), "
    "chr(30)), chr(31), pg_get_viewdef(c.oid)) from pg_class c "
    "join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and not exists "
    "(select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass "
    "and d.deptype = 'e') and n.nspname in ";

/// Those of columns that count belong to these.
constexpr std::string_view sequences_query =
    "select concat(n.nspname, chr(31), c.relname, chr(31), s.seqstart, chr(31), s.seqincrement, "
    "chr(31), s.seqmax, chr(31), s.seqcache, chr(31), s.seqcycle) from pg_sequence s "
    "join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace "
    "where not exists (select from pg_depend d where d.objid = c.oid and "
    "d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i', 'e')) and n.nspname in ";

constexpr std::string_view triggers_query =
    "select concat(n.nspname, chr(31), t.tgname, chr(31), c.relname, chr(31), p.proname, chr(31), "
    "p.pronamespace = c.relnamespace, chr(31), pg_get_triggerdef(t.oid, true), chr(31), "
    "case when l.lanname = 'plpgsql' then p.prosrc end, chr(31), "
    "exists (select from pg_trigger o where o.tgfoid = t.tgfoid and "
    "o.tgname = t.tgname and o.oid <> t.oid)) "
    "from pg_trigger t join pg_class c on c.oid = t.tgrelid "
    "join pg_namespace n on n.oid = c.relnamespace join pg_proc p on p.oid = t.tgfoid "
    "join pg_language l on l.oid = p.prolang "
    "where not t.tgisinternal and n.nspname in ";

class object_reader {
public:
    object_reader(postgres::connection& database, std::vector<name_space> const& spaces,
                  std::string const& wanted, owned_schema& schema)
        : database_(database), spaces_(spaces), wanted_(wanted), schema_(schema) {}

    void read_views(view_parts_by_number const& parts) {
        for (name_list const& row : rows(views_query, 7, "c.oid")) {
            view_model view;
            view.schema       = space_of(row[1]);
            view.name         = schema_.keep(row[2]);
            view.materialized = row[3] == "m";
            view.columns      = schema_.keep(split(row[4], item_end));
            view.reads        = schema_.keep(relations(row[5]));
            view.query        = schema_.keep(std::string(without_end(row[6])));
            auto& columns     = schema_.view_columns.emplace_back();
            if (auto const found = parts.find(row[0]); found != parts.end()) {
                view.indexes = schema_.keep(std::vector<index_model>(found->second.indexes));
                columns      = schema_.keep(std::vector<column_model>(found->second.columns));
            }
            schema_.views.push_back(view);
        }
    }

    void read_sequences() {
        for (name_list const& row : rows(sequences_query, 7, "c.oid")) {
            sequence_model sequence;
            sequence.schema            = space_of(row[0]);
            sequence.name              = schema_.keep(row[1]);
            sequence.options.start     = std::stoll(row[2]);
            sequence.options.increment = std::stoll(row[3]);
            std::int64_t const maximum = std::stoll(row[4]);
            bool const         usual   = sequence.options.increment > 0
                                             ? maximum == std::numeric_limits<std::int64_t>::max()
                                             : maximum == -1;
            sequence.options.maximum   = usual ? 0 : maximum;
            sequence.options.cache     = std::stoll(row[5]);
            sequence.options.cycle     = row[6] == "t";
            schema_.sequences.push_back(sequence);
        }
    }

    void read_triggers() {
        for (name_list const& row : rows(triggers_query, 8, "t.oid")) {
            std::string_view const why = reason_to_leave_out(row);
            if (!why.empty()) {
                schema_.left_out.push_back(row[2] + "." + row[1] + std::string(why));
                continue;
            }
            trigger_model trigger;
            trigger.schema     = space_of(row[0]);
            trigger.name       = schema_.keep(row[1]);
            trigger.table      = schema_.keep(row[2]);
            trigger.definition = schema_.keep(definition_of(row[5]));
            trigger.body       = schema_.keep(body_of(row[6]));
            schema_.triggers.push_back(trigger);
        }
    }

private:
    std::vector<name_list> rows(std::string_view query, std::size_t fields,
                                std::string_view order) {
        return catalog_rows(database_, std::string(query) + wanted_, fields, order);
    }

    std::string_view space_of(std::string const& there) {
        return schema_.keep(name_of_space(spaces_, there));
    }

    std::vector<relation_name> relations(std::string const& list) {
        std::vector<relation_name> found;
        for (std::string const& each : split(list, item_end)) {
            name_list const parts = split(each, part_end);
            found.push_back({space_of(parts[0]), schema_.keep(parts[1])});
        }
        return found;
    }

    static std::string_view without_end(std::string_view statement) {
        statement = trimmed(statement);
        while (statement.ends_with(';'))
            statement = trimmed(statement.substr(0, statement.size() - 1));
        return statement;
    }

    static constexpr std::string_view create_trigger = "CREATE TRIGGER ";

    /// A trigger of the library has a function to itself.
    static std::string_view reason_to_leave_out(name_list const& row) {
        if (row[3] != row[1] || row[4] != "t")
            return " is a trigger whose function has another name";
        if (row[7] == "t") return " is a trigger like one of another table";
        if (row[6].empty()) return " is a trigger whose function is not in PL/pgSQL";
        if (!row[5].starts_with(create_trigger) || !row[5].ends_with("()"))
            return " is a trigger that is a constraint, or has arguments";
        return {};
    }

    /// What stands between the name and the function.
    static std::string definition_of(std::string const& create) {
        constexpr std::string_view end  = " EXECUTE FUNCTION ";
        std::string_view           rest = create;
        rest.remove_prefix(create_trigger.size());
        if (rest.starts_with('"'))
            rest.remove_prefix(quoted_at(rest, '"').size());
        else
            rest.remove_prefix(std::min(rest.find(' '), rest.size()));
        rest = rest.substr(0, rest.rfind(end));
        if (rest.starts_with(' ')) rest.remove_prefix(1);
        return std::string(rest);
    }

    /// The statements of a block, each with a semicolon behind it. One that declares something is a
    /// statement itself.
    static std::string body_of(std::string const& function) {
        constexpr std::string_view begin = "begin", end = "end";
        std::string_view           body = without_end(function);
        bool const                 block =
            body.size() > begin.size() + end.size() &&
            same_name(body.substr(0, begin.size()), begin) &&
            same_name(body.substr(body.size() - end.size()), end) &&
            std::string_view(" \t\r\n").find(body[begin.size()]) != std::string_view::npos;
        if (!block) return std::string(body) + "; ";
        body.remove_prefix(begin.size());
        body.remove_suffix(end.size());
        return std::string(trimmed(body)) + " ";
    }

    postgres::connection&          database_;
    std::vector<name_space> const& spaces_;
    std::string const&             wanted_;
    owned_schema&                  schema_;
};

}  // namespace

void read_objects(postgres::connection& database, std::vector<name_space> const& spaces,
                  std::string const& wanted, view_parts_by_number const& parts,
                  owned_schema& schema) {
    object_reader reader(database, spaces, wanted, schema);
    reader.read_views(parts);
    reader.read_sequences();
    reader.read_triggers();
}

}  // namespace orm::migrate

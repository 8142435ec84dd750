// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>

#include <orm/expr/sequence_function.hpp>
#include <orm/render/create_table.hpp>
#include <orm/render/writer.hpp>

namespace orm {

/// `"kept"."numbers"`, as a text in single quotes.
constexpr void write_sequence_name(writer& out, std::string_view schema, std::string_view name) {
    char   quoted[300]{};  // two names of 63 bytes, their quotes doubled twice
    writer inner(out.dialect, quoted);
    write_qualified(inner, schema, name);
    out.text_constant({quoted, inner.size()});
}

template <sequence_call Call, class Sequence>
struct text<sequence_value<Call, Sequence>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, sequence_value<Call, Sequence> const*) {
        out.require(feature::sequences);
        out << (Call == sequence_call::next ? "nextval(" : "currval(");
        write_sequence_name(out, Sequence::schema, Sequence::name);
        out << ')';
    }
};

constexpr void write_options(writer& out, sequence_options const& options) {
    out << " start with ";
    out.number(options.start);
    out << " increment by ";
    out.number(options.increment);
    if (options.maximum == 0) {
        out << " no maxvalue";
    } else {
        out << " maxvalue ";
        out.number(options.maximum);
    }
    out << " cache ";
    out.number(options.cache);
    out << (options.cycle ? " cycle" : " no cycle");
}

constexpr void write_create_sequence(writer& out, sequence_model const& sequence,
                                     if_exists existing) {
    out << (existing == if_exists::skip ? "create sequence if not exists " : "create sequence ");
    write_qualified(out, sequence.schema, sequence.name);
    write_options(out, sequence.options);
}

constexpr void write_alter_sequence(writer& out, sequence_model const& sequence) {
    out << "alter sequence ";
    write_qualified(out, sequence.schema, sequence.name);
    write_options(out, sequence.options);
}

constexpr void write_drop_sequence(writer& out, sequence_model const& sequence, bool if_there) {
    out << (if_there ? "drop sequence if exists " : "drop sequence ");
    write_qualified(out, sequence.schema, sequence.name);
}

}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#include <orm/render/cursor.hpp>

namespace orm {

namespace {

template <class Write>
built_text built(dialect_facts const& facts, Write write) {
    writer counted(facts);
    write(counted);
    built_text text(counted.size());
    writer     out(facts, text.data());
    write(out);
    return text;
}

void write_name(writer& out, int number) {
    out << "\"orm_cursor_";
    out.number(number);
    out << '"';
}

}  // namespace

built_text declare_cursor(dialect_facts const& facts, int number, std::string_view select) {
    return built(facts, [&](writer& out) {
        out << "declare ";
        write_name(out, number);
        out << " no scroll cursor for " << select;
    });
}

built_text fetch_from_cursor(dialect_facts const& facts, int number, std::size_t rows) {
    return built(facts, [&](writer& out) {
        out << "fetch ";
        out.number(static_cast<std::int64_t>(rows));
        out << " from ";
        write_name(out, number);
    });
}

built_text close_cursor(dialect_facts const& facts, int number) {
    return built(facts, [&](writer& out) {
        out << "close ";
        write_name(out, number);
    });
}

}  // namespace orm

// SPDX-License-Identifier: BSL-1.0
#include <orm/session/json_member.hpp>

#include "../backend/member.hpp"

namespace orm {
namespace {

template <class Member>
value value_of_optional(field const& target, void const* member, scratch& temporaries) {
    if (target.nullable)
        return to_value(*static_cast<std::optional<Member> const*>(member), temporaries);
    return to_value(*static_cast<Member const*>(member), temporaries);
}

template <class Member>
void set_number(field const& target, void* member, value const& given) {
    store<Member>(target, member, from_value<Member>(given));
}

}  // namespace

storage json_member::kind() const {
    switch (target.type) {
        case member_type::boolean: return storage::boolean;
        case member_type::float32:
        case member_type::float64: return storage::real;
        case member_type::text: return storage::text;
        case member_type::blob: return storage::blob;
        case member_type::converted: return target.stored;
        default: return storage::integer;
    }
}

value member_value(json_member const& which, void const* row, scratch& temporaries) {
    field const&      target = which.target;
    void const* const member = static_cast<char const*>(row) + target.offset;
    switch (target.type) {
        case member_type::boolean: return value_of_optional<bool>(target, member, temporaries);
        case member_type::int8: return value_of_optional<std::int8_t>(target, member, temporaries);
        case member_type::int16:
            return value_of_optional<std::int16_t>(target, member, temporaries);
        case member_type::int32:
            return value_of_optional<std::int32_t>(target, member, temporaries);
        case member_type::int64:
            return value_of_optional<std::int64_t>(target, member, temporaries);
        case member_type::uint8:
            return value_of_optional<std::uint8_t>(target, member, temporaries);
        case member_type::uint16:
            return value_of_optional<std::uint16_t>(target, member, temporaries);
        case member_type::uint32:
            return value_of_optional<std::uint32_t>(target, member, temporaries);
        case member_type::uint64:
            return value_of_optional<std::uint64_t>(target, member, temporaries);
        case member_type::float32: return value_of_optional<float>(target, member, temporaries);
        case member_type::float64: return value_of_optional<double>(target, member, temporaries);
        case member_type::text: return value_of_optional<std::string>(target, member, temporaries);
        case member_type::blob:
            return value_of_optional<std::vector<std::byte>>(target, member, temporaries);
        default: return which.take(member, temporaries);
    }
}

void set_member(json_member const& which, void* row, value const& given) {
    field const& target = which.target;
    void* const  member = static_cast<char*>(row) + target.offset;
    if (target.type == member_type::converted) return target.assign(member, given);
    if (given.is_null()) {
        if (!target.nullable) throw_conversion_error("JSON", "there is no value");
        return store_null(target, member);
    }
    switch (target.type) {
        case member_type::boolean: return set_number<bool>(target, member, given);
        case member_type::int8: return set_number<std::int8_t>(target, member, given);
        case member_type::int16: return set_number<std::int16_t>(target, member, given);
        case member_type::int32: return set_number<std::int32_t>(target, member, given);
        case member_type::int64: return set_number<std::int64_t>(target, member, given);
        case member_type::uint8: return set_number<std::uint8_t>(target, member, given);
        case member_type::uint16: return set_number<std::uint16_t>(target, member, given);
        case member_type::uint32: return set_number<std::uint32_t>(target, member, given);
        case member_type::uint64: return set_number<std::uint64_t>(target, member, given);
        case member_type::float32: return set_number<float>(target, member, given);
        case member_type::float64: return set_number<double>(target, member, given);
        case member_type::text: return store_text(target, member, given.text());
        case member_type::blob: {
            auto const bytes = from_value<std::vector<std::byte>>(given);
            return store_blob(target, member, bytes);
        }
        case member_type::converted: return;
    }
}

}  // namespace orm

// Ties a field to the member that holds its value, so that a page's state is a plain struct and yet every
// field can be read and written by its id.
#pragma once

#include "core/fields/field.h"

#include <type_traits>

namespace actiscope {

template <class Owner>
struct BoundField {
    Field field;
    std::variant<double Owner::*, int Owner::*, bool Owner::*, std::string Owner::*,
                 std::vector<double> Owner::*>
        member;
};

template <class Owner>
FieldValue fieldValue(const Owner& owner, const BoundField<Owner>& bound) {
    return std::visit(
        [&](auto member) -> FieldValue {
            if constexpr (std::is_same_v<decltype(member), int Owner::*>)
                return static_cast<double>(owner.*member);
            else
                return owner.*member;
        },
        bound.member);
}

/// Checks the value against the field, then stores it; on an error the owner is untouched.
template <class Owner>
tl::expected<void, std::string> setFieldValue(Owner& owner, const BoundField<Owner>& bound,
                                              const FieldValue& value) {
    const auto checked = checkedValue(bound.field, value);
    if (!checked)
        return tl::unexpected(checked.error());
    std::visit(
        [&](auto member) {
            using Member = std::remove_reference_t<decltype(owner.*member)>;
            if constexpr (std::is_same_v<Member, int>)
                owner.*member = static_cast<int>(std::get<double>(*checked));
            else
                owner.*member = std::get<Member>(*checked);
        },
        bound.member);
    return {};
}

/// The bound field with this id, or nullptr.
template <class Owner>
const BoundField<Owner>* findField(const std::vector<BoundField<Owner>>& table, std::string_view id) {
    for (const auto& bound : table)
        if (bound.field.id == id)
            return &bound;
    return nullptr;
}

} // namespace actiscope

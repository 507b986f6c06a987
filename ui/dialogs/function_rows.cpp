#include "ui/dialogs/function_rows.h"

#include "core/activations/activation_search.h"
#include "core/activations/catalogue.h"
#include "core/text/say.h"
#include "ui/controls/number_text.h"

#include <QCoreApplication>

namespace actiscope {

namespace {

using Kind = FunctionRow::Kind;

QString translated(const char* text) {
    return QCoreApplication::translate("FunctionPicker", text);
}

FunctionRow rowOf(const Activation& activation, const std::string& where = {}) {
    const bool named = activation.longName != activation.name;
    const std::string detail = where.empty() && named ? activation.longName : where;
    return {Kind::Function, toQt(activation.name), toQt(said(detail)), &activation};
}

/// The essentials that act on a whole layer are pages of their own.
FunctionRow pageRow(const std::string& id) {
    const bool softmax = id == "softmax";
    return {Kind::Page, softmax ? translated("Softmax") : translated("Maxout"),
            softmax ? translated("a whole layer: opens its page") : translated("k pieces: opens its page"),
            nullptr, id};
}

} // namespace

std::vector<FunctionRow> functionRows(const std::vector<Activation>& catalogue, const QString& typed) {
    std::vector<FunctionRow> rows;
    if (!typed.trimmed().isEmpty()) {
        for (const auto& found : searchActivations(catalogue, typed.toStdString()))
            rows.push_back(rowOf(*found.activation, found.where));
        return rows;
    }
    rows.push_back({Kind::Heading, translated("Essentials")});
    for (const auto& id : essentials()) {
        const Activation* activation = findActivation(id);
        rows.push_back(activation ? rowOf(*activation) : pageRow(id));
    }
    std::string family;
    for (const Activation& activation : catalogue) {
        if (activation.family != family)
            rows.push_back({Kind::Heading, toQt(said(familyName(activation.family)))});
        family = activation.family;
        rows.push_back(rowOf(activation));
    }
    return rows;
}

} // namespace actiscope

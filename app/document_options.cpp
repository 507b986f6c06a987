#include "app/document_options.h"

#include "app/parameter_option.h"
#include "app/progress_bar.h"
#include "core/document/drawing_check.h"
#include "core/document/whole_result.h"
#include "core/fields/quote.h"
#include "core/text/say.h"
#include "core/tour/tour.h"
#include "ui/exporting/session_file.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <utility>

namespace actiscope {

namespace {

Outcome addNamedActivations(Document& document, const Records& records, const DocumentOptions& options) {
    auto chosen = options.ids;
    chosen.insert(chosen.end(), options.formulas.begin(), options.formulas.end());
    if (chosen.empty())
        return {};
    if (chosen.size() > records.most)
        return usageError(say("{} {} are too many; allowed are {}", chosen.size(), records.id, records.most));
    auto given = options.parameters;
    given.insert(given.end(), options.fields.begin(), options.fields.end());
    records.clear(document);
    for (const auto& id : chosen) {
        const auto activation = activationOf(id);
        if (!activation)
            return tl::unexpected(activation.error());
        announceLetters(**activation, given);
        records.add(document, makeRow(*activation, 0));
    }
    records.select(document, 0);
    return {};
}

/// ID.NAME=VALUE for every row of that activation, or of the formula of that name; with a single row in the
/// figure NAME=VALUE is enough.
Outcome setRowParameter(Document& document, const Records& records, const std::string& text) {
    auto split = splitNameAndValue("--param", text);
    if (!split)
        return tl::unexpected(split.error());
    const std::size_t count = records.count(document);
    const auto dot = split->name.find('.');
    std::string id;
    if (dot != std::string::npos) {
        id = split->name.substr(0, dot);
        split->name.erase(0, dot + 1);
    } else if (count == 1) {
        id = records.at(document, 0).activation->id;
    } else {
        return usageError(
            say("--param takes ID.NAME=VALUE when there are several curves, not {}", quote(text)));
    }
    bool found = false;
    for (std::size_t i = 0; i < count; ++i) {
        ActivationRow& row = records.edit(document, i);
        const Activation& activation = *row.activation;
        if (activation.id != id && !(isFormula(activation) && activation.name == id))
            continue;
        const auto parameter = parameterOf(activation, *split);
        if (!parameter)
            return tl::unexpected(parameter.error());
        row.parameters[parameter->index].value = parameter->value;
        found = true;
    }
    if (found)
        return {};
    const auto activation = activationOf(id);
    if (!activation)
        return tl::unexpected(activation.error());
    if (const auto parameter = parameterOf(**activation, *split); !parameter)
        return tl::unexpected(parameter.error());
    return usageError(say("--param: the figure has no curve of {}", quote(id)));
}

/// With a progress bar; the result is kept for who checks and draws it.
void workOut(const Document& document) {
    ProgressBar bar(shownPage(document).name);
    static_cast<void>(wholeResult(document, [&bar](double part) { bar.show(part); }));
}

} // namespace

void addDocumentOptions(CLI::App& command, DocumentOptions& options) {
    command.add_option("ID", options.ids,
                       say("Activations to draw, as in `list`; none: those of the session."));
    command
        .add_option("--formula", options.formulas,
                    say("A formula to draw, 'mine=x*sigmoid(b*x)'; may be repeated."))
        ->type_name("NAME=FORMULA")
        ->transform(alwaysFormula())
        ->allow_extra_args(false);
    auto* session =
        command.add_option("--session", options.session, say("Start from a session or an exported image."))
            ->type_name("FILE");
    command
        .add_option("--tour", options.tourStep, say("Start from a step of the tour, as in `tour --list`."))
        ->type_name("STEP")
        ->excludes(session);
    command.add_option("--page", options.page, "The page: " + allowedPages() + ".")->type_name("ID");
    command
        .add_option("--set", options.fields,
                    say("Set any field, as in a session file: x_min, legend, curves.0.alpha, image.dpi …"))
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    command.add_option("--param", options.parameters, say("Set a parameter."))
        ->type_name("ID.NAME=VALUE")
        ->allow_extra_args(false);
}

tl::expected<Document, Failure> firstDocument(const DocumentOptions& options) {
    if (!options.tourStep.empty()) {
        const auto place = tourPlace(options.tourStep);
        return place ? tl::expected<Document, Failure>(tour()[*place].document)
                     : usageError("--tour: " + place.error());
    }
    if (options.session.empty())
        return Document();
    auto opened = openSession(options.session);
    if (!opened)
        return failed(opened.error());
    return std::move(*opened);
}

Outcome choosePage(Document& document, const DocumentOptions& options, std::vector<KeyAndText>& changes) {
    if (!options.page.empty())
        changes.push_back({"page", options.page});
    for (const auto& text : options.fields) {
        const auto split = splitNameAndValue("--set", text);
        if (!split)
            return tl::unexpected(split.error());
        changes.push_back({split->name, split->value});
    }
    for (const auto& change : changes)
        if (change.key == "page")
            if (const auto done = setFields(document, {change}); !done)
                return usageError(done.error());
    return {};
}

Outcome setActivations(Document& document, const DocumentOptions& options) {
    const Page& page = shownPage(document);
    const bool hasIds = !(options.ids.empty() && options.formulas.empty());
    if (page.records.empty()) {
        if (hasIds)
            return usageError(
                say("the page {} compares no activations: curves and the experiments do", page.id));
        if (!options.parameters.empty())
            return usageError(say(
                "--param does nothing on the page {}, whose fields are set with --set KEY=VALUE", page.id));
        return {};
    }
    const Records& records = page.records.front();
    if (auto done = addNamedActivations(document, records, options); !done)
        return done;
    for (const auto& text : options.parameters)
        if (auto done = setRowParameter(document, records, text); !done)
            return done;
    return {};
}

Outcome setAndCheck(Document& document, const std::vector<KeyAndText>& changes) {
    if (const auto done = setFields(document, changes); !done)
        return usageError(done.error());
    if (const auto ok = checkDocument(document); !ok)
        return usageError(ok.error());
    workOut(document);
    if (const auto ok = checkDrawing(document); !ok)
        return usageError(ok.error());
    return {};
}

} // namespace actiscope

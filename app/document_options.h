// The options that say what document a command works on: a page, its activations, any field.
#pragma once

#include "app/command_line.h"
#include "core/document/document.h"

namespace CLI {
class App;
}

namespace actiscope {

struct DocumentOptions {
    std::vector<std::string> ids;
    std::vector<std::string> formulas;
    std::string page;
    std::string session;
    std::string tourStep;
    std::vector<std::string> fields;
    std::vector<std::string> parameters;
};

/// Declares ID, --formula, --session, --tour, --page, --set and --param.
void addDocumentOptions(CLI::App& command, DocumentOptions& options);

/// The session or the step of the tour to start from, or a new document.
tl::expected<Document, Failure> firstDocument(const DocumentOptions& options);

/// The page of --page and of --set, which decides what all other options mean; and the changes that --set
/// asks for, to be made together with those of other options.
Outcome choosePage(Document& document, const DocumentOptions& options, std::vector<KeyAndText>& changes);

/// Makes the named activations, with their parameters, those of the page that is shown; none named: those
/// that are there stay. A page that has none refuses them.
Outcome setActivations(Document& document, const DocumentOptions& options);

/// Sets all fields together, so that the order of the options does not matter, and checks what no single
/// field can see.
Outcome setAndCheck(Document& document, const std::vector<KeyAndText>& changes);

} // namespace actiscope

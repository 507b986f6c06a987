#include "app/commands.h"
#include "app/document_options.h"
#include "app/headless.h"
#include "app/parameter_option.h"
#include "app/range_option.h"
#include "core/expressions/number_expression.h"
#include "core/fields/quote.h"
#include "core/pages/curves/state.h"
#include "core/text/say.h"
#include "ui/exporting/image_writer.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

namespace actiscope {

namespace {

struct ExportOptions : DocumentOptions {
    std::string derivatives;
    std::string xRange;
    std::string yRange;
    std::string sizePx;
    std::string sizeMm;
    std::string dpi;
    std::string background;
    std::string title;
    bool hasTitle = false;
    std::vector<std::string> rows;
    std::vector<std::string> outputs;
};

Outcome setDerivatives(Document& document, const std::string& text) {
    if (text.empty())
        return {};
    const auto orders = ordersOf("--derivatives", text);
    if (!orders)
        return tl::unexpected(orders.error());
    for (auto& curve : document.curves->curves) {
        curve.value = orders->wanted[0];
        curve.derivative = orders->wanted[1];
        curve.secondDerivative = orders->wanted[2];
    }
    return {};
}

/// "A:B" into two fields.
Outcome addRange(std::vector<KeyAndText>& changes, const std::string& option, const std::string& text,
                 const std::string& low, const std::string& high) {
    const auto range = rangeOf(option, text);
    if (!range)
        return tl::unexpected(range.error());
    changes.push_back({low, shortestText(range->first)});
    changes.push_back({high, shortestText(range->second)});
    return {};
}

/// "WxH"
tl::expected<std::pair<double, double>, Failure> sizeOf(const std::string& option, const std::string& text) {
    const auto malformed = [&] {
        return usageError(say("{} takes WxH, such as 800x600; not {}", option, quote(text)));
    };
    const auto x = text.find_first_of("xX");
    if (x == std::string::npos)
        return malformed();
    const auto width = readNumber(text.substr(0, x));
    const auto height = readNumber(text.substr(x + 1));
    if (!width || !height)
        return malformed();
    if (!(*width > 0) || !(*height > 0))
        return usageError(say("{} {}: width and height must be greater than 0", option, quote(text)));
    return std::pair(*width, *height);
}

Outcome setSize(Document& document, std::vector<KeyAndText>& changes, const ExportOptions& options) {
    if (options.sizePx.empty() && options.sizeMm.empty())
        return {};
    const bool px = !options.sizePx.empty();
    const std::string option = px ? "--size" : "--size-mm";
    const auto size = sizeOf(option, px ? options.sizePx : options.sizeMm);
    if (!size)
        return tl::unexpected(size.error());
    const std::string background = document.image.background;
    document.image =
        px ? sizedInPixels(size->first, size->second) : sizedInMillimetres(size->first, size->second);
    document.image.background = background;
    // Through the fields, for their limits.
    changes.push_back({"image.width", shortestText(size->first)});
    changes.push_back({"image.height", shortestText(size->second)});
    return {};
}

/// Options that are short for fields of some pages only.
Outcome checkOptions(const Document& document, const ExportOptions& options) {
    const Page& page = shownPage(document);
    const bool curves = page.id == "curves";
    const std::tuple<const char*, bool, bool> limited[] = {
        {"--rows", !options.rows.empty(), findField(page, "rows") != nullptr},
        {"--derivatives", !options.derivatives.empty(), curves},
        {"--x-range", !options.xRange.empty(), findField(page, "x_min") != nullptr},
        {"--y-range", options.yRange == "auto", curves},
        {"--y-range", !options.yRange.empty(), findField(page, "y_min") != nullptr}};
    for (const auto& [option, given, works] : limited)
        if (given && !works)
            return usageError(say("{} does nothing on the page {}, whose fields are set with --set KEY=VALUE",
                                  option, page.id));
    return {};
}

/// All fields are set together: the order of the options does not matter.
Outcome apply(Document& document, const ExportOptions& options) {
    std::vector<KeyAndText> changes;
    if (auto done = choosePage(document, options, changes); !done)
        return done;
    if (auto done = checkOptions(document, options); !done)
        return done;
    std::string rows;
    for (const std::string& path : options.rows)
        rows += (rows.empty() ? "" : ";") + path;
    if (!rows.empty())
        changes.push_back({"rows", rows});
    if (auto done = setActivations(document, options); !done)
        return done;
    const bool isNewCurves =
        options.session.empty() && options.tourStep.empty() && shownPage(document).id == "curves";
    if (isNewCurves && !(options.ids.empty() && options.formulas.empty())) {
        document.curves->yAutomatic = true;
        document.curves->cursorVisible = false;
    }
    if (auto done = setDerivatives(document, options.derivatives); !done)
        return done;
    if (!options.xRange.empty())
        if (auto done = addRange(changes, "--x-range", options.xRange, "x_min", "x_max"); !done)
            return done;
    if (!options.yRange.empty())
        document.curves->yAutomatic = options.yRange == "auto";
    if (!options.yRange.empty() && options.yRange != "auto")
        if (auto done = addRange(changes, "--y-range", options.yRange, "y_min", "y_max"); !done)
            return done;
    if (auto done = setSize(document, changes, options); !done)
        return done;
    if (!options.dpi.empty())
        changes.push_back({"image.dpi", options.dpi});
    if (!options.background.empty())
        changes.push_back({"image.background", options.background});
    if (options.hasTitle)
        changes.push_back({"title", options.title});
    if (auto done = setAndCheck(document, changes); !done)
        return done;
    if (const auto ok = checkImageSize(document.image); !ok)
        return usageError(ok.error());
    return {};
}

Outcome runExport(const ExportOptions& options) {
    for (const auto& path : options.outputs)
        if (const auto format = exportFormatOf(QString::fromStdString(path)); !format)
            return usageError(format.error());
    for (const auto& path : options.outputs)
        if (const auto ok = checkTarget(path); !ok)
            return failed(ok.error());
    auto first = firstDocument(options);
    if (!first)
        return tl::unexpected(first.error());
    Document document = std::move(*first);
    if (auto done = apply(document, options); !done)
        return done;
    const HeadlessApplication application;
    // All are drawn before the first is written: a failure leaves no half set of files.
    std::vector<NewFile> files;
    std::set<std::string> notes;
    for (const auto& path : options.outputs) {
        auto exported = exportBytes(document, *exportFormatOf(QString::fromStdString(path)));
        if (!exported)
            return failed(exported.error());
        files.push_back({path, std::move(exported->bytes)});
        if (!exported->note.empty())
            notes.insert(std::move(exported->note));
    }
    if (const auto written = writeWhole(files); !written)
        return failed(written.error());
    for (const std::string& note : notes)
        fmt::print(stderr, "actiscope: {}\n", note);
    return {};
}

} // namespace

void addExportCommand(CLI::App& app, Action& run) {
    auto* command =
        app.add_subcommand("export", say("Draw activations to image and data files; needs no display."));
    auto options = std::make_shared<ExportOptions>();
    addDocumentOptions(*command, *options);
    command
        ->add_option("--derivatives", options->derivatives,
                     say("What to draw of each: 0, 1, 2 or a list such as 0,1."))
        ->type_name("LIST");
    command
        ->add_option("--rows", options->rows,
                     say("On the page race: draw medians and quartiles of what `numbers --seeds` wrote."))
        ->type_name("FILE");
    command->add_option("--x-range", options->xRange, say("Drawn range of x."))->type_name("A:B");
    command->add_option("--y-range", options->yRange, say("Drawn range of y."))->type_name("A:B|auto");
    auto* px = command->add_option("--size", options->sizePx, say("Size in pixels."))->type_name("WxH");
    command->add_option("--size-mm", options->sizeMm, say("Size in millimetres."))
        ->type_name("WxH")
        ->excludes(px);
    command->add_option("--dpi", options->dpi, say("Pixels an inch."))->type_name("N");
    command->add_option("--background", options->background, say("white, transparent or dark."))
        ->type_name("NAME");
    command
        ->add_option_function<std::string>(
            "--title",
            [options](const std::string& title) {
                options->title = title;
                options->hasTitle = true;
            },
            say("Title above the figure."))
        ->type_name("T");
    command
        ->add_option("-o,--output", options->outputs,
                     say("File to write: .png .svg .pdf .jpg .csv or .tex; may be repeated."))
        ->type_name("FILE")
        ->allow_extra_args(false)
        ->required();
    command->callback([&run, options] { run = [options] { return runExport(*options); }; });
}

} // namespace actiscope

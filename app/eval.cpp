#include "app/commands.h"
#include "app/eval_vector.h"
#include "app/line_reader.h"
#include "app/parameter_option.h"
#include "core/fields/limits.h"
#include "core/fields/quote.h"
#include "core/text/say.h"
#include "core/vectors/maxout.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <memory>

namespace actiscope {

namespace {

struct EvalOptions {
    std::string id;
    std::vector<std::string> parameters;
    std::string orders = "0";
    std::string input = "-";
    std::string pieces;
    bool jacobian = false;
    bool ordersGiven = false;
    bool piecesGiven = false;
};

constexpr std::size_t batchSize = 1024;

/// Evaluates numbers in batches and prints a CSV row each.
class Table : public LineSink {
public:
    Table(const Activation& activation, std::vector<double> parameters, const Orders& orders)
        : activation_(activation), parameters_(std::move(parameters)), orders_(orders) {
        text_ = "x";
        for (std::size_t order = 0; order < 3; ++order)
            if (orders_.wanted[order])
                text_ += std::array{",f", ",f1", ",f2"}[order];
        text_ += '\n';
    }

    Outcome line(std::string_view text, std::size_t number) override {
        const auto x = numberIn(number, text);
        if (!x)
            return tl::unexpected(x.error());
        x_[count_++] = *x;
        if (count_ == batchSize)
            evaluate();
        return {};
    }

    Outcome flush() override {
        evaluate();
        const Outcome written = writeOut(text_);
        text_.clear();
        return written;
    }

private:
    void evaluate() {
        std::array<std::span<double>, 3> out;
        for (std::size_t order = 0; order < 3; ++order)
            if (orders_.wanted[order])
                out[order] = std::span(y_[order]).first(count_);
        activation_.evaluate(parameters_, std::span(x_).first(count_), {out[0], out[1], out[2]});
        for (std::size_t i = 0; i < count_; ++i) {
            text_ += shortestText(x_[i]);
            for (std::size_t order = 0; order < 3; ++order)
                if (orders_.wanted[order])
                    (text_ += ',') += shortestText(y_[order][i]);
            text_ += '\n';
        }
        count_ = 0;
    }

    const Activation& activation_;
    std::vector<double> parameters_;
    Orders orders_;
    std::array<double, batchSize> x_{};
    std::array<std::array<double, batchSize>, 3> y_{};
    std::size_t count_ = 0;
    std::string text_;
};

Outcome evalNumbers(const Activation& activation, const std::vector<double>& parameters,
                    const EvalOptions& options) {
    const auto orders = ordersOf("--order", options.orders);
    if (!orders)
        return tl::unexpected(orders.error());
    Table table(activation, parameters, *orders);
    return readLines(options.input, longestNumberLine, table);
}

/// Maxout with its lines given is an activation of one number.
Activation maxoutOf(Pieces pieces) {
    Activation activation;
    activation.evaluate = [pieces = std::move(pieces)](Parameters, std::span<const double> x,
                                                       const JetSpans& out) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            const MaxoutPoint y = maxoutAt(pieces, x[i]);
            if (!out.f.empty())
                out.f[i] = y.f;
            if (!out.f1.empty())
                out.f1[i] = y.slope;
            if (!out.f2.empty())
                out.f2[i] = std::isnan(x[i]) ? x[i] : 0;
        }
    };
    return activation;
}

Outcome evalPieces(const EvalOptions& options) {
    if (options.id != "maxout")
        return usageError(say("--pieces are of maxout; {} has none", quote(options.id)));
    if (!options.parameters.empty() || options.jacobian)
        return usageError(say("with --pieces, maxout takes numbers: there is no --param and no --jacobian"));
    const auto pieces = parsePieces(options.pieces);
    if (!pieces)
        return usageError("--pieces: " + pieces.error());
    return evalNumbers(maxoutOf(*pieces), {}, options);
}

Outcome eval(const EvalOptions& options) {
    if (options.piecesGiven)
        return evalPieces(options);
    if (const VectorActivation* vector = findVectorActivation(options.id)) {
        if (options.ordersGiven)
            return usageError(say("{} takes vectors: its derivative is --jacobian, not --order", options.id));
        const auto parameters = chosenParameters(vector->id, vector->parameters, options.parameters);
        if (!parameters)
            return tl::unexpected(parameters.error());
        return evalVectors(*vector, *parameters, options.jacobian, options.input);
    }
    const auto chosen = chosenActivation(options.id, options.parameters);
    if (!chosen)
        return tl::unexpected(chosen.error());
    if (options.jacobian)
        return usageError(
            say("{} takes one number: its derivatives are --order 1,2", printable(options.id, longestQuote)));
    return evalNumbers(*chosen->activation, chosen->parameters, options);
}

} // namespace

void addEvalCommand(CLI::App& app, Action& run) {
    auto* command = app.add_subcommand(
        "eval",
        say("Evaluate an activation and its derivatives at numbers, one a line, or at vectors, as CSV."));
    auto options = std::make_shared<EvalOptions>();
    addActivationOptions(*command, options->id);
    command->add_option("--param", options->parameters, say("Set a parameter."))
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    auto* orders = command
                       ->add_option("--order", options->orders,
                                    say("Which derivatives: 0, 1, 2 or a list such as 0,1,2."))
                       ->type_name("LIST")
                       ->capture_default_str();
    auto* pieces =
        command
            ->add_option("--pieces", options->pieces, say("The lines of maxout, which then takes numbers."))
            ->type_name("\"w,b; w,b; …\"");
    command->add_flag(
        "--jacobian", options->jacobian,
        say("Of an activation of vectors: its Jacobian instead, a row a line, an empty line after each."));
    command
        ->add_option("--input", options->input,
                     say("File with one number a line (decimal, hexadecimal, inf, nan), or one vector a line "
                         "(numbers separated by commas or blanks)."))
        ->type_name("FILE|-")
        ->capture_default_str();
    command->callback([&run, options, orders, pieces] {
        options->ordersGiven = orders->count() > 0;
        options->piecesGiven = pieces->count() > 0;
        run = [options] { return eval(*options); };
    });
}

} // namespace actiscope

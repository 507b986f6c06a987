#include "app/commands.h"
#include "app/parameter_option.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

namespace actiscope {

namespace {

struct EvalOptions {
    std::string id;
    std::vector<std::string> parameters;
    std::string orders = "0";
    std::string input = "-";
};

constexpr std::size_t batchSize = 1024;
constexpr std::size_t readSize = 64 * 1024;
constexpr std::size_t longestLine =
    4096; // no number is that long; a file without line ends must not fill memory

/// Evaluates numbers in batches and prints a CSV row each.
class Table {
public:
    Table(const Activation& activation, std::vector<double> parameters, const Orders& orders)
        : activation_(activation), parameters_(std::move(parameters)), orders_(orders) {
        text_ = "x";
        for (std::size_t order = 0; order < 3; ++order)
            if (orders_.wanted[order])
                text_ += std::array{",f", ",f1", ",f2"}[order];
        text_ += '\n';
    }

    void add(double x) {
        x_[count_++] = x;
        if (count_ == batchSize)
            evaluate();
    }

    Outcome flush() {
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

/// Feeds whole lines to the table; what is read at once is answered at once, so a pipe that pauses is not
/// left waiting.
class LineReader {
public:
    explicit LineReader(Table& table) : table_(table) {}

    Outcome run(int file, const std::string& name) {
        std::array<char, readSize> buffer;
        for (;;) {
            const ssize_t got = read(file, buffer.data(), buffer.size());
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return failed(fmt::format("cannot read {}: {}", name, std::strerror(errno)));
            const Outcome done = got > 0 ? take({buffer.data(), static_cast<std::size_t>(got)}) : endOfLine();
            const Outcome written = table_.flush();
            if (!done)
                return done;
            if (!written || got == 0)
                return written;
        }
    }

private:
    Outcome take(std::string_view text) {
        while (!text.empty()) {
            const auto end = text.find('\n');
            line_.append(text.substr(0, end));
            if (line_.size() > longestLine)
                return failed(
                    fmt::format("line {} is longer than {} characters: no number", number_, longestLine));
            if (end == std::string_view::npos)
                break;
            if (Outcome done = endOfLine(); !done)
                return done;
            text.remove_prefix(end + 1);
        }
        return {};
    }

    Outcome endOfLine() {
        const bool blank = line_.find_first_not_of(" \t\r") == std::string::npos;
        const auto x = blank ? std::optional<double>() : parseNumber(line_);
        if (!blank && !x)
            return failed(
                fmt::format("line {}: '{}' is not a number; allowed are decimal and hexadecimal floats, inf "
                            "and nan",
                            number_, line_.substr(0, 60)));
        if (x)
            table_.add(*x);
        line_.clear();
        ++number_;
        return {};
    }

    Table& table_;
    std::string line_;
    std::size_t number_ = 1;
};

Outcome eval(const EvalOptions& options) {
    const auto chosen = chosenActivation(options.id, options.parameters);
    if (!chosen)
        return tl::unexpected(chosen.error());
    const auto orders = ordersOf("--order", options.orders);
    if (!orders)
        return tl::unexpected(orders.error());
    const bool standardInput = options.input == "-";
    const std::string name = standardInput ? "standard input" : "'" + options.input + "'";
    const int file = standardInput ? STDIN_FILENO : open(options.input.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return failed(fmt::format("cannot open {}: {}", name, std::strerror(errno)));
    Table table(*chosen->activation, chosen->parameters, *orders);
    const Outcome outcome = LineReader(table).run(file, name);
    if (!standardInput)
        close(file);
    return outcome;
}

} // namespace

void addEvalCommand(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand(
        "eval", "Evaluate an activation and its derivatives at numbers, one a line, as CSV.");
    auto options = std::make_shared<EvalOptions>();
    command->add_option("ID", options->id, "Id of the activation, as in `list`.")->required();
    command->add_option("--param", options->parameters, "Set a parameter.")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    command->add_option("--order", options->orders, "Which derivatives: 0, 1, 2 or a list such as 0,1,2.")
        ->type_name("LIST")
        ->capture_default_str();
    command
        ->add_option("--input", options->input,
                     "File with one number a line (decimal, hexadecimal, inf, nan).")
        ->type_name("FILE|-")
        ->capture_default_str();
    command->callback([&run, options] { run = [options] { return eval(*options); }; });
}

} // namespace actiscope

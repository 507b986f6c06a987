#include "app/eval_vector.h"

#include "app/line_reader.h"
#include "core/fields/limits.h"
#include "core/text/say.h"

#include <fmt/format.h>

namespace actiscope {

namespace {

/// The numbers of a line, separated by commas, blanks, or both.
tl::expected<std::vector<double>, Failure> numbersIn(std::size_t line, std::string_view text) {
    constexpr auto blanks = " \t\r";
    std::vector<double> numbers;
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        if (text.empty())
            return numbers;
        const std::string_view word = text.substr(0, text.find_first_of(" \t\r,"));
        const auto number = numberIn(line, word);
        if (!number)
            return tl::unexpected(number.error());
        numbers.push_back(*number);
        text.remove_prefix(word.size());
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        if (text.starts_with(','))
            text.remove_prefix(1);
    }
}

class VectorSink : public LineSink {
public:
    VectorSink(const VectorActivation& activation, std::vector<double> parameters, bool jacobian)
        : activation_(activation), parameters_(std::move(parameters)), jacobian_(jacobian) {}

    Outcome line(std::string_view text, std::size_t number) override {
        const auto z = numbersIn(number, text);
        if (!z)
            return tl::unexpected(z.error());
        const auto size = activation_.outputSize(parameters_, z->size());
        if (!size)
            return failed(say("line {}: {}", number, size.error()));
        if (jacobian_ && z->size() > mostJacobianEntries)
            return failed(say("line {}: the Jacobian of {} entries has {} numbers; allowed are up to {} "
                              "entries",
                              number, z->size(), z->size() * *size, mostJacobianEntries));
        if (jacobian_) {
            const auto rows = jacobianOf(activation_, parameters_, *z);
            for (std::size_t i = 0; i < *size; ++i)
                add(std::span(*rows).subspan(i * z->size(), z->size()));
            text_ += '\n';
        } else
            add(*evaluateVector(activation_, parameters_, *z));
        return {};
    }

    Outcome flush() override {
        const Outcome written = writeOut(text_);
        text_.clear();
        return written;
    }

private:
    void add(std::span<const double> row) {
        for (std::size_t i = 0; i < row.size(); ++i)
            (text_ += i == 0 ? "" : ",") += shortestText(row[i]);
        text_ += '\n';
    }

    const VectorActivation& activation_;
    std::vector<double> parameters_;
    bool jacobian_;
    std::string text_;
};

} // namespace

Outcome evalVectors(const VectorActivation& activation, const std::vector<double>& parameters, bool jacobian,
                    const std::string& input) {
    VectorSink sink(activation, parameters, jacobian);
    return readLines(input, longestVectorLine, sink);
}

} // namespace actiscope

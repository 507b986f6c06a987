#include "core/pages/precision/result.h"

#include <algorithm>
#include <utility>

namespace actiscope {

namespace {

std::vector<RoundedChoice> choicesOf(const PrecisionPage& page) {
    std::vector<RoundedChoice> choices;
    for (const ActivationRow& row : page.activations)
        if (row.visible)
            choices.push_back(choiceOf(page, row));
    return choices;
}

class PrecisionRun final : public Run {
public:
    explicit PrecisionRun(std::vector<RoundedChoice> choices) : choices_(std::move(choices)) {}

    bool advance(const Control& control) override {
        constexpr std::size_t slice = 1024; // some milliseconds
        if (!scan_)
            scan_.emplace(choices_[done_.rows.size()].rounded());
        const bool more = scan_->advance(slice);
        const auto count = static_cast<double>(choices_.size());
        if (control.progress)
            control.progress((static_cast<double>(done_.rows.size()) + scan_->progress()) / count);
        if (more)
            return true;
        done_.rows.push_back({choices_[done_.rows.size()], scan_->numbers()});
        scan_.reset();
        return done_.rows.size() < choices_.size();
    }

    Snapshot snapshot() const override {
        return done_.rows.empty() ? nullptr : std::make_shared<const PrecisionResult>(done_);
    }

private:
    std::vector<RoundedChoice> choices_;
    std::optional<PrecisionScan> scan_;
    PrecisionResult done_;
};

} // namespace

RoundedChoice choiceOf(const PrecisionPage& page, const ActivationRow& row) {
    return {row.activation, parameterValues(row), findFloatFormat(page.format)};
}

const PrecisionNumbers* numbersOf(const PrecisionResult* result, const RoundedChoice& choice) {
    if (!result)
        return nullptr;
    const auto found = std::find_if(result->rows.begin(), result->rows.end(),
                                    [&](const auto& row) { return row.choice == choice; });
    return found == result->rows.end() ? nullptr : &found->numbers;
}

RunKey precisionKey(const PrecisionPage& page) {
    std::vector<RoundedChoice> choices = choicesOf(page);
    return choices.empty() ? RunKey() : RunKey(std::move(choices));
}

std::unique_ptr<Run> startPrecision(const PrecisionPage& page) {
    return std::make_unique<PrecisionRun>(choicesOf(page));
}

} // namespace actiscope

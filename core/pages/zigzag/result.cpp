#include "core/pages/zigzag/result.h"

#include <algorithm>
#include <utility>

namespace actiscope {

namespace {

std::vector<ZigzagSetting> settingsOf(const ZigzagPage& page) {
    std::vector<ZigzagSetting> settings;
    for (const ActivationRow& row : page.activations)
        if (row.visible)
            settings.push_back(settingOf(page, row));
    return settings;
}

ZigzagLane descended(const ZigzagSetting& setting) {
    const auto seed = static_cast<std::uint64_t>(setting.seed);
    const RandomStream data(seed, 0);
    const Activation& activation = *setting.activation;
    ZigzagLane lane{setting,
                    unitInputs(activation, setting.parameters, static_cast<std::size_t>(setting.samples),
                               data, setting.bias),
                    {},
                    {},
                    {},
                    {}};
    lane.spectrum = spectrumOf(lane.inputs);
    lane.rule = {setting.rate > 0 ? setting.rate : lane.spectrum.optimalRate(), setting.momentum,
                 setting.nesterov};
    const UnitWeights start{setting.start[0], setting.start[1], 0};
    const UnitWeights minimum{setting.minimum[0], setting.minimum[1], 0};
    const auto path = [&](std::size_t batch) {
        return descend(lane.inputs, activation, setting.parameters, lane.rule, batch,
                       static_cast<std::size_t>(setting.steps), start, minimum, data);
    };
    lane.full = path(0);
    if (setting.batch > 0)
        lane.batch = path(static_cast<std::size_t>(setting.batch));
    return lane;
}

class ZigzagRun final : public Run {
public:
    explicit ZigzagRun(std::vector<ZigzagSetting> settings) : settings_(std::move(settings)) {}

    bool advance(const Control& control) override {
        done_.lanes.push_back(descended(settings_[done_.lanes.size()]));
        if (control.progress)
            control.progress(static_cast<double>(done_.lanes.size()) / static_cast<double>(settings_.size()));
        return done_.lanes.size() < settings_.size();
    }

    Snapshot snapshot() const override {
        return done_.lanes.empty() ? nullptr : std::make_shared<const ZigzagResult>(done_);
    }

private:
    std::vector<ZigzagSetting> settings_;
    ZigzagResult done_;
};

} // namespace

ZigzagSetting settingOf(const ZigzagPage& page, const ActivationRow& row) {
    return {row.activation, parameterValues(row), page.rate, page.momentum, page.nesterov, page.batch,
            page.steps,     page.samples,         page.seed, page.bias,     page.start,    page.minimum};
}

const ZigzagLane* laneOf(const ZigzagResult* result, const ZigzagSetting& setting) {
    if (!result)
        return nullptr;
    const auto find = [&](const auto& isRight) -> const ZigzagLane* {
        const auto found = std::find_if(result->lanes.begin(), result->lanes.end(), isRight);
        return found == result->lanes.end() ? nullptr : &*found;
    };
    if (const auto* same = find([&](const auto& lane) { return lane.setting == setting; }))
        return same;
    return find([&](const auto& lane) { return lane.setting.activation == setting.activation; });
}

RunKey zigzagKey(const ZigzagPage& page) {
    std::vector<ZigzagSetting> settings = settingsOf(page);
    return settings.empty() ? RunKey() : RunKey(std::move(settings));
}

std::unique_ptr<Run> startZigzag(const ZigzagPage& page) {
    return std::make_unique<ZigzagRun>(settingsOf(page));
}

} // namespace actiscope

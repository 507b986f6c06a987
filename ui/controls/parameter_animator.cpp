#include "ui/controls/parameter_animator.h"

#include "core/activations/catalogue.h"
#include "ui/controls/curve_parameter.h"

#include <QElapsedTimer>

#include <algorithm>
#include <memory>
#include <utility>

namespace actiscope {

namespace {

ParameterAnimator::Seconds monotonicClock() {
    const auto timer = std::make_shared<QElapsedTimer>();
    timer->start();
    return [timer] { return static_cast<double>(timer->nsecsElapsed()) * 1e-9; };
}

} // namespace

ParameterAnimator::ParameterAnimator(Session& session, QObject* parent)
    : QObject(parent), session_(session), clock_(monotonicClock()), seen_(session.document().curves.curves) {
    timer_.setTimerType(Qt::PreciseTimer);
    setFrameRate(60);
    connect(&timer_, &QTimer::timeout, this, &ParameterAnimator::advance);
    connect(&session_, &Session::documentChanged, this, &ParameterAnimator::follow);
}

void ParameterAnimator::setFrameRate(double framesPerSecond) {
    timer_.setInterval(std::max(1, static_cast<int>(1000 / std::clamp(framesPerSecond, 10.0, 1000.0))));
}

bool ParameterAnimator::isPlaying(int curve, int parameter) const {
    return std::any_of(runs_.begin(), runs_.end(),
                       [&](const Run& run) { return run.curve == curve && run.parameter == parameter; });
}

void ParameterAnimator::setPlaying(int curve, int parameter, bool playing) {
    if (playing == isPlaying(curve, parameter))
        return;
    if (!playing) {
        std::erase_if(runs_,
                      [&](const Run& run) { return run.curve == curve && run.parameter == parameter; });
    } else {
        const auto& curves = session_.document().curves.curves;
        const ParameterState* state = parameterAt(curves, curve, parameter);
        if (state == nullptr)
            return;
        if (runs_.empty()) {
            lastTime_ = clock_();
            gesture_ = session_.newGesture();
        }
        const Field& field = parameterField(curves[static_cast<std::size_t>(curve)], parameter);
        runs_.push_back(
            {curve, parameter, {sliderFraction(scaleOf(field, *state), state->value), 1}, state->value});
    }
    updateTimer();
    emit playingChanged();
}

void ParameterAnimator::stopAll() {
    if (runs_.empty())
        return;
    runs_.clear();
    updateTimer();
    emit playingChanged();
}

void ParameterAnimator::updateTimer() {
    if (runs_.empty())
        timer_.stop();
    else if (!timer_.isActive())
        timer_.start();
}

void ParameterAnimator::advance() {
    if (runs_.empty())
        return;
    const double now = clock_();
    const double seconds = std::max(0.0, now - std::exchange(lastTime_, now));
    const auto& curves = session_.document().curves.curves;
    for (Run& run : runs_) {
        const ParameterState& state = *parameterAt(curves, run.curve, run.parameter);
        const auto mode = state.animation == "loop" ? SweepMode::Loop : SweepMode::PingPong;
        run.sweep = advanced(run.sweep, mode, seconds / state.sweepSeconds);
        const Field& field = parameterField(curves[static_cast<std::size_t>(run.curve)], run.parameter);
        run.written = sliderValue(scaleOf(field, state), run.sweep.fraction);
    }
    const Run& first = runs_.front();
    const QString text = runs_.size() > 1
                             ? tr("Play %n parameter(s)", nullptr, static_cast<int>(runs_.size()))
                             : tr("Play %1").arg(parameterName(curves[static_cast<std::size_t>(first.curve)],
                                                               first.parameter));
    writing_ = true;
    session_.edit(
        text,
        [this](Document& document) {
            for (const Run& run : runs_)
                parameterAt(document.curves.curves, run.curve, run.parameter)->value = run.written;
        },
        gesture_);
    writing_ = false;
}

/// Where the run's curve stands now, or −1. Curves carry no names, so a curve is the one that looks as it
/// did, or, where none does, the one in the same place of an unchanged list of activations.
int ParameterAnimator::placeOf(const Run& run) const {
    const auto& curves = session_.document().curves.curves;
    const Curve& before = seen_[static_cast<std::size_t>(run.curve)];
    const auto here = static_cast<std::size_t>(run.curve);
    if (here < curves.size() && curves[here] == before)
        return run.curve;
    if (curves.size() == seen_.size() && curves[here].activation == before.activation &&
        std::find(curves.begin(), curves.end(), before) == curves.end())
        return run.curve;
    const auto found = std::find(curves.begin(), curves.end(), before);
    return found == curves.end() ? -1 : static_cast<int>(found - curves.begin());
}

void ParameterAnimator::follow() {
    const auto& curves = session_.document().curves.curves;
    if (writing_) {
        seen_ = curves;
        return;
    }
    const std::size_t before = runs_.size();
    std::erase_if(runs_, [&](Run& run) {
        run.curve = placeOf(run);
        const ParameterState* state = parameterAt(curves, run.curve, run.parameter);
        // After an undo, going on would throw away what can be done again.
        return state == nullptr || state->value != run.written || session_.canRedo();
    });
    seen_ = curves;
    updateTimer();
    if (runs_.size() != before)
        emit playingChanged();
}

} // namespace actiscope

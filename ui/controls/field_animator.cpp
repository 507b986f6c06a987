#include "ui/controls/field_animator.h"

#include "ui/controls/number_text.h"

#include <QElapsedTimer>

#include <algorithm>
#include <memory>
#include <utility>

namespace actiscope {

namespace {

double sweepSeconds(const PageStates& states, const Page& page) {
    constexpr double usual = 4;
    const PageField* field = findField(page, "sweep_seconds");
    return field ? std::get<double>(field->get(states)) : usual;
}

} // namespace

FieldAnimator::FieldAnimator(Session& session, QObject* parent) : QObject(parent), session_(session) {
    const auto timer = std::make_shared<QElapsedTimer>();
    timer->start();
    clock_ = [timer] { return static_cast<double>(timer->nsecsElapsed()) * 1e-9; };
    timer_.setTimerType(Qt::PreciseTimer);
    setFrameRate(60);
    connect(&timer_, &QTimer::timeout, this, &FieldAnimator::advance);
    connect(&session_, &Session::documentChanged, this, &FieldAnimator::follow);
}

void FieldAnimator::setFrameRate(double framesPerSecond) {
    timer_.setInterval(std::max(1, static_cast<int>(1000 / std::clamp(framesPerSecond, 10.0, 1000.0))));
}

bool FieldAnimator::isPlaying(const FieldTarget& target) const {
    return std::any_of(runs_.begin(), runs_.end(), [&](const Run& run) { return run.target == target; });
}

void FieldAnimator::setPlaying(const FieldTarget& target, bool playing) {
    if (playing == isPlaying(target))
        return;
    const auto value = numberAt(session_.document(), target);
    if (!playing) {
        std::erase_if(runs_, [&](const Run& run) { return run.target == target; });
    } else if (value) {
        if (runs_.empty()) {
            lastTime_ = clock_();
            gesture_ = session_.newGesture();
        }
        const SliderScale scale = scaleFor(target, *value);
        runs_.push_back({target, scale, {sliderFraction(scale, *value), 1}, *value});
    }
    updateTimer();
    emit playingChanged();
}

void FieldAnimator::stopAll() {
    if (runs_.empty())
        return;
    runs_.clear();
    updateTimer();
    emit playingChanged();
}

void FieldAnimator::updateTimer() {
    if (runs_.empty())
        timer_.stop();
    else if (!timer_.isActive())
        timer_.start();
}

void FieldAnimator::advance() {
    if (runs_.empty())
        return;
    const double now = clock_();
    const double seconds = std::max(0.0, now - std::exchange(lastTime_, now));
    for (Run& run : runs_) {
        const double distance = seconds / sweepSeconds(session_.document(), *run.target.page);
        run.sweep = advanced(run.sweep, SweepMode::PingPong, distance);
        run.written = sliderValue(run.scale, run.sweep.fraction);
        if (run.target.field->field.kind == FieldKind::Integer)
            run.written = std::round(run.written);
    }
    writing_ = true;
    session_.edit(
        tr("Play %1").arg(toQt(runs_.front().target.field->field.label)),
        [this](Document& document) {
            for (const Run& run : runs_)
                (void)setNumber(document, run.target, run.written);
        },
        gesture_);
    writing_ = false;
    for (Run& run : runs_) // as the page has taken it
        run.written = numberAt(session_.document(), run.target).value_or(run.written);
}

void FieldAnimator::follow() {
    if (writing_)
        return;
    const std::size_t before = runs_.size();
    std::erase_if(runs_, [&](const Run& run) {
        return run.target.page->id != session_.document().page ||
               numberAt(session_.document(), run.target) != run.written ||
               session_.canRedo(); // going on would throw away what can be done again
    });
    updateTimer();
    if (runs_.size() != before)
        emit playingChanged();
}

} // namespace actiscope

#include "ui/controls/animator.h"

#include "ui/controls/number_text.h"

#include <QElapsedTimer>

#include <algorithm>
#include <memory>

namespace actiscope {

namespace {

bool movesAlike(const NumberAt& a, const NumberAt& b) {
    return a.scale == b.scale && a.mode == b.mode && a.sweepSeconds == b.sweepSeconds;
}

} // namespace

Animator::Animator(Session& session, QObject* parent) : QObject(parent), session_(session) {
    const auto timer = std::make_shared<QElapsedTimer>();
    timer->start();
    clock_ = [timer] { return static_cast<double>(timer->nsecsElapsed()) * 1e-9; };
    timer_.setTimerType(Qt::PreciseTimer);
    setFrameRate(60);
    connect(&timer_, &QTimer::timeout, this, &Animator::advance);
    connect(&session_, &Session::documentChanged, this, &Animator::follow);
}

void Animator::setFrameRate(double framesPerSecond) {
    timer_.setInterval(std::max(1, static_cast<int>(1000 / std::clamp(framesPerSecond, 10.0, 1000.0))));
}

bool Animator::isPlaying(const std::string& key) const {
    return std::any_of(runs_.begin(), runs_.end(), [&](const Run& run) { return run.play.key == key; });
}

void Animator::setPlaying(const std::string& key, bool playing) {
    if (playing == isPlaying(key))
        return;
    if (!playing) {
        std::erase_if(runs_, [&](const Run& run) { return run.play.key == key; });
    } else {
        const auto number = numberAt(session_.document(), key);
        if (!number)
            return;
        if (runs_.empty()) {
            gesture_ = session_.newGesture();
            seen_ = session_.document();
        }
        runs_.push_back({*playOf(session_.document(), key, clock_()), *number});
    }
    updateTimer();
    emit playingChanged();
}

void Animator::stopAll() {
    if (runs_.empty())
        return;
    runs_.clear();
    updateTimer();
    emit playingChanged();
}

void Animator::updateTimer() {
    if (runs_.empty())
        timer_.stop();
    else if (!timer_.isActive())
        timer_.start();
}

void Animator::advance() {
    if (runs_.empty())
        return;
    const double now = clock_();
    std::vector<Play> plays;
    for (const Run& run : runs_)
        plays.push_back(run.play);
    const QString text = plays.size() > 1
                             ? tr("Play %n number(s)", nullptr, static_cast<int>(plays.size()))
                             : tr("Play %1").arg(toQt(numberName(session_.document(), plays.front().key)));
    writing_ = true;
    session_.edit(
        text, [&](Document& document) { document = at(document, plays, now); }, gesture_);
    writing_ = false;
    seen_ = session_.document();
    for (Run& run : runs_) // as the page has taken it
        run.seen = numberAt(seen_, run.play.key).value_or(run.seen);
}

/// Whether the number still is as we left it; follows it to another place, or to another speed.
bool Animator::goesOn(Run& run) const {
    const Document& document = session_.document();
    const auto key = movedKey(seen_, run.play.key, document);
    // After an undo, going on would throw away what can be done again.
    if (!key || session_.canRedo() || !key->starts_with(document.page + '.'))
        return false;
    const NumberAt number = *numberAt(document, *key);
    if (number.value != run.seen.value)
        return false;
    run.play.key = *key;
    if (!movesAlike(number, run.seen)) {
        const double now = clock_();
        const int direction = sweepAt(run.play, now).direction;
        run.play = *playOf(document, *key, now);
        run.play.start.direction = direction;
    }
    run.seen = number;
    return true;
}

void Animator::follow() {
    if (writing_ || runs_.empty())
        return;
    const std::size_t before = runs_.size();
    std::erase_if(runs_, [this](Run& run) { return !goesOn(run); });
    seen_ = session_.document();
    updateTimer();
    if (runs_.size() != before)
        emit playingChanged();
}

} // namespace actiscope

#include "ui/session/latest_result.h"

namespace actiscope {

namespace {
constexpr std::chrono::milliseconds brief(4); ///< a part of a display frame
constexpr std::chrono::milliseconds patience(100);
constexpr std::chrono::milliseconds noticed(250);
} // namespace

LatestResult::LatestResult(std::shared_ptr<Runner> runner, QObject* parent)
    : QObject(parent), run_(std::move(runner)) {
    patience_.setSingleShot(true);
    connect(&patience_, &QTimer::timeout, this, [this] {
        if (run_.isRunning() && !(running_ == wanted_))
            begin();
    });
    slowness_.setSingleShot(true);
    connect(&slowness_, &QTimer::timeout, this, [this] {
        slow_ = true;
        emit progressed();
    });
    connect(&run_, &WindowRun::progressed, this, [this](double part) {
        progress_ = part;
        if (slow_)
            emit progressed();
    });
    connect(&run_, &WindowRun::grew, this, [this](const Snapshot& snapshot) {
        if (!slow_ || !(running_ == wanted_))
            return;
        snapshot_ = snapshot;
        known_ = {};
        emit changed();
    });
    connect(&run_, &WindowRun::failed, this, [this](const QString& reason) {
        hopeless_ = running_;
        emit failed(reason);
    });
    connect(&run_, &WindowRun::ended, this, &LatestResult::goOn);
}

void LatestResult::want(const std::string& owner, const RunKey& key, Start start) {
    if (owner != owner_ || !key)
        drop();
    owner_ = owner;
    wanted_ = key;
    start_ = std::move(start);
    if (!isWanting()) {
        run_.cancel();
        return;
    }
    if (run_.isRunning() && (running_ == wanted_ || patience_.isActive()))
        return;
    begin();
    inWant_ = true;
    run_.waitFor(brief);
    inWant_ = false;
}

void LatestResult::drop() {
    wanted_ = known_ = hopeless_ = {};
    stopped_ = false;
    snapshot_.reset();
    run_.cancel();
}

void LatestResult::pause() {
    run_.pause();
    emit progressed();
}

void LatestResult::resume() {
    run_.resume();
    emit progressed();
}

void LatestResult::step() {
    run_.step();
}

void LatestResult::stop() {
    if (!run_.isRunning())
        return;
    hopeless_ = wanted_;
    stopped_ = true;
    run_.cancel();
    emit progressed();
}

void LatestResult::restart() {
    known_ = hopeless_ = {};
    if (!isWanting())
        return;
    begin();
    emit progressed();
}

/// Whether there is something to work out.
bool LatestResult::isWanting() const {
    return wanted_ && !(wanted_ == known_) && !(wanted_ == hopeless_);
}

void LatestResult::begin() {
    running_ = wanted_;
    hopeless_ = {};
    stopped_ = false;
    progress_ = 0;
    patience_.start(patience);
    if (!slow_)
        slowness_.start(noticed);
    beginning_ = true; // what runs ends for another
    run_.begin(start_(), [this](const Snapshot& snapshot) { take(snapshot); });
    beginning_ = false;
}

void LatestResult::take(const Snapshot& snapshot) {
    snapshot_ = snapshot;
    known_ = running_;
    if (!inWant_)
        emit changed();
}

void LatestResult::goOn() {
    if (beginning_ || run_.isRunning()) // another has taken its place
        return;
    patience_.stop();
    slowness_.stop();
    if (std::exchange(slow_, false))
        emit progressed();
    if (isWanting())
        begin();
}

} // namespace actiscope

#include "core/simulation/runner.h"

#include "core/text/say.h"

#include <algorithm>
#include <exception>
#include <new>

namespace actiscope {

namespace {

/// The words of the exception that is being handled.
std::string caughtReason() {
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return say("there is not enough memory");
    } catch (const std::exception& error) {
        return error.what();
    } catch (...) {
        return say("unknown");
    }
}

} // namespace

Runner::Runner(unsigned threads) {
    for (unsigned i = 0; i < std::max(1U, threads); ++i)
        threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

Runner::~Runner() {
    for (auto& thread : threads_)
        thread.request_stop();
    const std::lock_guard lock(mutex_);
    for (Entry& entry : entries_) {
        entry.cancelled = true;
        entry.stop.request_stop();
    }
    ended_.notify_all();
}

RunId Runner::start(std::unique_ptr<Run> run, std::function<void()> changed) {
    const std::lock_guard lock(mutex_);
    Entry& entry = entries_.emplace_back();
    entry.id = ++newest_;
    entry.run = std::move(run);
    entry.changed = std::move(changed);
    wake_.notify_one();
    return entry.id;
}

void Runner::cancel(RunId id) {
    const std::lock_guard lock(mutex_);
    const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                    [id](const Entry& candidate) { return candidate.id == id; });
    if (entry == entries_.end())
        return;
    if (entry->working) { // its thread takes it away
        entry->cancelled = true;
        entry->stop.request_stop();
    } else {
        entries_.erase(entry);
    }
    ended_.notify_all();
}

void Runner::pause(RunId id) {
    const std::lock_guard lock(mutex_);
    if (Entry* entry = find(id); entry && !entry->state.isEnded())
        entry->state.status = RunStatus::Paused;
}

void Runner::resume(RunId id) {
    const std::lock_guard lock(mutex_);
    Entry* entry = find(id);
    if (!entry || entry->state.status != RunStatus::Paused)
        return;
    entry->state.status = RunStatus::Running;
    entry->steps = 0;
    wake_.notify_one();
}

void Runner::step(RunId id) {
    const std::lock_guard lock(mutex_);
    Entry* entry = find(id);
    if (!entry || entry->state.status != RunStatus::Paused)
        return;
    ++entry->steps;
    wake_.notify_one();
}

std::optional<RunState> Runner::state(RunId id) const {
    const std::lock_guard lock(mutex_);
    const Entry* entry = find(id);
    return entry ? std::optional(entry->state) : std::nullopt;
}

std::optional<RunState> Runner::wait(RunId id) {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [&] { return hasEnded(id); });
    const Entry* entry = find(id);
    return entry ? std::optional(entry->state) : std::nullopt;
}

std::optional<RunState> Runner::waitFor(RunId id, std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    // By the system's clock: the thread sanitizer of g++ 12 does not know waits by the steady one.
    ended_.wait_until(lock, std::chrono::system_clock::now() + most, [&] { return hasEnded(id); });
    const Entry* entry = find(id);
    return entry ? std::optional(entry->state) : std::nullopt;
}

/// Also when it was cancelled, and so is not known any more.
bool Runner::hasEnded(RunId id) const {
    const Entry* entry = find(id);
    return !entry || entry->state.isEnded();
}

const Runner::Entry* Runner::find(RunId id) const {
    for (const Entry& entry : entries_)
        if (entry.id == id && !entry.cancelled)
            return &entry;
    return nullptr;
}

Runner::Entry* Runner::find(RunId id) {
    return const_cast<Entry*>(std::as_const(*this).find(id));
}

/// The run whose turn it is, moved behind all others; null when none has work.
Runner::Entry* Runner::next() {
    const auto entry = std::find_if(entries_.begin(), entries_.end(), [](const Entry& candidate) {
        const RunStatus status = candidate.state.status;
        return !candidate.working &&
               (status == RunStatus::Running || (status == RunStatus::Paused && candidate.steps > 0));
    });
    if (entry == entries_.end())
        return nullptr;
    entries_.splice(entries_.end(), entries_, entry);
    return &entries_.back();
}

void Runner::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
        Entry* entry = nullptr;
        if (wake_.wait(lock, stop, [&] { return (entry = next()) != nullptr; }))
            advance(*entry, lock);
    }
}

/// One slice of a run, with the lock given back while it works.
void Runner::advance(Entry& entry, std::unique_lock<std::mutex>& lock) {
    entry.working = true;
    if (entry.steps > 0)
        --entry.steps;
    // A run may tell its progress a million times; listeners hear of each hundredth once.
    const Control control{entry.stop.get_token(), [this, &entry, told = -1](double part) mutable {
                              const int percent = static_cast<int>(100 * part);
                              if (percent == told)
                                  return;
                              told = percent;
                              {
                                  const std::lock_guard inner(mutex_);
                                  entry.state.progress = part;
                              }
                              entry.changed();
                          }};
    lock.unlock();
    bool goesOn = false;
    std::optional<std::string> reason;
    Snapshot snapshot;
    try {
        goesOn = entry.run->advance(control);
        snapshot = entry.run->snapshot();
    } catch (...) {
        reason = caughtReason();
    }
    lock.lock();
    entry.working = false;
    if (entry.cancelled) {
        entries_.remove_if([&](const Entry& candidate) { return &candidate == &entry; });
        return;
    }
    if (reason) {
        entry.state.status = RunStatus::Failed;
        entry.state.reason = *reason;
    } else {
        entry.state.snapshot = std::move(snapshot);
        if (!goesOn) {
            entry.state.status = RunStatus::Done;
            entry.state.progress = 1;
        }
    }
    if (entry.state.isEnded()) {
        entry.run.reset();
        ended_.notify_all();
    }
    const auto changed = entry.changed; // the run may be cancelled meanwhile
    lock.unlock();
    changed();
    lock.lock();
}

} // namespace actiscope

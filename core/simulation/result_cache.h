// Results that were worked out lately, found again by what they depend on.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <utility>

namespace actiscope {

/// At most `most` results; the one that nobody has asked for longest goes first. It changes nothing but time:
/// a result is that of its key, wherever it comes from. All functions may be called from any thread.
template <class Key, class Result>
class ResultCache {
public:
    explicit ResultCache(std::size_t most) : most_(most) {}

    /// Null when it is not known.
    std::shared_ptr<const Result> find(const Key& key) {
        const std::lock_guard lock(mutex_);
        for (auto entry = entries_.begin(); entry != entries_.end(); ++entry)
            if (entry->first == key) {
                entries_.splice(entries_.begin(), entries_, entry);
                return entry->second;
            }
        return nullptr;
    }

    void keep(Key key, std::shared_ptr<const Result> result) {
        const std::lock_guard lock(mutex_);
        entries_.remove_if([&](const auto& entry) { return entry.first == key; });
        entries_.emplace_front(std::move(key), std::move(result));
        if (entries_.size() > most_)
            entries_.pop_back();
    }

private:
    std::size_t most_;
    std::mutex mutex_;
    std::list<std::pair<Key, std::shared_ptr<const Result>>>
        entries_; ///< the one asked for last stands first
};

} // namespace actiscope

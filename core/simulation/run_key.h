// What the result of a run depends on, whatever its type.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace actiscope {

/// A value that can be compared with others: equal keys, equal results. A key of nothing, which is equal to
/// its like only, says that there is nothing to work out.
class RunKey {
public:
    RunKey() = default;

    template <class Value>
    requires(!std::is_same_v<Value, RunKey>) explicit RunKey(Value value)
        : held_(std::make_shared<const HeldAs<Value>>(std::move(value))) {}

    explicit operator bool() const { return held_ != nullptr; }

    friend bool operator==(const RunKey& a, const RunKey& b) {
        return a.held_ == b.held_ || (a.held_ && b.held_ && a.held_->equals(*b.held_));
    }

private:
    struct Held {
        Held() = default;
        Held(const Held&) = delete;
        Held& operator=(const Held&) = delete;
        virtual ~Held() = default;
        virtual bool equals(const Held& other) const = 0;
    };

    template <class Value>
    struct HeldAs final : Held {
        explicit HeldAs(Value given) : value(std::move(given)) {}
        bool equals(const Held& other) const override {
            const auto* same = dynamic_cast<const HeldAs*>(&other);
            return same && same->value == value;
        }
        Value value;
    };

    std::shared_ptr<const Held> held_;
};

} // namespace actiscope

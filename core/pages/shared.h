// A value that is copied only when one of those who have it writes to it.
#pragma once

#include <memory>
#include <utility>

namespace actiscope {

/// Copies share one value until one of them writes, which gives it a value of its own: whoever only reads
/// takes a const one. A reference to the value is for the moment only: after a write, it may be that of the
/// others. A Value may be incomplete where a Shared of it is merely copied or destroyed. One
/// Shared is used by one thread at a time, copies of it by as many as there are.
template <class Value>
class Shared {
public:
    Shared(Value value) : value_(std::make_shared<Value>(std::move(value))) {} // NOLINT: stands for its value

    const Value& operator*() const { return *value_; }
    const Value* operator->() const { return value_.get(); }
    Value& operator*() { return own(); }
    Value* operator->() { return &own(); }

    friend bool operator==(const Shared& a, const Shared& b) {
        return a.value_ == b.value_ || *a.value_ == *b.value_;
    }

private:
    Value& own() {
        if (value_.use_count() > 1)
            value_ = std::make_shared<Value>(std::as_const(*value_));
        return *value_;
    }

    std::shared_ptr<Value> value_;
};

} // namespace actiscope

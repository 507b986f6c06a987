// The white boxes of the inspector.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace actiscope {

class ElidedLabel;

/// A frame of class "card" with a heading line; what follows goes into body().
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(const QString& heading, QWidget* parent = nullptr);

    void setHeading(const QString& heading);
    /// Right of the heading.
    void addToHeading(QWidget* widget);
    /// Without frame, heading and margins, for a place inside another card.
    void beInside();
    QVBoxLayout* body() const { return body_; }

private:
    ElidedLabel* heading_ = nullptr;
    QHBoxLayout* line_ = nullptr;
    QVBoxLayout* body_ = nullptr;
};

} // namespace actiscope

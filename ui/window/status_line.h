// The live values at the foot of the window.
#pragma once

#include "core/pages/page.h"
#include "ui/canvas/theme.h"

#include <QWidget>

class QLabel;

namespace actiscope {

class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void showItems(const std::vector<StatusItem>& items, const Theme& theme);

    void showFrameTime(double milliseconds);

    /// Between the values and the time of a frame.
    void add(QWidget* widget);

    /// The values as plain text.
    QString text() const;

private:
    QLabel* values_;
    QLabel* frame_;
    QString plain_;
};

} // namespace actiscope

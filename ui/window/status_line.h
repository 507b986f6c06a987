// The live values at the foot of the window.
#pragma once

#include "core/pages/page.h"
#include "ui/canvas/theme.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace actiscope {

class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void showItems(const std::vector<StatusItem>& items, const Theme& theme);

    void showFrameTime(double milliseconds);
    /// Whether the time of a frame is seen.
    void showFrameTimes(bool on);

    /// Says what was done in place of the values, for two seconds: "Saved".
    void showNews(const QString& sentence);

    /// Between the values and the time of a frame.
    void add(QWidget* widget);

    /// The values as plain text, or the news.
    QString text() const;

private:
    QLabel* values_;
    QLabel* news_;
    QTimer endOfNews_;
    QLabel* frame_;
    QString plain_;
};

} // namespace actiscope

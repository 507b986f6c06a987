// One sentence about what went wrong, where the user looks, until it is read.
#pragma once

#include <QFrame>

class QLabel;

namespace actiscope {

class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    void showMessage(const QString& sentence);
    /// What it was about has been mended, or is of the past.
    void clear() { hide(); }
    QString message() const;

private:
    QLabel* label_;
    QString sentence_;
};

} // namespace actiscope

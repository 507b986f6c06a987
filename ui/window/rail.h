// The pages of the program, at the left edge of the window.
#pragma once

#include <QWidget>

namespace actiscope {

class Rail : public QWidget {
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);
};

} // namespace actiscope

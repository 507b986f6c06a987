// The pages of the program, at the left edge of the window.
#pragma once

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QLabel;
class QPushButton;

namespace actiscope {

class Rail : public QWidget {
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);

    /// Marks the page of this id as the one that is shown.
    void setPage(const std::string& id);
    /// Marks the tour as open.
    void setTour(bool open);

    /// Only the signs of the pages, whose names are their tooltips then.
    void setCompact(bool compact);

signals:
    void pageChosen(const std::string& id);
    void tourChosen(bool open);

private:
    std::map<std::string, QPushButton*> buttons_;
    QPushButton* tour_ = nullptr;
    std::vector<QLabel*> sections_;
    bool compact_ = false;
};

} // namespace actiscope

#include "ui/window/rail.h"

#include "core/pages/pages.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace actiscope {

namespace {

QPushButton* railButton(const QString& name, const QString& symbol, const QString& text) {
    auto* button = new QPushButton(symbol + QStringLiteral("    ") + text);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setProperty("class", "page");
    button->setCheckable(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

} // namespace

Rail::Rail(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(168);
    setAccessibleName(tr("Pages"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 20, 8, 8);
    layout->setSpacing(2);
    tour_ = railButton(QStringLiteral("tour"), QStringLiteral("▷"), tr("Tour"));
    connect(tour_, &QPushButton::clicked, this, &Rail::tourChosen);
    layout->addWidget(tour_);
    auto* group = new QButtonGroup(this);
    std::string section;
    for (const auto& page : pages()) {
        if (page.section != section) {
            section = page.section;
            auto* heading = new QLabel(QString::fromStdString(section));
            heading->setProperty("class", "section");
            heading->setContentsMargins(10, 8, 0, 6);
            layout->addWidget(heading);
        }
        auto* button = railButton(QStringLiteral("page_") + QString::fromStdString(page.id),
                                  QString::fromStdString(page.symbol), QString::fromStdString(page.name));
        connect(button, &QPushButton::clicked, this, [this, id = page.id] { emit pageChosen(id); });
        group->addButton(button);
        layout->addWidget(button);
        buttons_[page.id] = button;
    }
    setPage(pages().front().id);
    layout->addStretch();
}

void Rail::setPage(const std::string& id) {
    buttons_.at(id)->setChecked(true);
}

void Rail::setTour(bool open) {
    tour_->setChecked(open);
}

} // namespace actiscope

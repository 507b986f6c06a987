#include "ui/window/rail.h"

#include "core/pages/pages.h"
#include "core/text/say.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace actiscope {

namespace {

constexpr const char* signKey = "sign";

/// The sign alone, or with its name.
void label(QPushButton& button, bool compact) {
    const QString sign = button.property(signKey).toString();
    const QString name = button.accessibleName();
    button.setText(compact ? sign : sign + QStringLiteral("    ") + name);
    button.setToolTip(compact ? name : QString());
}

QPushButton* railButton(const QString& id, const QString& sign, const QString& name) {
    auto* button = new QPushButton;
    button->setObjectName(id);
    button->setProperty(signKey, sign);
    button->setAccessibleName(name);
    button->setProperty("class", "page");
    button->setCheckable(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    label(*button, false);
    return button;
}

} // namespace

Rail::Rail(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
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
            auto* heading = new QLabel(QString::fromStdString(said(section)));
            heading->setProperty("class", "section");
            heading->setContentsMargins(10, 8, 0, 6);
            layout->addWidget(heading);
            sections_.push_back(heading);
        }
        auto* button =
            railButton(QStringLiteral("page_") + QString::fromStdString(page.id),
                       QString::fromStdString(page.symbol), QString::fromStdString(said(page.name)));
        connect(button, &QPushButton::clicked, this, [this, id = page.id] { emit pageChosen(id); });
        group->addButton(button);
        layout->addWidget(button);
        buttons_[page.id] = button;
    }
    setPage(pages().front().id);
    layout->addStretch();
}

void Rail::setCompact(bool compact) {
    if (compact == compact_)
        return;
    compact_ = compact;
    for (QLabel* heading : sections_)
        heading->setVisible(!compact);
    label(*tour_, compact);
    for (const auto& [id, button] : buttons_)
        label(*button, compact);
}

void Rail::setPage(const std::string& id) {
    buttons_.at(id)->setChecked(true);
}

void Rail::setTour(bool open) {
    tour_->setChecked(open);
}

} // namespace actiscope

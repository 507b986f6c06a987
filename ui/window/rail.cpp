#include "ui/window/rail.h"

#include "core/pages/pages.h"
#include "core/text/say.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace actiscope {

namespace {

QString withName(const Page& page) {
    return QString::fromStdString(page.symbol) + QStringLiteral("    ") +
           QString::fromStdString(said(page.name));
}

} // namespace

Rail::Rail(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Pages"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 20, 8, 8);
    layout->setSpacing(2);
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
        auto* button = new QPushButton;
        const QString name = QString::fromStdString(said(page.name));
        button->setObjectName(QStringLiteral("page_") + QString::fromStdString(page.id));
        button->setText(withName(page));
        button->setAccessibleName(name);
        button->setProperty("class", "page");
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
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
    for (const auto& page : pages()) {
        QPushButton* button = buttons_.at(page.id);
        button->setText(compact ? QString::fromStdString(page.symbol) : withName(page));
        button->setToolTip(compact ? button->accessibleName() : QString());
    }
}

void Rail::setPage(const std::string& id) {
    buttons_.at(id)->setChecked(true);
}

} // namespace actiscope

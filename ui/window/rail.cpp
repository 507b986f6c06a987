#include "ui/window/rail.h"

#include "core/pages/pages.h"
#include "core/text/say.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace actiscope {

Rail::Rail(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(168);
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
        }
        auto* button = new QPushButton;
        const QString name = QString::fromStdString(said(page.name));
        button->setObjectName(QStringLiteral("page_") + QString::fromStdString(page.id));
        button->setText(QString::fromStdString(page.symbol) + QStringLiteral("    ") + name);
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

void Rail::setPage(const std::string& id) {
    buttons_.at(id)->setChecked(true);
}

} // namespace actiscope

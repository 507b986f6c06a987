#include "ui/window/rail.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace actiscope {

namespace {

struct PageEntry {
    const char* section; ///< heading above it; empty: under the one before
    const char* symbol;
    const char* name;
};

/// The pages in the order of the rail.
constexpr PageEntry pages[] = {
    {QT_TRANSLATE_NOOP("Rail", "FUNCTIONS"), "∿", QT_TRANSLATE_NOOP("Rail", "Curves")},
};

} // namespace

Rail::Rail(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(168);
    setAccessibleName(tr("Pages"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 20, 8, 8);
    layout->setSpacing(2);
    auto* group = new QButtonGroup(this);
    for (const auto& page : pages) {
        if (*page.section != '\0') {
            auto* section = new QLabel(QCoreApplication::translate("Rail", page.section));
            section->setProperty("class", "section");
            section->setContentsMargins(10, 8, 0, 6);
            layout->addWidget(section);
        }
        auto* button = new QPushButton;
        const QString name = QCoreApplication::translate("Rail", page.name);
        button->setText(QString::fromUtf8(page.symbol) + QStringLiteral("    ") + name);
        button->setAccessibleName(name);
        button->setProperty("class", "page");
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        group->addButton(button);
        layout->addWidget(button);
    }
    group->buttons().first()->setChecked(true);
    layout->addStretch();
}

} // namespace actiscope

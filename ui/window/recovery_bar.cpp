#include "ui/window/recovery_bar.h"

#include "ui/session/recovery.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace actiscope {

RecoveryBar::RecoveryBar(QWidget* parent) : QFrame(parent), label_(new QLabel) {
    setObjectName(QStringLiteral("recoveryBar"));
    auto* layout = new QHBoxLayout(this);
    label_->setWordWrap(true);
    label_->setTextFormat(Qt::PlainText);
    layout->addWidget(label_, 1);
    const auto add = [&](const QString& text, const char* name, const char* look, auto signal) {
        auto* button = new QPushButton(text);
        button->setObjectName(QLatin1String(name));
        button->setProperty("class", look);
        connect(button, &QPushButton::clicked, this, signal);
        layout->addWidget(button);
    };
    add(tr("&Restore"), "restore", "primary", &RecoveryBar::restoreChosen);
    add(tr("&Discard"), "discard", "button", &RecoveryBar::discardChosen);
    hide();
}

void RecoveryBar::offer(const Abandoned* work) {
    setVisible(work != nullptr);
    if (!work)
        return;
    const QString name =
        work->path.isEmpty() ? tr("Untitled") : QFileInfo(work->path).completeBaseName().left(60);
    label_->setText(tr("“%1” was not saved when the program ended (%2). Restore it?")
                        .arg(name, QLocale().toString(work->when, QLocale::ShortFormat)));
    setAccessibleName(label_->text());
}

} // namespace actiscope

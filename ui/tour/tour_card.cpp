#include "ui/tour/tour_card.h"

#include "core/text/say.h"
#include "core/tour/tour.h"
#include "ui/controls/number_text.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace actiscope {

namespace {

constexpr int mostSentences = 3;

QLabel* words(const char* name, const char* look) {
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("class", look);
    return label;
}

} // namespace

TourCard::TourCard(QWidget* parent)
    : QFrame(parent),
      place_(words("tourPlace", "section")),
      title_(words("tourTitle", "tour_title")),
      task_(words("tourTask", "")),
      mark_(words("tourMark", "muted")),
      proofs_(words("tourProofs", "muted")),
      back_(new QPushButton),
      next_(new QPushButton) {
    setObjectName(QStringLiteral("tourCard"));
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(18, 14, 14, 14);
    columns->setSpacing(24);

    auto* claim = new QVBoxLayout;
    claim->setSpacing(6);
    claim->addWidget(place_);
    claim->addWidget(title_);
    for (int i = 0; i < mostSentences; ++i)
        claim->addWidget(sentences_.emplace_back(words("tourSentence", "")));
    claim->addStretch();
    columns->addLayout(claim, 8);

    auto* trying = new QVBoxLayout;
    trying->setSpacing(6);
    auto* top = new QHBoxLayout;
    auto* heading = words("tourTry", "section");
    heading->setText(tr("TRY THIS"));
    top->addWidget(heading, 1);
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("tourClose"));
    close->setText(QStringLiteral("✕"));
    close->setProperty("class", "button");
    close->setAccessibleName(tr("Leave the tour"));
    close->setToolTip(tr("Leave the tour. It goes on here next time."));
    close->setFocusPolicy(Qt::TabFocus);
    connect(close, &QToolButton::clicked, this, &TourCard::closeChosen);
    top->addWidget(close);
    trying->addLayout(top);
    trying->addWidget(task_);
    trying->addWidget(mark_);
    trying->addWidget(proofs_);
    trying->addStretch();
    auto* buttons = new QHBoxLayout;
    auto* again = new QPushButton(tr("&Start over"));
    again->setObjectName(QStringLiteral("tourAgain"));
    again->setToolTip(tr("Show this step as it was at first."));
    connect(again, &QPushButton::clicked, this, &TourCard::againChosen);
    buttons->addWidget(again);
    buttons->addStretch();
    back_->setObjectName(QStringLiteral("tourBack"));
    back_->setText(tr("&Back"));
    connect(back_, &QPushButton::clicked, this, &TourCard::backChosen);
    buttons->addWidget(back_);
    next_->setObjectName(QStringLiteral("tourNext"));
    next_->setProperty("class", "primary");
    connect(next_, &QPushButton::clicked, this, &TourCard::nextChosen);
    buttons->addWidget(next_);
    trying->addLayout(buttons);
    columns->addLayout(trying, 5);
    hide();
}

void TourCard::showStep(const TourStep& step, std::size_t place, std::size_t count) {
    place_->setText(tr("TOUR · STEP %1 OF %2").arg(place + 1).arg(count));
    title_->setText(toQt(said(step.title)));
    QStringList sentences;
    for (const std::string& sentence : step.sentences)
        sentences.append(toQt(said(sentence)));
    for (int i = 0; i < mostSentences; ++i) {
        QLabel* label = sentences_[static_cast<std::size_t>(i)];
        label->setVisible(i < sentences.size());
        label->setText(sentences.value(i));
    }
    task_->setText(toQt(said(step.task)));
    back_->setEnabled(place > 0);
    next_->setText(place + 1 < count ? tr("&Next") : tr("&Finish"));
    setAccessibleDescription(sentences.join(QLatin1Char(' ')) + QLatin1Char(' ') +
                             tr("Try this: %1").arg(task_->text()));
    setAccessibleName(tr("Step %1 of %2: %3").arg(place + 1).arg(count).arg(title_->text()));
    setReached(false);
}

void TourCard::showProofs(const QStringList& proofs) {
    proofs_->setText(proofs.join(QLatin1Char('\n')));
}

void TourCard::setReached(bool reached) {
    mark_->setText(reached ? tr("✓ Done: that is it.") : tr("○ Not done yet"));
    mark_->setProperty("class", reached ? "tour_reached" : "muted");
    mark_->style()->unpolish(mark_);
    mark_->style()->polish(mark_);
    if (reached) {
        QAccessibleEvent said(mark_, QAccessible::Alert);
        QAccessible::updateAccessibility(&said);
    }
}

} // namespace actiscope

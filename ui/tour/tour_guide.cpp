#include "ui/tour/tour_guide.h"

#include "core/text/say.h"
#include "core/tour/page_number.h"
#include "ui/session/session.h"
#include "ui/tour/tour_card.h"

#include <QSettings>

#include <algorithm>
#include <utility>

namespace actiscope {

namespace {

const QString tourStepKey = QStringLiteral("tour/step");
// In milliseconds. A goal may be of numbers that take as long as a frame.
constexpr int lookAfter = 100;
constexpr int longestWait = 1000;

std::size_t savedPlace() {
    return tourPlace(QSettings().value(tourStepKey).toString().toStdString()).value_or(0);
}

} // namespace

TourGuide::TourGuide(Session& session, std::function<bool()> mayDiscard, TourCard& card, QObject* parent)
    : QObject(parent), session_(session), mayDiscard_(std::move(mayDiscard)), card_(card) {
    soon_.setSingleShot(true);
    soon_.setInterval(lookAfter);
    connect(&soon_, &QTimer::timeout, this, &TourGuide::look);
    connect(&card_, &TourCard::backChosen, this, [this] { goTo(place_ - 1); });
    connect(&card_, &TourCard::nextChosen, this, &TourGuide::next);
    connect(&card_, &TourCard::againChosen, this, [this] { goTo(place_); });
    connect(&card_, &TourCard::closeChosen, this, &TourGuide::close);
}

bool TourGuide::isOpen() const {
    return !card_.isHidden();
}

void TourGuide::open(std::optional<std::size_t> place) {
    place_ = place.value_or(savedPlace());
    if (!isOpen()) {
        if (!mayDiscard_()) {
            emit openChanged(false);
            return;
        }
        session_.reset(stepDocument(session_.document()));
        card_.show();
        emit openChanged(true);
    }
    goTo(place_);
}

void TourGuide::close() {
    card_.hide();
    soon_.stop();
    others_.clear();
    emit openChanged(false);
}

void TourGuide::next() {
    if (place_ + 1 < tour().size())
        return goTo(place_ + 1);
    QSettings().remove(tourStepKey);
    close();
}

void TourGuide::goTo(std::size_t place) {
    place_ = std::min(place, tour().size() - 1);
    reached_ = false;
    QSettings().setValue(tourStepKey, QString::fromStdString(tour()[place_].id));
    card_.showStep(tour()[place_], place_, tour().size());
    session_.edit(tr("Tour: %1").arg(QString::fromStdString(said(tour()[place_].title))),
                  [this](Document& document) { document = stepDocument(document); });
    session_.markSaved({}); // nothing of one's own, and no part of a file that was saved before
    wantOtherPages();
    look();
}

/// The size of exported images is the reader's, not the tour's.
Document TourGuide::stepDocument(const Document& before) const {
    Document document = tour()[place_].document;
    document.image = before.image;
    return document;
}

void TourGuide::wantOtherPages() {
    others_.clear();
    const TourStep& step = tour()[place_];
    for (const TourProof& proof : step.proofs) {
        if (proof.page == step.document.page || others_.contains(proof.page))
            continue;
        auto& result = others_[proof.page];
        result = std::make_unique<LatestResult>(session_.runner());
        connect(result.get(), &LatestResult::changed, this, &TourGuide::follow);
        const Document proving = proofDocument(step.document, proof);
        result->want(proof.page, resultKey(proving), [proving] { return startResult(proving); });
    }
}

/// While something moves it is left alone, but for a look now and then.
void TourGuide::follow() {
    if (!isOpen())
        return;
    if (!soon_.isActive())
        waiting_.start();
    if (waiting_.elapsed() < longestWait)
        soon_.start();
}

void TourGuide::look() {
    const TourStep& step = tour()[place_];
    const Document& document = session_.document();
    PageNumbers shown(document, session_.result().snapshot(document.page));
    QStringList proofs;
    for (const TourProof& proof : step.proofs) {
        const auto other = others_.find(proof.page);
        std::optional<PageNumber> number;
        QString where;
        if (other != others_.end()) {
            number = pageNumber(proofDocument(step.document, proof), other->second->snapshot(proof.page),
                                proof.number);
            where = QString::fromStdString(said(findPage(proof.page)->name)) + QStringLiteral(" · ");
        } else if (document.page == proof.page) { // these move with what is shown
            number = shown.at(proof.number);
        }
        // What is not known yet has its line, so that the figure keeps its size when it comes.
        proofs.append(number ? QStringLiteral("%1%2 = %3")
                                   .arg(where, QString::fromStdString(number->label),
                                        QString::fromStdString(number->text))
                             : QStringLiteral("…"));
    }
    card_.showProofs(proofs);
    if (!reached_ && goalReached(step, shown)) {
        reached_ = true;
        card_.setReached(true);
    }
}

} // namespace actiscope

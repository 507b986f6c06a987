#include "ui/pages/page_inspector.h"

#include "ui/controls/page_card.h"
#include "ui/controls/tab_order.h"
#include "ui/controls/view_card.h"
#include "ui/pages/activation_card.h"
#include "ui/pages/activations_card.h"
#include "ui/pages/curves/curve_card.h"
#include "ui/pages/curves/elsewhere_card.h"
#include "ui/pages/curves/property_card.h"
#include "ui/pages/maxout/pieces_card.h"
#include "ui/pages/softmax/logits_card.h"

#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace actiscope {

namespace {

/// The headings of a page's cards in the order of its fields and commands, without that of the view.
std::vector<std::string> headingsOf(const Page& page) {
    std::vector<std::string> headings;
    const auto add = [&](const std::string& heading) {
        if (!heading.empty() && std::find(headings.begin(), headings.end(), heading) == headings.end())
            headings.push_back(heading);
    };
    for (const auto& field : page.fields)
        add(field.field.card);
    for (const auto& command : page.commands)
        add(command.card);
    return headings;
}

/// A card of its own for a list that has one, and the usual one for all other fields.
PageCard* makeCard(Session& session, Animator& animator, const Page& page, const std::string& heading) {
    if (page.id == "softmax" && heading == "Logits")
        return new LogitsCard(session, animator, page);
    if (const PieceTable* table = page.id == "maxout" ? findPieceTable(heading) : nullptr)
        return new PiecesCard(session, animator, page, *table);
    return new FieldsCard(session, animator, page, heading);
}

} // namespace

PageInspector::PageInspector(Session& session, const Page& page, QWidget* parent)
    : QWidget(parent), session_(session), page_(page), animator_(session) {
    setObjectName(QStringLiteral("inspector_") + QString::fromStdString(page.id));
    setMinimumWidth(300);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    if (page.id == "curves")
        addCurvesCards();
    else
        addFieldCards();
    column->addStretch(1);
    followLayout(*this);
    showWhatMatters();
    connect(&session, &Session::documentChanged, this, &PageInspector::refresh);
    connect(&session.result(), &LatestResult::changed, this, &PageInspector::refresh);
}

void PageInspector::addCard(const std::string& heading, PageCard* card) {
    cards_.push_back({heading, card});
    layout()->addWidget(card);
    connect(card, &PageCard::rebuilt, this, [this] { followLayout(*this); });
}

void PageInspector::addFieldCards() {
    const auto headings = headingsOf(page_);
    for (const auto& heading : headings) {
        // The list of what a page compares stands under the heading that comes first.
        if (!page_.records.empty() && heading == headings.front())
            addActivations(heading, new ActivationCard(session_, animator_, page_, page_.records.front()));
        else
            addCard(heading, makeCard(session_, animator_, page_, heading));
    }
    if (page_.properties)
        addCard({}, new PropertiesCard(session_, page_));
    addCard({}, new ViewCard(session_, page_));
}

/// The list of the page's activations, and the card of the selected one.
void PageInspector::addActivations(const std::string& heading, ActivationCard* selected) {
    auto* list = new ActivationsCard(session_, animator_, page_, page_.records.front(), heading);
    addCard({}, list);
    addCard({}, selected);
    selected->refresh();
    connect(list, &ActivationsCard::previewRequested, this, &PageInspector::previewRequested);
    connect(list, &ActivationsCard::pageRequested, this, &PageInspector::pageRequested);
    connect(list, &ActivationsCard::formulaRequested, this, [this] { emit formulaRequested(std::nullopt); });
    connect(selected, &ActivationCard::formulaRequested, this,
            [this](int row) { emit formulaRequested(row); });
}

/// The fields under the headings of Curves are those of its list and of its properties.
void PageInspector::addCurvesCards() {
    addActivations("Curves", new CurveCard(session_, animator_, page_));
    for (PageCard* card : std::initializer_list<PageCard*>{
             new PropertyCard(session_), new ViewCard(session_, page_), new ElsewhereCard(session_)})
        addCard({}, card);
}

void PageInspector::refresh() {
    if (session_.document().page != page_.id) // what nobody sees may wait until it is seen
        return;
    for (const HeadedCard& card : cards_)
        card.card->refresh();
    showWhatMatters();
}

void PageInspector::showWhatMatters() {
    for (const HeadedCard& card : cards_)
        if (!card.heading.empty())
            card.card->setVisible(cardMatters(page_, session_.document(), card.heading));
}

void PageInspector::setTheme(const Theme& theme) {
    for (const HeadedCard& card : cards_)
        card.card->setTheme(theme);
}

void PageInspector::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    animator_.setFrameRate(screen()->refreshRate());
}

} // namespace actiscope

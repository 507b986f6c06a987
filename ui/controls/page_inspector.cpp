#include "ui/controls/page_inspector.h"

#include "ui/controls/controls_style.h"
#include "ui/controls/logits_card.h"
#include "ui/controls/page_card.h"
#include "ui/controls/pieces_card.h"
#include "ui/controls/tab_order.h"

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

/// Cards of their own for pages with special controls, and the usual one for all others.
PageCard* makeCard(Session& session, FieldAnimator& animator, const Page& page, const std::string& heading) {
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
    for (const auto& heading : headingsOf(page))
        cards_.push_back({heading, makeCard(session, animator_, page, heading)});
    if (page.properties)
        cards_.push_back({{}, new PropertiesCard(session, page)});
    cards_.push_back({{}, new FieldsCard(session, animator_, page, {})});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    for (const HeadedCard& card : cards_) {
        column->addWidget(card.card);
        connect(card.card, &PageCard::rebuilt, this, [this] { followLayout(*this); });
    }
    column->addStretch(1);
    followLayout(*this);
    showWhatMatters();
    connect(&session, &Session::documentChanged, this, &PageInspector::refresh);
    connect(&session.result(), &LatestResult::changed, this, &PageInspector::refresh);
}

void PageInspector::refresh() {
    if (session_.document().page != page_.id)
        return;
    for (const HeadedCard& card : cards_)
        card.card->refresh();
    showWhatMatters();
}

void PageInspector::showWhatMatters() {
    for (const HeadedCard& card : cards_)
        card.card->setVisible(card.heading.empty() || cardMatters(page_, session_.document(), card.heading));
}

void PageInspector::setTheme(const Theme& theme) {
    setStyleSheet(controlsStyleSheet(theme));
    for (const HeadedCard& card : cards_)
        card.card->setTheme(theme);
}

void PageInspector::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    animator_.setFrameRate(screen()->refreshRate());
}

} // namespace actiscope

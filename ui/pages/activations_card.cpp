#include "ui/pages/activations_card.h"

#include "core/activations/catalogue.h"
#include "core/expressions/resolve.h"
#include "core/text/say.h"
#include "ui/controls/number_text.h"
#include "ui/dialogs/function_picker.h"
#include "ui/pages/activation_list.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace actiscope {

namespace {

QToolButton* linkButton(const char* name, const QString& text) {
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setProperty("class", "link");
    button->setText(text);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

} // namespace

ActivationsCard::ActivationsCard(Session& session, Animator& animator, const Page& page,
                                 const Records& records, const std::string& heading, QWidget* parent)
    : PageCard(toQt(said(heading)), parent), session_(session), records_(records) {
    setObjectName(toQt(records.id));
    add_ = linkButton("addFunction", tr("+ Add function…"));
    connect(add_, &QToolButton::clicked, this, &ActivationsCard::addFunction);
    formula_ = linkButton("newFormula", tr("+ Formula…"));
    formula_->setToolTip(tr("Type a formula of your own"));
    connect(formula_, &QToolButton::clicked, this, &ActivationsCard::formulaRequested);
    addToHeading(add_);

    auto* empty = new QLabel(page.id == "curves" ? tr("No curves yet: add a function.")
                                                 : tr("No activations yet: add a function."));
    empty->setProperty("class", "muted");
    empty_ = empty;
    body()->addWidget(empty_);
    list_ = new ActivationList(toQt(said(heading)));
    body()->addWidget(list_);
    connectList();
    body()->addWidget(formula_, 0, Qt::AlignRight);
    others_ = new FieldsCard(session, animator, page, heading, {"selected"}, this);
    others_->beInside();
    body()->addWidget(others_);
    others_->setVisible(!others_->isEmpty());

    picker_ = new FunctionPicker(catalogue(), this);
    connect(picker_, &FunctionPicker::picked, this, [this](const Activation& activation) {
        session_.edit(tr("Add %1").arg(toQt(activation.name)), [&](Document& document) {
            records_.add(document, makeRow(catalogued(activation), 0));
        });
        list_->setFocus();
    });
    connect(picker_, &FunctionPicker::previewed, this, &ActivationsCard::previewRequested);
    connect(picker_, &FunctionPicker::pagePicked, this, &ActivationsCard::pageRequested);
    refresh();
}

QString ActivationsCard::nameOf(int row) const {
    return toQt(records_.at(session_.document(), static_cast<std::size_t>(row)).activation->name);
}

ActivationRow& ActivationsCard::edited(Document& document, int row) const {
    return records_.edit(document, static_cast<std::size_t>(row));
}

void ActivationsCard::connectList() {
    connect(list_, &ActivationList::selectRequested, this,
            [this](int row) { session_.selectRow(records_, row); });
    connect(list_, &ActivationList::visibilityRequested, this, [this](int row, bool visible) {
        session_.edit((visible ? tr("Show %1") : tr("Hide %1")).arg(nameOf(row)),
                      [=, this](Document& document) { edited(document, row).visible = visible; });
    });
    connect(list_, &ActivationList::removeRequested, this, [this](int row) {
        session_.edit(tr("Remove %1").arg(nameOf(row)),
                      [=, this](Document& document) { records_.remove(document, row); });
    });
    connect(list_, &ActivationList::duplicateRequested, this, [this](int row) {
        if (!isFull())
            session_.edit(tr("Duplicate %1").arg(nameOf(row)),
                          [=, this](Document& document) { records_.duplicate(document, row); });
    });
    connect(list_, &ActivationList::moveRequested, this, [this](int row, int to) {
        session_.edit(tr("Move %1").arg(nameOf(row)),
                      [=, this](Document& document) { records_.move(document, row, to); });
    });
    connect(list_, &ActivationList::colourRequested, this, [this](int row, int colour) {
        session_.edit(tr("Change the colour of %1").arg(nameOf(row)),
                      [=, this](Document& document) { edited(document, row).colour = colour; });
    });
}

bool ActivationsCard::isFull() const {
    return records_.count(session_.document()) >= records_.most;
}

void ActivationsCard::refresh() {
    const Document& document = session_.document();
    std::vector<ActivationRow> rows;
    for (std::size_t row = 0; row < records_.count(document); ++row)
        rows.push_back(records_.at(document, row));
    list_->setVisible(!rows.empty());
    empty_->setVisible(rows.empty());
    list_->setRows(std::move(rows), records_.selected(document));
    for (QToolButton* button : {add_, formula_})
        button->setEnabled(!isFull());
    others_->refresh();
}

void ActivationsCard::setTheme(const Theme& theme) {
    list_->setTheme(theme);
    picker_->setTheme(theme);
    others_->setTheme(theme);
}

void ActivationsCard::addFunction() {
    if (!isFull())
        picker_->popupBelow(*add_);
}

} // namespace actiscope

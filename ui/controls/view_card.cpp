#include "ui/controls/view_card.h"

#include "core/text/say.h"
#include "ui/controls/edit_field.h"
#include "ui/controls/elided_label.h"
#include "ui/controls/field_row.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/number_text.h"

#include <QGridLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace actiscope {

namespace {

bool isRangeEnd(const Field& field) {
    return field.id.ends_with("_min") || field.id.ends_with("_max");
}

/// What the ends of a range are called together: "x" of "x_min".
std::string axisOf(const Field& end) {
    return end.id.substr(0, end.id.size() - 4);
}

/// The other end of a range: "x_max" for "x_min".
std::string otherEnd(const Field& end) {
    return axisOf(end) + (end.id.ends_with("_min") ? "_max" : "_min");
}

/// Three digits and a real minus, to be read and not edited.
QString shortNumber(double value) {
    return QString::number(value, 'g', 3).replace(QLatin1Char('-'), QChar(0x2212));
}

/// Ranges first, then the rest, then what is on or off.
int group(const Field& field) {
    if (isRangeEnd(field))
        return 0;
    return field.kind == FieldKind::Boolean ? 2 : 1;
}

} // namespace

ViewCard::ViewCard(Session& session, const Page& page, QWidget* parent)
    : PageCard(tr("View"), parent), session_(session), page_(page) {
    setObjectName(QStringLiteral("view"));
    summary_ = new ElidedLabel;
    summary_->setProperty("class", "muted");
    summary_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    addToHeading(summary_);
    fold_ = new QToolButton;
    fold_->setObjectName(QStringLiteral("fold"));
    fold_->setProperty("class", "fold");
    fold_->setCheckable(true);
    fold_->setFocusPolicy(Qt::StrongFocus);
    fold_->setAccessibleName(tr("Show the settings of the view"));
    connect(fold_, &QToolButton::toggled, this, &ViewCard::setOpen);
    addToHeading(fold_);
    content_ = new QWidget;
    body()->addWidget(content_);
    build();
    setOpen(false);
    refresh();
}

void ViewCard::build() {
    auto* grid = new QGridLayout(content_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);

    std::vector<const PageField*> fields;
    for (const auto& field : page_.fields)
        if (field.field.card.empty())
            fields.push_back(&field);
    std::stable_sort(fields.begin(), fields.end(),
                     [](const auto* a, const auto* b) { return group(a->field) < group(b->field); });

    auto* flags = new QWidget;
    flags->setLayout(new FlowLayout);
    int cell = 0; // two range ends share a line, then every field has its own
    for (const auto* field : fields) {
        FieldRow* row = addRow(*field);
        if (field->field.kind == FieldKind::Boolean) {
            flags->layout()->addWidget(row);
            continue;
        }
        const bool pair = isRangeEnd(field->field);
        grid->addWidget(row, cell / 2, cell % 2, 1, pair ? 1 : 2, Qt::AlignTop);
        cell += pair ? 1 : 2;
    }
    grid->addWidget(flags, cell / 2, 0, 1, 2);
}

void ViewCard::alignLabels() {
    int widest = 0;
    for (const Row& row : rows_)
        if (group(row.field->field) == 1)
            widest = std::max(widest, row.row->labelWidth());
    for (const Row& row : rows_)
        if (group(row.field->field) == 1)
            row.row->setLabelWidth(widest);
}

void ViewCard::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    alignLabels(); // only now are the fonts those of the style sheet
}

FieldRow* ViewCard::addRow(const PageField& field) {
    auto* row = new FieldRow(field.field);
    rows_.push_back({&field, row, std::make_unique<Gesture>(session_)});
    if (isRangeEnd(field.field))
        row->setCheck([this, &end = field.field](const FieldValue& value) {
            return checkRange(end, std::get<double>(value));
        });
    connect(row, &FieldRow::edited, this,
            [this, index = rows_.size() - 1](const FieldValue& value, bool goesOn) {
                const Row& edited = rows_[index];
                editField(session_, *edited.field, value, goesOn ? edited.gesture->number() : 0);
            });
    return row;
}

tl::expected<void, std::string> ViewCard::checkRange(const Field& end, double value) const {
    const PageField& other = *findField(page_, otherEnd(end));
    const double otherValue = std::get<double>(other.get(session_.document()));
    const bool isStart = end.id.ends_with("_min");
    if (isStart ? value < otherValue : value > otherValue)
        return {};
    const QString sentence =
        isStart ? tr("%1 must be less than %2, now %3.") : tr("%1 must be greater than %2, now %3.");
    return tl::unexpected(
        sentence.arg(toQt(said(end.label)), toQt(said(other.field.label)), numberText(otherValue))
            .toStdString());
}

void ViewCard::refresh() {
    const Document& document = session_.document();
    for (const Row& row : rows_) {
        row.row->setValue(row.field->get(document));
        row.row->setVisible(matters(page_, document, row.field->field));
    }
    summary_->setWholeText(summary());
}

/// "x −5…5 · y automatic"
QString ViewCard::summary() const {
    const Document& document = session_.document();
    QStringList ranges;
    for (const PageField& field : page_.fields) {
        if (!field.field.card.empty() || !field.field.id.ends_with("_min") ||
            !matters(page_, document, field.field))
            continue;
        const std::string axis = axisOf(field.field);
        const PageField* automatic = findField(page_, axis + "_auto");
        const QString range =
            automatic && std::get<bool>(automatic->get(document))
                ? tr("automatic")
                : tr("%1…%2").arg(
                      shortNumber(std::get<double>(field.get(document))),
                      shortNumber(std::get<double>(findField(page_, axis + "_max")->get(document))));
        ranges.append(tr("%1 %2").arg(toQt(axis), range));
    }
    return ranges.join(QStringLiteral(" · "));
}

void ViewCard::setOpen(bool open) {
    fold_->setChecked(open);
    fold_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    content_->setVisible(open);
    summary_->setVisible(!open);
}

} // namespace actiscope

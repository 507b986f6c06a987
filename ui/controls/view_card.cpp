#include "ui/controls/view_card.h"

#include "ui/controls/elided_label.h"
#include "ui/controls/field_row.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/number_text.h"

#include <QGridLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace actiscope {

namespace {

/// Set by other means than this card: the list of curves, the properties.
constexpr std::array<std::string_view, 4> elsewhere{"selected", "property", "sigma", "sigma_b"};

bool isRangeEnd(const Field& field) {
    return field.id.ends_with("_min") || field.id.ends_with("_max");
}

/// The other end of a range: "x_max" for "x_min".
std::string otherEnd(const std::string& id) {
    return id.substr(0, id.size() - 4) + (id.ends_with("_min") ? "_max" : "_min");
}

/// Three digits and a real minus, to be read and not edited.
QString shortNumber(double value) {
    return QString::number(value, 'g', 3).replace(QLatin1Char('-'), QChar(0x2212));
}

double numberOf(const CurvesPage& page, const std::string& id) {
    return std::get<double>(fieldValue(page, *findField(curvesFields(), id)));
}

/// Ranges first, then the rest, then what is on or off.
int group(const Field& field) {
    if (isRangeEnd(field))
        return 0;
    return field.kind == FieldKind::Boolean ? 2 : 1;
}

} // namespace

ViewCard::ViewCard(Session& session, QWidget* parent) : Card(tr("View"), parent), session_(session) {
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

    std::vector<const BoundField<CurvesPage>*> fields;
    for (const auto& bound : curvesFields())
        if (std::find(elsewhere.begin(), elsewhere.end(), bound.field.id) == elsewhere.end())
            fields.push_back(&bound);
    std::stable_sort(fields.begin(), fields.end(),
                     [](const auto* a, const auto* b) { return group(a->field) < group(b->field); });

    auto* flags = new QWidget;
    flags->setLayout(new FlowLayout);
    int cell = 0; // two range ends share a line, then every field has its own
    for (const auto* bound : fields) {
        FieldRow* row = addRow(*bound);
        if (bound->field.kind == FieldKind::Boolean) {
            flags->layout()->addWidget(row);
            continue;
        }
        const bool pair = isRangeEnd(bound->field);
        grid->addWidget(row, cell / 2, cell % 2, 1, pair ? 1 : 2, Qt::AlignTop);
        cell += pair ? 1 : 2;
    }
    grid->addWidget(flags, cell / 2, 0, 1, 2);
}

void ViewCard::alignLabels() {
    int widest = 0;
    for (const Row& row : rows_)
        if (group(row.bound->field) == 1)
            widest = std::max(widest, row.row->labelWidth());
    for (const Row& row : rows_)
        if (group(row.bound->field) == 1)
            row.row->setLabelWidth(widest);
}

void ViewCard::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    alignLabels(); // only now are the fonts those of the style sheet
}

FieldRow* ViewCard::addRow(const BoundField<CurvesPage>& bound) {
    auto* row = new FieldRow(bound.field);
    rows_.push_back({&bound, row, std::make_unique<Gesture>(session_)});
    if (isRangeEnd(bound.field))
        row->setCheck([this, id = bound.field.id](const FieldValue& value) {
            return checkRange(id, std::get<double>(value));
        });
    connect(row, &FieldRow::edited, this,
            [this, index = rows_.size() - 1](const FieldValue& value, bool goesOn) {
                edit(rows_[index], value, goesOn);
            });
    return row;
}

tl::expected<void, std::string> ViewCard::checkRange(const std::string& id, double value) const {
    const std::string other = otherEnd(id);
    const double otherValue = numberOf(session_.document().curves, other);
    const bool isStart = id.ends_with("_min");
    if (isStart ? value < otherValue : value > otherValue)
        return {};
    const QString sentence =
        isStart ? tr("%1 must be less than %2, now %3.") : tr("%1 must be greater than %2, now %3.");
    return tl::unexpected(sentence
                              .arg(toQt(findField(curvesFields(), id)->field.label),
                                   toQt(findField(curvesFields(), other)->field.label),
                                   numberText(otherValue))
                              .toStdString());
}

void ViewCard::edit(const Row& row, const FieldValue& value, bool goesOn) {
    const Field& field = row.bound->field;
    session_.edit(
        tr("Change %1").arg(toQt(field.label)),
        [&](Document& document) {
            // The row has checked the value already.
            (void)setFieldValue(document.curves, *row.bound, value);
            if (field.id == "y_min" || field.id == "y_max")
                document.curves.yAutomatic = false; // a range given by number is meant
        },
        goesOn ? row.gesture->number() : 0);
}

void ViewCard::refresh() {
    const CurvesPage& page = session_.document().curves;
    for (const Row& row : rows_) {
        row.row->setValue(fieldValue(page, *row.bound));
        if (row.bound->field.id == "cursor")
            row.row->setVisible(page.cursorVisible);
    }
    const auto range = [](double from, double to) {
        return tr("%1…%2").arg(shortNumber(from), shortNumber(to));
    };
    summary_->setWholeText(tr("x %1 · y %2")
                               .arg(range(page.xMinimum, page.xMaximum),
                                    page.yAutomatic ? tr("automatic") : range(page.yMinimum, page.yMaximum)));
}

void ViewCard::setOpen(bool open) {
    fold_->setChecked(open);
    fold_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    content_->setVisible(open);
    summary_->setVisible(!open);
}

} // namespace actiscope

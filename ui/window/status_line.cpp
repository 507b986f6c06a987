#include "ui/window/status_line.h"

#include "core/figure/ticks.h"

#include <QHBoxLayout>
#include <QLabel>

namespace actiscope {

namespace {
QString number(double value) {
    return QString::fromStdString(readableNumber(value));
}
} // namespace

StatusLine::StatusLine(QWidget* parent) : QWidget(parent), values_(new QLabel), frame_(new QLabel) {
    setObjectName(QStringLiteral("statusLine"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 3, 14, 3);
    values_->setObjectName(QStringLiteral("values"));
    values_->setTextFormat(Qt::RichText);
    values_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    values_->setAccessibleName(tr("Values at the cursor"));
    values_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    frame_->setProperty("class", "muted");
    frame_->setToolTip(tr("Time from the last edit to its pixels"));
    layout->addWidget(values_, 1);
    layout->addWidget(frame_);
    setMinimumHeight(26);
}

void StatusLine::showPage(const CurvesPage& page, const Theme& theme) {
    QString rich;
    plain_.clear();
    if (page.cursorVisible) {
        plain_ = QStringLiteral("x = ") + number(page.cursor);
        rich = plain_;
        for (const auto& row : readout(page, page.cursor)) {
            const Curve& curve = page.curves[static_cast<std::size_t>(row.curve)];
            QString text = QString::fromStdString(row.name) + QStringLiteral(" f = ") + number(row.at.f) +
                           QStringLiteral(" f′ = ") + number(row.at.f1);
            if (curve.secondDerivative)
                text += QStringLiteral(" f″ = ") + number(row.at.f2);
            const QColor colour = colourOf(theme, {Role::Curve, row.colour, 1});
            plain_ += QStringLiteral("    ") + text;
            rich += QStringLiteral("&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;<span style=\"color:%1\">%2</span>")
                        .arg(colour.name(), text.toHtmlEscaped());
        }
    }
    values_->setText(rich);
    values_->setAccessibleDescription(plain_);
    values_->setToolTip(plain_);
}

void StatusLine::showFrameTime(double milliseconds) {
    frame_->setText(tr("frame %1 ms").arg(milliseconds, 0, 'f', 1));
}

QString StatusLine::text() const {
    return plain_;
}

} // namespace actiscope

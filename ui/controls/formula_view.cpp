#include "ui/controls/formula_view.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

constexpr double unitsPerEm = 1000; // of the glyphs that MathJax writes
constexpr double fontPx = 20;
constexpr int margin = 4;

} // namespace

FormulaView::FormulaView(QWidget* parent)
    : QWidget(parent), renderer_(std::make_unique<QSvgRenderer>()), colour_(lightTheme().text) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

FormulaView::~FormulaView() = default;

bool FormulaView::setFormula(const QString& path, const QString& accessibleName) {
    setAccessibleName(accessibleName);
    if (path != path_) {
        path_ = path;
        QFile file(path);
        const bool loaded =
            file.exists() && file.open(QIODevice::ReadOnly) && renderer_->load(file.readAll());
        if (!loaded)
            renderer_ = std::make_unique<QSvgRenderer>();
        setVisible(loaded);
        updateGeometry();
        update();
    }
    return renderer_->isValid();
}

void FormulaView::setTheme(const Theme& theme) {
    colour_ = theme.text;
    update();
}

QSizeF FormulaView::naturalSize() const {
    return renderer_->isValid() ? renderer_->viewBoxF().size() * (fontPx / unitsPerEm) : QSizeF(0, 0);
}

QSize FormulaView::sizeHint() const {
    return {200, heightForWidth(260)};
}

QSize FormulaView::minimumSizeHint() const {
    return {60, 0};
}

int FormulaView::heightForWidth(int width) const {
    const QSizeF natural = naturalSize();
    if (natural.isEmpty())
        return 0;
    const double factor = std::min(1.0, (width - 2 * margin) / natural.width());
    return static_cast<int>(std::ceil(natural.height() * factor)) + 2 * margin;
}

void FormulaView::paintEvent(QPaintEvent*) {
    const QSizeF natural = naturalSize();
    if (natural.isEmpty())
        return;
    const double factor =
        std::min({1.0, (width() - 2 * margin) / natural.width(), (height() - 2 * margin) / natural.height()});
    const QSizeF size = natural * factor;
    const double ratio = devicePixelRatioF();
    QImage image(this->size() * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter ink(&image);
    renderer_->render(&ink,
                      QRectF(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size));
    // The SVG is black; its shape alone counts.
    ink.setCompositionMode(QPainter::CompositionMode_SourceIn);
    ink.fillRect(rect(), colour_);
    ink.end();
    QPainter(this).drawImage(0, 0, image);
}

} // namespace actiscope

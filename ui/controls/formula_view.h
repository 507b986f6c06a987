// Shows the typeset formula of an activation in the colour of the theme's text.
#pragma once

#include "ui/canvas/theme.h"

#include <QByteArray>
#include <QWidget>

#include <memory>

class QSvgRenderer;

namespace actiscope {

/// As tall as its formula at text size, smaller where the width asks for it; hidden while there is none.
class FormulaView : public QWidget {
    Q_OBJECT

public:
    explicit FormulaView(QWidget* parent = nullptr);
    ~FormulaView() override;

    /// Shows the SVG at this path (a file or a resource); false and hidden when there is none.
    bool setFormula(const QString& path, const QString& accessibleName);
    void setTheme(const Theme& theme);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QSizeF naturalSize() const;

    std::unique_ptr<QSvgRenderer> renderer_;
    QString path_;
    QColor colour_;
};

} // namespace actiscope

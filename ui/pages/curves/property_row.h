// One property in the card: what it is, its value, and how that is known.
#pragma once

#include "core/analysis/property_table.h"
#include "ui/canvas/theme.h"

#include <QAbstractButton>

namespace actiscope {

/// A row that is pressed to show the property in the figure; checked while it is shown. The mark at its right
/// end says how the value is known: = exact, ± bounded, ~ sampled; tooltip and accessible name say it in
/// words.
class PropertyRow : public QAbstractButton {
    Q_OBJECT

public:
    explicit PropertyRow(const Property& property, QWidget* parent = nullptr);

    const Property& property() const { return property_; }
    void setValue(const PropertyText& value);
    QString value() const { return value_; }
    void setTheme(const Theme& theme);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

signals:
    /// An arrow key: go to the row this many rows below; ±1000 for the first or last.
    void left(int rows);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Property& property_;
    Theme theme_ = lightTheme();
    QString label_;
    QString value_;
    Known known_ = Known::Exact;
};

} // namespace actiscope

// A label that shortens its text to the room there is and then shows the whole in its tooltip.
#pragma once

#include <QLabel>

namespace actiscope {

class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);

    void setWholeText(const QString& text);
    const QString& wholeText() const { return whole_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();

    QString whole_;
};

} // namespace actiscope

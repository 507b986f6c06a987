#include "ui/controls/function_picker.h"

#include "ui/controls/function_search.h"
#include "ui/controls/number_text.h"
#include "ui/controls/sparkline.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace actiscope {

FunctionPicker::FunctionPicker(const std::vector<Activation>& catalogue, QWidget* parent)
    : QFrame(parent, Qt::Popup), catalogue_(catalogue) {
    setObjectName(QStringLiteral("functionPicker"));
    setProperty("class", "popup");
    setAccessibleName(tr("Add function"));
    search_ = new QLineEdit;
    search_->setPlaceholderText(tr("Search: name, alias, family"));
    search_->setAccessibleName(tr("Search a function"));
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    list_ = new QListWidget;
    list_->setFrameShape(QFrame::NoFrame);
    list_->setIconSize(sparklineSize);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setTextElideMode(Qt::ElideRight);
    list_->setAccessibleName(tr("Functions found"));
    none_ = new QLabel(tr("No function has that name."));
    none_->setProperty("class", "muted");
    none_->setMargin(6);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(search_);
    column->addWidget(none_);
    column->addWidget(list_, 1);
    resize(320, 380);

    connect(search_, &QLineEdit::textChanged, this, &FunctionPicker::search);
    connect(list_, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { pick(list_->row(item)); });
}

void FunctionPicker::popupBelow(const QWidget& anchor) {
    search_->clear();
    search({});
    const QRect screen = anchor.screen()->availableGeometry();
    QPoint place = anchor.mapToGlobal(QPoint(anchor.width() - width(), anchor.height() + 4));
    place.setX(std::clamp(place.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    place.setY(std::clamp(place.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    move(place);
    show();
    search_->setFocus(Qt::PopupFocusReason);
}

void FunctionPicker::setTheme(const Theme& theme) {
    theme_ = theme;
}

void FunctionPicker::search(const QString& text) {
    found_ = searchActivations(catalogue_, text.toStdString());
    list_->clear();
    for (const Activation* activation : found_) {
        QString label = toQt(activation->name);
        if (!activation->longName.empty() && activation->longName != activation->name)
            label += QStringLiteral(" — ") + toQt(activation->longName);
        auto* item = new QListWidgetItem(sparkline(*activation, theme_.accent, theme_.border), label, list_);
        item->setToolTip(label);
    }
    list_->setCurrentRow(0);
    list_->setVisible(!found_.empty());
    none_->setVisible(found_.empty());
}

void FunctionPicker::pick(int row) {
    if (row < 0 || static_cast<std::size_t>(row) >= found_.size())
        return;
    const Activation* activation = found_[static_cast<std::size_t>(row)];
    close();
    emit picked(*activation);
}

bool FunctionPicker::eventFilter(QObject* watched, QEvent* event) {
    if (watched != search_ || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int last = list_->count() - 1;
    constexpr int page = 8;
    const auto choose = [&](int row) { list_->setCurrentRow(std::clamp(row, 0, std::max(0, last))); };
    if (key == Qt::Key_Down)
        choose(list_->currentRow() + 1);
    else if (key == Qt::Key_Up)
        choose(list_->currentRow() - 1);
    else if (key == Qt::Key_PageDown)
        choose(list_->currentRow() + page);
    else if (key == Qt::Key_PageUp)
        choose(list_->currentRow() - page);
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        pick(list_->currentRow());
    else if (key == Qt::Key_Escape)
        close();
    else
        return QFrame::eventFilter(watched, event);
    return true;
}

} // namespace actiscope

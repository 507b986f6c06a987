#include "ui/dialogs/function_picker.h"

#include "ui/dialogs/function_delegate.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace actiscope {

using Kind = FunctionRow::Kind;

FunctionPicker::FunctionPicker(const std::vector<Activation>& catalogue, QWidget* parent)
    : QFrame(parent, Qt::Popup), catalogue_(catalogue) {
    setObjectName(QStringLiteral("functionPicker"));
    setProperty("class", "popup");
    setAccessibleName(tr("Add function"));
    search_ = new QLineEdit;
    search_->setPlaceholderText(tr("Search: name, alias, family, nn.GELU, x*sigmoid…"));
    search_->setAccessibleName(tr("Search a function"));
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    list_ = new QListWidget;
    list_->setFrameShape(QFrame::NoFrame);
    list_->setItemDelegate(new FunctionDelegate(rows_, theme_, list_));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setMouseTracking(true);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setAccessibleName(tr("Functions found"));
    none_ = new QLabel(tr("No function is called so."));
    none_->setProperty("class", "muted");
    none_->setMargin(6);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(search_);
    column->addWidget(none_);
    column->addWidget(list_, 1);
    constexpr QSize size(440, 560);
    resize(size);

    connect(search_, &QLineEdit::textChanged, this, &FunctionPicker::search);
    connect(list_, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { pick(list_->row(item)); });
    connect(list_, &QListWidget::itemEntered, this, [this](QListWidgetItem* item) {
        if (item->flags().testFlag(Qt::ItemIsSelectable))
            list_->setCurrentItem(item);
    });
    connect(list_, &QListWidget::currentRowChanged, this, &FunctionPicker::preview);
}

void FunctionPicker::popupBelow(const QWidget& anchor) {
    const QRect screen = anchor.screen()->availableGeometry();
    QPoint place = anchor.mapToGlobal(QPoint(anchor.width() - width(), anchor.height() + 4));
    place.setX(std::clamp(place.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    place.setY(std::clamp(place.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    move(place);
    show();
    search_->clear();
    search({});
    search_->setFocus(Qt::PopupFocusReason);
}

void FunctionPicker::setTheme(const Theme& theme) {
    theme_ = theme;
    list_->viewport()->update();
}

void FunctionPicker::search(const QString& text) {
    {
        const QSignalBlocker silent(list_);
        list_->clear();
        rows_ = functionRows(catalogue_, text);
        for (const FunctionRow& row : rows_) {
            const QString whole = row.detail.isEmpty() ? row.text : tr("%1 — %2").arg(row.text, row.detail);
            auto* item = new QListWidgetItem(whole, list_);
            item->setToolTip(row.kind == Kind::Heading ? QString() : whole);
            if (row.kind == Kind::Heading)
                item->setFlags(Qt::NoItemFlags);
        }
        list_->setCurrentRow(-1);
    }
    list_->setVisible(!rows_.empty());
    none_->setVisible(rows_.empty());
    list_->scrollToTop();
    choose(0, +1);
    if (rows_.empty())
        preview(-1);
}

/// The row, or the next one in the direction that is not a heading.
void FunctionPicker::choose(int row, int direction) {
    const int last = static_cast<int>(rows_.size()) - 1;
    row = std::clamp(row, 0, std::max(0, last));
    while (row >= 0 && row <= last && rows_[static_cast<std::size_t>(row)].kind == Kind::Heading)
        row += direction;
    if (row < 0 || row > last) {
        list_->scrollToTop(); // the first heading stands above the first function
        return;
    }
    list_->setCurrentRow(row);
}

void FunctionPicker::preview(int row) {
    const bool function = row >= 0 && static_cast<std::size_t>(row) < rows_.size();
    emit previewed(function && isVisible() ? rows_[static_cast<std::size_t>(row)].activation : nullptr);
}

void FunctionPicker::pick(int row) {
    if (row < 0 || static_cast<std::size_t>(row) >= rows_.size())
        return;
    const FunctionRow picked = rows_[static_cast<std::size_t>(row)];
    if (picked.kind == Kind::Heading)
        return;
    close();
    if (picked.activation)
        emit this->picked(*picked.activation);
    else
        emit pagePicked(QString::fromStdString(picked.page));
}

bool FunctionPicker::eventFilter(QObject* watched, QEvent* event) {
    if (watched != search_ || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    constexpr int page = 10;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        choose(list_->currentRow() + 1, +1);
        return true;
    case Qt::Key_Up:
        choose(list_->currentRow() - 1, -1);
        return true;
    case Qt::Key_PageDown:
        choose(list_->currentRow() + page, -1);
        return true;
    case Qt::Key_PageUp:
        choose(list_->currentRow() - page, +1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        pick(list_->currentRow());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void FunctionPicker::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    preview(-1);
}

} // namespace actiscope

#include "ui/pages/activation_list.h"

#include "ui/controls/icons.h"
#include "ui/controls/number_text.h"
#include "ui/pages/activation_delegate.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace actiscope {

namespace {
constexpr int mostRowsShown = 9;
}

ActivationList::ActivationList(const QString& accessibleName, QWidget* parent) : QListWidget(parent) {
    setObjectName(QStringLiteral("activationList"));
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setItemDelegate(new ActivationDelegate(rows_, theme_, this));
    setMouseTracking(true);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            emit selectRequested(row);
    });
}

void ActivationList::setRows(std::vector<ActivationRow> rows, int selected) {
    const QSignalBlocker silent(this);
    const bool resized = rows_.size() != rows.size();
    rows_ = std::move(rows);
    while (count() > static_cast<int>(rows_.size()))
        delete takeItem(count() - 1);
    while (count() < static_cast<int>(rows_.size()))
        addItem(new QListWidgetItem);
    for (int row = 0; row < count(); ++row) {
        const ActivationRow& shown = rows_[static_cast<std::size_t>(row)];
        const QString name = toQt(rowName(shown));
        const QString text = shown.visible ? name : tr("%1, hidden").arg(name);
        if (item(row)->text() != text)
            item(row)->setText(text);
    }
    setCurrentRow(selected);
    if (resized)
        updateGeometry();
    viewport()->update();
}

void ActivationList::setTheme(const Theme& theme) {
    theme_ = theme;
    viewport()->update();
}

QSize ActivationList::sizeHint() const {
    const int rowHeight = count() > 0 ? sizeHintForRow(0) : 0;
    return {100, rowHeight * std::min(count(), mostRowsShown)};
}

int ActivationList::rowAt(QPoint position) const {
    return indexAt(position).row();
}

QRect ActivationList::eyeRect(int row) const {
    return activationRowParts(visualRect(model()->index(row, 0))).eye;
}

QRect ActivationList::removeRect(int row) const {
    return activationRowParts(visualRect(model()->index(row, 0))).remove;
}

QRect ActivationList::colourRect(int row) const {
    return activationRowParts(visualRect(model()->index(row, 0))).colour;
}

int ActivationList::dropRow(QPoint position) const {
    for (int row = 0; row < count(); ++row)
        if (position.y() < visualRect(model()->index(row, 0)).center().y())
            return row;
    return count();
}

void ActivationList::mousePressEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    const int row = rowAt(position);
    if (event->button() != Qt::LeftButton || row < 0)
        return;
    pressedAt_ = position;
    if (eyeRect(row).contains(position))
        return emit visibilityRequested(row, !rows_[static_cast<std::size_t>(row)].visible);
    if (removeRect(row).contains(position))
        return emit removeRequested(row);
    pressedRow_ = row;
    setCurrentRow(row);
}

void ActivationList::mouseMoveEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    const bool moved = (position - pressedAt_).manhattanLength() >= QApplication::startDragDistance();
    if (pressedRow_ < 0 || !event->buttons().testFlag(Qt::LeftButton) || (dropBefore_ < 0 && !moved))
        return;
    dropBefore_ = dropRow(position);
    viewport()->update();
}

void ActivationList::mouseReleaseEvent(QMouseEvent* event) {
    const int row = std::exchange(pressedRow_, -1);
    const int before = std::exchange(dropBefore_, -1);
    viewport()->update();
    if (row < 0 || row >= count() || event->button() != Qt::LeftButton)
        return;
    if (before >= 0) {
        const int to = before > row ? before - 1 : before;
        if (to != row)
            emit moveRequested(row, to);
        return;
    }
    if (colourRect(row).contains(event->position().toPoint())) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        addColours(*menu, row);
        menu->popup(event->globalPosition().toPoint());
    }
}

void ActivationList::mouseDoubleClickEvent(QMouseEvent* event) {
    mousePressEvent(event); // quick clicks on an eye each count
}

bool ActivationList::event(QEvent* event) {
    // A shortcut of the window must not take the keys that mean a row of this list while it has the focus.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Delete ||
            (key->key() == Qt::Key_D && key->modifiers() == Qt::ControlModifier) ||
            (key->modifiers() == Qt::AltModifier &&
             (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down))) {
            event->accept();
            return true;
        }
    }
    return QListWidget::event(event);
}

void ActivationList::keyPressEvent(QKeyEvent* event) {
    const int row = currentRow();
    if (row < 0)
        return QListWidget::keyPressEvent(event);
    const bool alt = event->modifiers() == Qt::AltModifier;
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        emit removeRequested(row);
    else if (event->key() == Qt::Key_D && event->modifiers() == Qt::ControlModifier)
        emit duplicateRequested(row);
    else if (event->key() == Qt::Key_Space)
        emit visibilityRequested(row, !rows_[static_cast<std::size_t>(row)].visible);
    else if (alt && event->key() == Qt::Key_Up)
        row > 0 ? emit moveRequested(row, row - 1) : void();
    else if (alt && event->key() == Qt::Key_Down)
        row + 1 < count() ? emit moveRequested(row, row + 1) : void();
    else
        QListWidget::keyPressEvent(event);
}

bool ActivationList::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = rowAt(help->pos());
        QString text;
        if (row >= 0 && eyeRect(row).contains(help->pos()))
            text = rows_[static_cast<std::size_t>(row)].visible ? tr("Hide (Space)") : tr("Show (Space)");
        else if (row >= 0 && removeRect(row).contains(help->pos()))
            text = tr("Remove (Delete)");
        else if (row >= 0 && colourRect(row).contains(help->pos()))
            text = tr("Choose a colour");
        else if (row >= 0)
            text = tr("%1 · drag or Alt+arrows reorder, Ctrl+D duplicates").arg(item(row)->text());
        QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    return QListWidget::viewportEvent(event);
}

void ActivationList::addColours(QMenu& menu, int row) {
    const int count = static_cast<int>(theme_.curves.size());
    const std::array names{tr("Blue"),  tr("Orange"), tr("Green"), tr("Violet"),
                           tr("Ochre"), tr("Pink"),   tr("Cyan"),  tr("Grey")};
    for (int colour = 0; colour < count; ++colour) {
        const auto index = static_cast<std::size_t>(colour);
        QAction* action = menu.addAction(colourIcon(theme_.curves[index]), names[index]);
        action->setCheckable(true);
        action->setChecked(rows_[static_cast<std::size_t>(row)].colour % count == colour);
        connect(action, &QAction::triggered, this,
                [this, row, colour] { emit colourRequested(row, colour); });
    }
}

QMenu* ActivationList::makeMenu(int row) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool visible = rows_[static_cast<std::size_t>(row)].visible;
    menu->addAction(visible ? tr("Hide") : tr("Show"), this,
                    [this, row, visible] { emit visibilityRequested(row, !visible); });
    menu->addAction(tr("Duplicate"), this, [this, row] { emit duplicateRequested(row); });
    QMenu* colours = menu->addMenu(tr("Colour"));
    addColours(*colours, row);
    menu->addSeparator();
    menu->addAction(tr("Move up"), this, [this, row] { emit moveRequested(row, row - 1); })
        ->setEnabled(row > 0);
    menu->addAction(tr("Move down"), this, [this, row] { emit moveRequested(row, row + 1); })
        ->setEnabled(row + 1 < count());
    menu->addSeparator();
    menu->addAction(tr("Remove"), this, [this, row] { emit removeRequested(row); });
    return menu;
}

void ActivationList::contextMenuEvent(QContextMenuEvent* event) {
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const int row = byMouse ? rowAt(event->pos()) : currentRow();
    if (row < 0)
        return;
    setCurrentRow(row);
    const QPoint place =
        byMouse ? event->globalPos() : viewport()->mapToGlobal(visualItemRect(item(row)).bottomLeft());
    makeMenu(row)->popup(place);
}

void ActivationList::paintEvent(QPaintEvent* event) {
    QListWidget::paintEvent(event);
    if (dropBefore_ < 0)
        return;
    const int y = dropBefore_ < count() ? visualItemRect(item(dropBefore_)).top()
                                        : visualItemRect(item(count() - 1)).bottom();
    QPainter painter(viewport());
    painter.setPen(QPen(theme_.accent, 2));
    painter.drawLine(2, std::max(1, y), viewport()->width() - 3, std::max(1, y));
}

} // namespace actiscope

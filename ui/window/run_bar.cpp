#include "ui/window/run_bar.h"

#include "ui/controls/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace actiscope {

namespace {

/// What a button does now.
void setMeaning(QToolButton& button, const QIcon& icon, const QString& name) {
    button.setIcon(icon);
    button.setToolTip(name);
    button.setAccessibleName(name);
}

} // namespace

RunBar::RunBar(LatestResult& result, QWidget* parent)
    : QWidget(parent), result_(result), progress_(new QProgressBar) {
    setObjectName(QStringLiteral("runBar"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 12, 0);
    layout->setSpacing(2);
    progress_->setRange(0, 1000);
    progress_->setFixedWidth(90);
    progress_->setFixedHeight(6);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress of the run"));
    layout->addWidget(progress_);
    layout->addSpacing(6);
    pause_ = addButton("pauseRun");
    step_ = addButton("stepRun");
    restart_ = addButton("restartRun");
    connect(pause_, &QToolButton::clicked, this,
            [this] { result_.isPaused() ? result_.resume() : result_.pause(); });
    connect(step_, &QToolButton::clicked, &result_, &LatestResult::step);
    connect(restart_, &QToolButton::clicked, this,
            [this] { result_.isWorking() ? result_.stop() : result_.restart(); });
    connect(&result_, &LatestResult::progressed, this, &RunBar::refresh);
    connect(&result_, &LatestResult::changed, this, &RunBar::refresh);
    hide();
    refresh();
}

QToolButton* RunBar::addButton(const char* name) {
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(button);
    return button;
}

void RunBar::showFor(bool pageHasRuns) {
    setVisible(pageHasRuns);
    refresh();
}

void RunBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange)
        return;
    signs_.reset();
    refresh();
}

void RunBar::refresh() {
    const bool working = result_.isWorking();
    const bool paused = result_.isPaused();
    const double part = working || result_.isStopped() ? result_.progress() : 1;
    progress_->setValue(qRound(1000 * part));
    pause_->setEnabled(working);
    step_->setEnabled(paused);
    restart_->setEnabled(result_.hasKey());
    if (signs_ == std::pair(working, paused))
        return;
    signs_ = std::pair(working, paused);
    const QColor colour = palette().color(QPalette::WindowText);
    setMeaning(*pause_, paused ? playIcon(colour) : pauseIcon(colour),
               paused ? tr("Continue the run") : tr("Pause the run"));
    setMeaning(*step_, stepIcon(colour), tr("One step of the run"));
    setMeaning(*restart_, working ? stopIcon(colour) : restartIcon(colour),
               working ? tr("Stop the run") : tr("Run again"));
}

} // namespace actiscope

#include "ui/window/inspector_pane.h"

#include "core/pages/pages.h"
#include "ui/pages/page_inspector.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace actiscope {

namespace {

QScrollArea* scrolled(QWidget* inspector) {
    auto* scroll = new QScrollArea;
    scroll->setWidget(inspector);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

} // namespace

InspectorPane::InspectorPane(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), stack_(new QStackedWidget) {
    setObjectName(QStringLiteral("inspectorPane"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Inspector"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
}

void InspectorPane::showPage(const Page& page) {
    const PageInspector& inspector = inspectorOf(page);
    for (int i = 0; i < stack_->count(); ++i)
        if (stack_->widget(i)->isAncestorOf(&inspector))
            stack_->setCurrentIndex(i);
}

PageInspector& InspectorPane::inspectorOf(const Page& page) {
    PageInspector*& inspector = inspectors_[page.id];
    if (!inspector) {
        inspector = new PageInspector(session_, page);
        inspector->setTheme(theme_);
        stack_->addWidget(scrolled(inspector));
        connect(inspector, &PageInspector::previewRequested, this, &InspectorPane::previewRequested);
        connect(inspector, &PageInspector::pageRequested, this, &InspectorPane::pageRequested);
        connect(inspector, &PageInspector::formulaRequested, this, &InspectorPane::formulaRequested);
        // What the first sight of many widgets costs is paid here.
        inspector->ensurePolished();
        for (QWidget* child : inspector->findChildren<QWidget*>())
            child->ensurePolished();
    }
    return *inspector;
}

void InspectorPane::prepare() {
    for (const auto& page : pages()) {
        if (inspectors_.contains(page.id))
            continue;
        inspectorOf(page);
        QTimer::singleShot(0, this, &InspectorPane::prepare);
        return;
    }
}

void InspectorPane::setTheme(const Theme& theme) {
    theme_ = theme;
    for (const auto& [id, inspector] : inspectors_)
        inspector->setTheme(theme);
}

} // namespace actiscope

// The column at the right: the inspector of the page that is shown.
#pragma once

#include "core/pages/page.h"
#include "ui/canvas/theme.h"

#include <QWidget>

#include <map>
#include <optional>

class QStackedWidget;

namespace actiscope {

struct Activation;
class PageInspector;
class Session;

class InspectorPane : public QWidget {
    Q_OBJECT

public:
    explicit InspectorPane(Session& session, QWidget* parent = nullptr);

    /// Made when it is first asked for.
    PageInspector& inspectorOf(const Page& page);
    void showPage(const Page& page);
    void setTheme(const Theme& theme);

    /// Makes the inspectors of all pages, one at a time when nothing else waits, so that the first change to
    /// a page is as quick as later ones.
    void prepare();

signals:
    /// See PageInspector.
    void previewRequested(const Activation* activation);
    void pageRequested(const QString& page);
    void formulaRequested(std::optional<int> curve);

private:
    Session& session_;
    QStackedWidget* stack_;
    std::map<std::string, PageInspector*> inspectors_; ///< by the id of their page
    Theme theme_ = lightTheme();
};

} // namespace actiscope

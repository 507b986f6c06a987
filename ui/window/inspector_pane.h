// The column at the right: the inspector of the page that is shown.
#pragma once

#include "core/pages/page.h"
#include "ui/canvas/theme.h"

#include <QWidget>

#include <map>

class QStackedWidget;

namespace actiscope {

class CurvesInspector;
class PageInspector;
class Session;

class InspectorPane : public QWidget {
    Q_OBJECT

public:
    explicit InspectorPane(Session& session, QWidget* parent = nullptr);

    CurvesInspector& curves() { return *curves_; }
    void showPage(const Page& page);
    void setTheme(const Theme& theme);

    /// Makes the inspectors of all pages, one at a time when nothing else waits, so that the first change to
    /// a page is as quick as later ones.
    void prepare();

private:
    PageInspector& inspectorOf(const Page& page); ///< made when it is first asked for

    Session& session_;
    QStackedWidget* stack_;
    CurvesInspector* curves_;
    std::map<std::string, PageInspector*> others_; ///< of the other pages
    Theme theme_ = lightTheme();
};

} // namespace actiscope

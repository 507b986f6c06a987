// The inspector as a user has it before them, for the tests of its controls.
#pragma once

#include "core/activations/catalogue.h"
#include "core/expressions/resolve.h"
#include "core/pages/curves/state.h"
#include "ui/controls/number_edit.h"
#include "ui/controls/value_slider.h"
#include "ui/pages/page_inspector.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <stdexcept>

namespace actiscope {

class ShownInspector {
public:
    explicit ShownInspector(const Document& document = {}) {
        session.reset(document);
        inspector.setTheme(lightTheme());
        inspector.resize(332, 1000);
        inspector.show();
        inspector.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&inspector));
    }

    template <class T>
    T& find(const char* name, const char* in = nullptr) {
        QWidget* where = in != nullptr ? inspector.findChild<QWidget*>(QLatin1String(in)) : &inspector;
        T* found = where != nullptr ? where->findChild<T*>(QLatin1String(name)) : nullptr;
        if (found == nullptr)
            throw std::runtime_error(std::string("no ") + name);
        return *found;
    }

    const CurvesPage& page() const { return *session.document().curves; }
    const Curve& curve(std::size_t index = 0) const { return page().curves.at(index); }
    /// The value of the first parameter.
    double alpha(std::size_t index = 0) const { return curve(index).parameters.at(0).value; }

    /// How many undo steps there are; takes them back and does them again.
    int undoSteps() {
        int steps = 0;
        for (; session.canUndo(); ++steps)
            session.undo();
        while (session.canRedo())
            session.redo();
        return steps;
    }

    Session session;
    PageInspector inspector{session, *findPage("curves")};
};

/// The middle of the slider's handle for a value.
inline QPoint handleAt(const ValueSlider& slider, double value) {
    return {static_cast<int>(std::lround(slider.positionOf(value))), slider.height() / 2};
}

inline void turnWheel(QWidget& widget, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    const QPointF middle = widget.rect().center();
    QWheelEvent event(middle, widget.mapToGlobal(middle), {}, {0, 120 * notches}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

inline void typeInto(NumberEdit& edit, const QString& text, bool enter = true) {
    edit.setFocus();
    edit.selectAll();
    QTest::keyClick(&edit, Qt::Key_Delete);
    for (const QChar letter : text) // QTest::keyClicks knows ASCII only
        QTest::sendKeyEvent(QTest::Click, &edit, Qt::Key_unknown, letter, Qt::NoModifier);
    if (enter)
        QTest::keyClick(&edit, Qt::Key_Return);
}

/// A page with these activations, the first selected.
inline Document documentWith(const std::vector<std::string>& activations) {
    Document document;
    document.curves->curves.clear();
    for (const auto& id : activations)
        document.curves->curves.push_back(
            makeCurve(*resolveActivation(id), freeColour(document.curves->curves)));
    document.curves->selected = activations.empty() ? -1 : 0;
    return document;
}

} // namespace actiscope

// Every word that the window shows, in a language that brackets what is marked for translation: a literal
// that is shown and not marked stands outside of the brackets.
#include "core/activations/catalogue.h"
#include "core/analysis/cost.h"
#include "core/pages/pages.h"
#include "tests/core/text/pseudo_language.h"
#include "tests/ui/window/page_window.h"
#include "ui/controls/edit_field.h"
#include "ui/controls/number_text.h"
#include "ui/dialogs/compare_dialog.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/formula_dialog.h"
#include "ui/dialogs/identify_dialog.h"
#include "ui/window/actions.h"
#include "ui/window/help.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTableWidget>
#include <QTextBrowser>
#include <QTranslator>

#include <algorithm>
#include <set>

namespace actiscope {
namespace {

/// What tr() gives: the words between the places of values in brackets.
class BracketTranslator : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* english, const char*, int) const override {
        static const QRegularExpression place(QStringLiteral("%L?\\d|%n"));
        const QString source = QString::fromUtf8(english);
        QString text;
        qsizetype from = 0;
        const auto add = [&](const QString& words) {
            if (!words.isEmpty())
                text += u'⟦' + words + u'⟧';
        };
        for (const auto& match : place.globalMatch(source)) {
            add(source.mid(from, match.capturedStart() - from));
            text += match.captured();
            from = match.capturedEnd();
        }
        add(source.mid(from));
        return text;
    }
};

/// Brackets in the core and in Qt as long as it lives.
class PseudoWindowLanguage {
public:
    PseudoWindowLanguage() { QCoreApplication::installTranslator(&translator_); }
    ~PseudoWindowLanguage() { QCoreApplication::removeTranslator(&translator_); }
    PseudoWindowLanguage(const PseudoWindowLanguage&) = delete;
    PseudoWindowLanguage& operator=(const PseudoWindowLanguage&) = delete;

private:
    BracketTranslator translator_;
    PseudoLanguage core_;
};

/// Names and what a person typed are no words of a language; the longest first.
std::vector<std::string> properNames() {
    std::set<std::string> names{"Actiscope",
                                "PyTorch",
                                "Keras",
                                "TensorFlow",
                                "TensorFlow Addons",
                                "JAX",
                                "ONNX",
                                "oneDNN",
                                "ggml",
                                "FANN",
                                "Flux",
                                "Deeplearning4j",
                                "timm",
                                "Transformers",
                                "LaTeX",
                                "JSON",
                                "Markdown",
                                "PNG",
                                "SVG",
                                "PDF",
                                "JPEG",
                                "CSV",
                                "PGFPlots",
                                "Ctrl",
                                "Shift",
                                "ULP",
                                "nat",
                                "Var f",
                                "log₁₀",
                                "float",
                                "double",
                                "cat",
                                "dog",
                                "owl"};
    for (const Activation& activation : catalogue()) {
        names.insert({activation.name, activation.id, activation.formula, activation.source,
                      activation.reference, activation.tex, activation.texDerivative});
        for (const auto& [framework, name] : activation.frameworks)
            names.insert(name);
    }
    const Machine machine = thisMachine();
    names.insert({machine.processor, machine.instructionSet, machine.compiler});
    names.erase("");
    std::vector<std::string> all(names.begin(), names.end());
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return all;
}

class Words {
public:
    /// Three letters in a row outside of the brackets that belong to no name and to no call of a framework.
    void expectMarked(const QString& shown, const QString& where) {
        static const QRegularExpression tags(
            QStringLiteral("<[^>]*>|&nbsp;|\\d+(\\.\\d+)?e[-+]?\\d+|[\\w.]+\\(\\w+=[^)]*\\)"));
        static const QRegularExpression letters(QStringLiteral("\\p{L}{3}"));
        QString left = shown;
        left.remove(tags);
        left = toQt(unmarkedText(left.toStdString()));
        if (!left.contains(letters) || !seen_.insert(shown).second)
            return;
        for (const std::string& name : names_)
            left.remove(toQt(name));
        EXPECT_FALSE(left.contains(letters))
            << "not marked: " << left.toStdString() << "\n  in: " << shown.toStdString()
            << "\n  of: " << where.toStdString();
    }

    void expectMarked(const QWidget& root) {
        look(root);
        for (const QWidget* widget : root.findChildren<QWidget*>())
            look(*widget);
        for (const QAction* action : root.findChildren<QAction*>())
            for (const QString& text : {action->text(), action->toolTip(), action->statusTip()})
                expectMarked(text, action->objectName());
    }

private:
    void look(const QWidget& widget) {
        const QString where = QString::fromLatin1(widget.metaObject()->className()) + u' ' +
                              widget.objectName() + QStringLiteral(" in ") +
                              (widget.parentWidget() ? widget.parentWidget()->objectName() : QString());
        QStringList texts{widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(),
                          widget.windowTitle(), widget.whatsThis()};
        if (const auto* label = qobject_cast<const QLabel*>(&widget))
            texts.append(label->text());
        if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
            texts.append(button->text());
        if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
            texts.append(edit->placeholderText());
        if (const auto* combo = qobject_cast<const QComboBox*>(&widget))
            for (int i = 0; i < combo->count(); ++i)
                texts.append(combo->itemText(i));
        if (const auto* table = qobject_cast<const QTableWidget*>(&widget))
            for (int column = 0; column < table->columnCount(); ++column) {
                if (const QTableWidgetItem* header = table->horizontalHeaderItem(column))
                    texts.append(header->text());
                for (int row = 0; row < table->rowCount() && column > 0; ++row) // the first holds names
                    if (const QTableWidgetItem* item = table->item(row, column))
                        texts.append({item->text(), item->toolTip()});
            }
        for (const QString& text : texts)
            expectMarked(text, where);
    }

    std::vector<std::string> names_ = properNames();
    std::set<QString> seen_;
};

/// Whether all that is worked out has been drawn. What Cost measures is never the same twice.
bool showsItsResult(PageWindow& shown) {
    const LatestResult& result = shown.window.session().result();
    const Document document = shown.window.view().shownDocument();
    const QSizeF room = shown.canvas().plotSize();
    return !result.isWorking() &&
           shown.canvas().figure() == draw(document, result.snapshot(document.page),
                                           {room.width(), room.height(), FigureStyle().fontPx});
}

TEST(WordsOfTheWindow, AreMarkedOnEveryPage) {
    const PseudoWindowLanguage language;
    Words words;
    PageWindow shown;
    shown.show();
    for (const Page& page : pages()) {
        shown.window.session().showPage(page.id);
        EXPECT_TRUE(QTest::qWaitFor([&] { return showsItsResult(shown); }, PageWindow::patience)) << page.id;
        words.expectMarked(shown.window);
        words.expectMarked(shown.window.statusText(), toQt(page.id));
    }
    for (const ActionSpec& action : actionTable())
        if (!action.id.empty())
            words.expectMarked(shown.window.findChild<QAction*>(toQt(action.id))->text(), toQt(action.id));
    for (const Page& page : pages())
        words.expectMarked(HelpDialog(page.id).findChild<QTextBrowser*>()->toPlainText(), toQt(page.id));
}

/// Another value that the field allows, or none.
std::optional<FieldValue> otherValue(const Field& field, const FieldValue& now) {
    std::vector<FieldValue> values{true,
                                   field.sliderMinimum,
                                   field.sliderMaximum,
                                   std::string("a"),
                                   std::string("x"),
                                   std::vector<double>(static_cast<std::size_t>(std::max(field.fewest, 1)))};
    for (const FieldChoice& choice : field.choices)
        values.emplace_back(choice.id);
    for (const FieldValue& value : values)
        if (const auto checked = checkedValue(field, value); checked && *checked != now)
            return *checked;
    return std::nullopt;
}

TEST(WordsOfTheWindow, AreMarkedInTheNamesOfUndoSteps) {
    const PseudoWindowLanguage language;
    Words words;
    Session session;
    for (const Page& page : pages()) {
        session.showPage(page.id);
        for (const PageField& field : page.fields)
            if (const auto value = otherValue(field.field, field.get(session.document()))) {
                editField(session, field, *value);
                words.expectMarked(session.undoText(), toQt(page.id + "." + field.field.id));
            }
    }
}

TEST(WordsOfTheWindow, AreMarkedInEveryDialog) {
    const PseudoWindowLanguage language;
    Words words;
    Session session;
    words.expectMarked(ExportDialog(session, [](const QString&) { return QString(); }));
    words.expectMarked(CompareDialog(session, [](const QString&) { return QString(); }));
    words.expectMarked(FormulaDialog(session, findPage("curves")->records.front()));
    IdentifyDialog identify(session);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !identify.isSearching(); }, PageWindow::patience));
    words.expectMarked(identify);
}

} // namespace
} // namespace actiscope

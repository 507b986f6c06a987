#include "ui/window/help.h"

#include "core/pages/pages.h"
#include "core/text/say.h"
#include "ui/window/actions.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace actiscope {

namespace {

constexpr const char* figure = QT_TRANSLATE_NOOP("Help", "In the figure");
constexpr const char* handle = QT_TRANSLATE_NOOP("Help", "On a handle of the figure");
constexpr const char* list = QT_TRANSLATE_NOOP("Help", "In the list of activations");
constexpr const char* slider = QT_TRANSLATE_NOOP("Help", "On a slider");
constexpr const char* box = QT_TRANSLATE_NOOP("Help", "In a box");

struct PageWords {
    const char* page;
    const char* sentences;
};

constexpr PageWords pageWords[] = {
    {"curves", QT_TRANSLATE_NOOP(
                   "Help", "Curves draws activation functions with their derivatives. Drag α, or any other "
                           "parameter, and the function, its slope and all computed properties follow. A "
                           "property that is pressed shows where it is read off.")},
    {"softmax", QT_TRANSLATE_NOOP(
                    "Help", "Softmax turns scores, the logits, into probabilities that add up to 1. Drag a "
                            "bar, or the temperature, and all classes share what one gains. With two classes "
                            "it is the sigmoid of their difference.")},
    {"maxout",
     QT_TRANSLATE_NOOP("Help",
                       "Maxout is the largest of k lines, so it can be any convex function that bends k − 1 "
                       "times. Drag a line at its rings, or fit a target and watch the error shrink as k "
                       "grows. What is not convex needs a difference of two.")},
    {"neuron",
     QT_TRANSLATE_NOOP("Help",
                       "A neuron weighs its inputs, adds a bias and applies the activation. Drag weights and "
                       "inputs, or show networks of many layers. With the identity they stay one straight "
                       "line, however deep.")},
    {"distribution",
     QT_TRANSLATE_NOOP("Help",
                       "The pre-activations of a layer have a distribution, and so has what the activation "
                       "makes of it. Drag mean and width of the input. Whether outputs are centred, and how "
                       "many units are saturated or dead, is read off beside.")},
    {"gradient_flow",
     QT_TRANSLATE_NOOP(
         "Help", "A gradient is multiplied by a factor at every layer on its way back. Change the "
                 "activation, the initialisation or the depth. The dashed lines are what theory says of "
                 "infinitely wide layers, the bands what random networks do.")},
    {"zigzag",
     QT_TRANSLATE_NOOP(
         "Help", "Where all inputs of a unit are positive, a step of one sample moves all its weights in "
                 "one direction. Drag the start, and compare the paths of descent. A full batch ends "
                 "the zig-zag of samples, and not that of a narrow valley.")},
    {"dying",
     QT_TRANSLATE_NOOP(
         "Help", "A ReLU unit that is negative for all data has no gradient, and never learns again. Drag a "
                 "unit out of the shaded region and it revives. A bias that starts too low, or a learning "
                 "rate that is too large, kills.")},
    {"race",
     QT_TRANSLATE_NOOP(
         "Help", "The same network learns the same data with several activations. Drag the playhead back "
                 "and forth, or move the target that ranks them. Many seeds show what of it was luck.")},
    {"cost",
     QT_TRANSLATE_NOOP(
         "Help", "What an activation and its derivative cost is measured here, on this computer, now. Bars "
                 "are medians of interleaved rounds, with their quartiles. A copy of the same bytes is "
                 "the least that anything can take.")},
    {"precision",
     QT_TRANSLATE_NOOP(
         "Help", "The same formula in fewer bits becomes a staircase. Choose a format, and see where the "
                 "textbook's formula overflows and the stable one does not. The slope ends where it is "
                 "rounded to 0.")},
};

QString translated(const char* text) {
    return QCoreApplication::translate("Help", text);
}

QString row(const QStringList& keys, const QString& what) {
    return QStringLiteral("<tr><td style=\"padding: 2px 16px 2px 0\"><b>%1</b></td><td style=\"padding: 2px "
                          "0\">%2</td></tr>")
        .arg(keys.join(QStringLiteral(", ")).toHtmlEscaped(), what.toHtmlEscaped());
}

QString heading(const QString& text) {
    return QStringLiteral("<h3>%1</h3>").arg(text.toHtmlEscaped());
}

/// The keys of every place, the table's and the actions'.
QString keysAsHtml() {
    QString html;
    const char* place = nullptr;
    for (const KeyHelp& help : keyTable()) {
        if (help.place != place) {
            html += (place ? QStringLiteral("</table>") : QString()) + heading(translated(help.place)) +
                    QStringLiteral("<table>");
            place = help.place;
        }
        QStringList keys;
        for (const QKeyCombination& key : help.keys)
            keys.append(QKeySequence(key).toString(QKeySequence::NativeText));
        html += row(keys, translated(help.what));
    }
    html += QStringLiteral("</table>") + heading(translated(QT_TRANSLATE_NOOP("Help", "Everywhere"))) +
            QStringLiteral("<table>");
    for (const ShortcutHelp& shortcut : shortcutTable())
        html += row(shortcut.keys, shortcut.what);
    return html + QStringLiteral("</table>");
}

} // namespace

const std::vector<KeyHelp>& keyTable() {
    using Key = QKeyCombination;
    static const std::vector<KeyHelp> table = {
        {figure, {Key(Qt::Key_Left), Key(Qt::Key_Right)}, QT_TRANSLATE_NOOP("Help", "move the read-out")},
        {figure,
         {Key(Qt::SHIFT, Qt::Key_Left), Key(Qt::SHIFT, Qt::Key_Right)},
         QT_TRANSLATE_NOOP("Help", "move the read-out fast")},
        {figure, {Key(Qt::Key_Return), Key(Qt::Key_Enter)}, QT_TRANSLATE_NOOP("Help", "pin the read-out")},
        {figure, {Key(Qt::Key_Escape)}, QT_TRANSLATE_NOOP("Help", "take the read-out away")},
        {figure,
         {Key(Qt::CTRL, Qt::Key_Left), Key(Qt::CTRL, Qt::Key_Right), Key(Qt::CTRL, Qt::Key_Up),
          Key(Qt::CTRL, Qt::Key_Down)},
         QT_TRANSLATE_NOOP("Help", "move the view")},
        {figure, {Key(Qt::Key_Plus), Key(Qt::Key_Up)}, QT_TRANSLATE_NOOP("Help", "zoom in")},
        {figure, {Key(Qt::Key_Minus), Key(Qt::Key_Down)}, QT_TRANSLATE_NOOP("Help", "zoom out")},
        {figure,
         {Key(Qt::Key_Tab), Key(Qt::SHIFT, Qt::Key_Tab)},
         QT_TRANSLATE_NOOP("Help", "to the next handle, or the one before")},
        {handle,
         {Key(Qt::Key_Left), Key(Qt::Key_Right), Key(Qt::Key_Up), Key(Qt::Key_Down)},
         QT_TRANSLATE_NOOP("Help", "move it; with Shift ten times as far")},
        {handle, {Key(Qt::Key_Escape)}, QT_TRANSLATE_NOOP("Help", "leave it")},
        {list,
         {Key(Qt::Key_Delete), Key(Qt::Key_Backspace)},
         QT_TRANSLATE_NOOP("Help", "remove the activation")},
        {list, {Key(Qt::CTRL, Qt::Key_D)}, QT_TRANSLATE_NOOP("Help", "duplicate it")},
        {list, {Key(Qt::Key_Space)}, QT_TRANSLATE_NOOP("Help", "show or hide it")},
        {list,
         {Key(Qt::ALT, Qt::Key_Up), Key(Qt::ALT, Qt::Key_Down)},
         QT_TRANSLATE_NOOP("Help", "move it up or down")},
        {slider,
         {Key(Qt::Key_Left), Key(Qt::Key_Right), Key(Qt::Key_Up), Key(Qt::Key_Down)},
         QT_TRANSLATE_NOOP("Help", "a small step")},
        {slider, {Key(Qt::Key_PageUp), Key(Qt::Key_PageDown)}, QT_TRANSLATE_NOOP("Help", "a large step")},
        {slider, {Key(Qt::Key_Home), Key(Qt::Key_End)}, QT_TRANSLATE_NOOP("Help", "to one of its ends")},
        {box, {Key(Qt::Key_Return)}, QT_TRANSLATE_NOOP("Help", "take what was typed")},
        {box, {Key(Qt::Key_Escape)}, QT_TRANSLATE_NOOP("Help", "leave it as it was")},
        {box,
         {Key(Qt::Key_Up), Key(Qt::Key_Down)},
         QT_TRANSLATE_NOOP("Help", "a step of its last digit but one")},
    };
    return table;
}

QString pageHelp(const std::string& page) {
    for (const PageWords& words : pageWords)
        if (page == words.page)
            return translated(words.sentences);
    return {};
}

HelpDialog::HelpDialog(const std::string& page, QWidget* parent) : QDialog(parent) {
    const Page* known = findPage(page);
    const QString name = known ? QString::fromStdString(said(known->name)) : QString();
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* text = new QTextBrowser;
    text->setObjectName(QStringLiteral("help"));
    text->setAccessibleName(tr("Help"));
    text->setHtml(heading(name) + QStringLiteral("<p>%1</p>").arg(pageHelp(page).toHtmlEscaped()) +
                  keysAsHtml());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setIcon(QIcon());
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(text);
    column->addWidget(buttons);
    resize(QSize(560, 620).boundedTo(parent ? parent->size() : QSize(560, 620)));
}

} // namespace actiscope

// The card of the logits: a row a class with its name, slider, number and ▶; Paste…, and the commands.
#pragma once

#include "core/pages/softmax/state.h"
#include "ui/controls/page_card.h"

class QLineEdit;
class QVBoxLayout;

namespace actiscope {

class LogitsCard : public PageCard {
    Q_OBJECT

public:
    LogitsCard(Session& session, Animator& animator, const Page& page, QWidget* parent = nullptr);

    void refresh() override;
    void setTheme(const Theme& theme) override;

    /// The logits of a text such as "2.0, 1.0, 0.1"; what is no such list is refused with a sentence.
    void paste(const QString& text);

private:
    struct Row {
        QLineEdit* name = nullptr;
        NumberRow* slider = nullptr;
        QString taken{}; ///< the name that the document has made of what was typed last
    };

    const SoftmaxPage& state() const { return *session_.document().softmax; }
    void addRow();
    void colourName(std::size_t row);

    Session& session_;
    Animator& animator_;
    const Page& page_;
    Gesture naming_;
    std::optional<std::size_t> renamed_; ///< the class whose name is being typed right now
    QVBoxLayout* rowsLayout_;
    QLabel* message_;
    FieldsCard* others_; ///< the other fields and the commands of the same heading
    std::vector<Row> rows_;
    Theme theme_ = lightTheme();
};

} // namespace actiscope

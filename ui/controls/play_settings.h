// What belongs to the slider of a parameter beside its value: its ends, and how ▶ moves it.
#pragma once

#include "core/document/numbers.h"
#include "ui/controls/gesture.h"

#include <QWidget>

class QHBoxLayout;
class QMenu;

namespace actiscope {

class FieldRow;

/// Edits the session itself.
class PlaySettings : public QWidget {
    Q_OBJECT

public:
    /// The key is that of a parameter; the field is the parameter's, the name as in "α of ELU".
    PlaySettings(Session& session, const std::string& key, const Field& field, const QString& name,
                 QWidget* parent = nullptr);

    void refresh();
    void setKey(const std::string& key);
    void setName(const QString& name) { name_ = name; }

    /// The value its default and the slider as long as the activation declares it.
    void reset();

    /// How ▶ moves it, to be opened at ▶.
    QMenu* menu() { return menu_; }

private:
    const ParameterState& state() const;
    void addEnd(const std::string& id, const QString& label, QHBoxLayout& line);
    void addRow(const Field& field, const QString& label, QHBoxLayout& line, int stretch, bool isEnd);
    void fillMenu();
    void edit(const QString& text, const std::string& id, const FieldValue& value, int gesture);
    tl::expected<void, std::string> checkEnd(const std::string& id, double value) const;

    Session& session_;
    Gesture gesture_;
    std::string key_;
    Field field_;
    QString name_;
    QMenu* menu_;
    std::vector<FieldRow*> rows_;
};

} // namespace actiscope

// "Compare…": any functions beside each other, a column a property.
#pragma once

#include "core/analysis/property_sheet.h"
#include "core/expressions/resolve.h"
#include "ui/session/session.h"
#include "ui/session/window_run.h"

#include <QDialog>

#include <map>

class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace actiscope {

/// Lists the curves of the figure, checked, and every function of the catalogue. What is checked is computed
/// beside the window and stands in the table, which sorts by any column, numbers as numbers. Exports and
/// copies what it shows, in the order it shows it.
class CompareDialog : public QDialog {
    Q_OBJECT

public:
    /// Asks for the path of an export: .csv, .md or .tex; empty when the user changed their mind.
    using AskPath = std::function<QString(const QString& suggested)>;

    CompareDialog(Session& session, AskPath askPath, QWidget* parent = nullptr);

    bool isComputing() const { return run_.isRunning(); }

signals:
    void failed(const QString& why);

private:
    struct Candidate {
        std::string name;
        ActivationPtr activation;
        std::vector<double> parameters;
    };

    void buildLists();
    void listCandidates();
    void filter(const QString& text);
    void compute();
    void showTable();
    TextTable table(bool fullNumbers) const;
    void exportTable();

    Session& session_;
    AskPath askPath_;
    AnalysisSettings settings_;
    std::vector<Candidate> candidates_;
    std::map<std::size_t, Properties> computed_; ///< by the index of the candidate
    QLineEdit* search_ = nullptr;
    QListWidget* functions_ = nullptr;
    QListWidget* properties_ = nullptr;
    QTableWidget* table_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* cancel_ = nullptr;
    WindowRun run_;
};

} // namespace actiscope

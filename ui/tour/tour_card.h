// A step of the guided tour, above the figure that it is about.
#pragma once

#include <QFrame>
#include <QString>
#include <QStringList>

#include <vector>

class QLabel;
class QPushButton;

namespace actiscope {

struct TourStep;

class TourCard : public QFrame {
    Q_OBJECT

public:
    explicit TourCard(QWidget* parent = nullptr);

    /// Its words, with its place among so many; nothing is reached yet.
    void showStep(const TourStep& step, std::size_t place, std::size_t count);
    /// "Sigmoid: κ = 12.5", one a line.
    void showProofs(const QStringList& proofs);
    void setReached(bool reached);

signals:
    void backChosen();
    void nextChosen(); ///< on the last step: the end
    void againChosen();
    void closeChosen();

private:
    QLabel* place_;
    QLabel* title_;
    std::vector<QLabel*> sentences_;
    QLabel* task_;
    QLabel* mark_;
    QLabel* proofs_;
    QPushButton* back_;
    QPushButton* next_;
};

} // namespace actiscope

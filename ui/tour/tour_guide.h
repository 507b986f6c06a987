// Leads through the guided tour: shows its steps in the session, and sees when a goal is reached.
#pragma once

#include "core/tour/tour.h"
#include "ui/session/latest_result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace actiscope {

class Session;
class TourCard;

class TourGuide : public QObject {
    Q_OBJECT

public:
    /// `mayDiscard` asks whether what is not saved may go.
    TourGuide(Session& session, std::function<bool()> mayDiscard, TourCard& card, QObject* parent = nullptr);

    /// At this step, or where one stopped. Asks about what is not saved; then the tour's documents take its
    /// place, each as a step of undo after the first.
    void open(std::optional<std::size_t> place = {});
    /// Leaves the document as it is. The tour goes on at the same step next time.
    void close();
    bool isOpen() const;

    /// What is shown may have changed. The goal is looked at soon, and not in the middle of a frame.
    void follow();

signals:
    void openChanged(bool open);

private:
    void goTo(std::size_t place);
    Document stepDocument(const Document& before) const;
    void next();
    void look();
    void wantOtherPages();

    Session& session_;
    std::function<bool()> mayDiscard_;
    TourCard& card_;
    std::size_t place_ = 0;
    bool reached_ = false;
    /// Of pages other than the step's that a proof is of.
    std::map<std::string, std::unique_ptr<LatestResult>> others_;
    QTimer soon_;
    QElapsedTimer waiting_;
};

} // namespace actiscope

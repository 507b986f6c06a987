#include "core/tour/tour.h"
#include "app/commands.h"
#include "core/text/say.h"
#include "ui/window/run_window.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace actiscope {

namespace {

struct TourOptions {
    std::string step;
    bool list = false;
};

Outcome listTour() {
    std::size_t longest = 0;
    for (const TourStep& step : tour())
        longest = std::max(longest, step.id.size());
    std::string text;
    for (std::size_t place = 0; place < tour().size(); ++place)
        text += fmt::format("{:>2}  {:<{}}  {}\n", place + 1, tour()[place].id, longest,
                            said(tour()[place].title));
    return writeOut(text);
}

} // namespace

void addTourCommand(CLI::App& app, Action& run, WindowStart& start) {
    auto* command = app.add_subcommand(
        "tour",
        say("Open the window at a step of the guided tour: one by one, the claims that are made about "
            "activations, each with the number that proves it."));
    auto options = std::make_shared<TourOptions>();
    auto* step = command->add_option("STEP", options->step,
                                     say("Number or name of the step; none: where you stopped last time."));
    command->add_flag("--list", options->list, say("Print number, name and title of every step."))
        ->excludes(step);
    command->callback([&run, &start, options, step] {
        if (options->list) {
            run = listTour;
            return;
        }
        start.tour = true;
        if (step->count() == 0)
            return;
        if (const auto place = tourPlace(options->step))
            start.tourPlace = *place;
        else
            run = [sentence = place.error()]() -> Outcome { return usageError("STEP: " + sentence); };
    });
}

} // namespace actiscope

// The Distribution page in numbers: properties and status line.
#include "core/fields/readable_number.h"
#include "core/pages/distribution/pushed.h"
#include "core/text/say.h"

#include <fmt/format.h>

namespace actiscope {

namespace {

std::vector<std::vector<double>> atomRows(const std::vector<Atom>& atoms) {
    std::vector<std::vector<double>> rows;
    for (const Atom& atom : atoms)
        rows.push_back({atom.at, atom.mass});
    return rows;
}

PageProperty atomProperty(const char* id, const std::string& label, const std::string& help,
                          const std::vector<Atom>& atoms) {
    constexpr std::size_t most = 4;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, atoms.size()); ++i)
        text += fmt::format("{}{}: {}", i > 0 ? ", " : "", readableNumber(atoms[i].at),
                            readableNumber(atoms[i].mass));
    if (atoms.size() > most)
        text = say("{} and {} more", text, atoms.size() - most);
    return {label, atoms.empty() ? say("none") : text, help, id, atomRows(atoms)};
}

} // namespace

std::vector<PageProperty> distributionProperties(const DistributionPage& page) {
    const DistributionInput input = inputOf(page);
    if (!input.trouble.empty())
        return {{say("No samples"), input.trouble, say("The file has to hold two numbers or more.")}};
    std::vector<PageProperty> all{{say("Mean of z"), readableNumber(input.law.mean, 5),
                                   say("The mean of the pre-activations."), "input_mean", input.law.mean},
                                  {say("σ of z"), readableNumber(input.law.sigma, 5),
                                   say("The standard deviation of the pre-activations."), "input_sigma",
                                   input.law.sigma}};
    if (input.samples)
        all.push_back({say("Samples"), fmt::format("{}", input.samples->size()),
                       say("How many numbers the file holds."), "samples",
                       static_cast<double>(input.samples->size())});
    return all;
}

std::vector<PageProperty> distributionRowProperties(const DistributionPage& page, std::size_t row) {
    const auto pushed = pushedRow(page, inputOf(page), row);
    if (!pushed)
        return {};
    std::vector<PageProperty> all;
    for (const OutputNumber& number : outputNumberTable())
        all.push_back({said(number.label), outputNumberText(number, *pushed->numbers), said(number.help),
                       number.id, (*pushed->numbers).*number.value, number.unit});
    all.push_back(atomProperty("atoms", say("Atoms of y"),
                               say("Values of f with a probability of their own."), pushed->numbers->atoms));
    all.push_back(atomProperty("derivative_atoms", say("Atoms of f′"),
                               say("Values of the slope with a probability of their own."),
                               pushed->numbers->derivativeAtoms));
    return all;
}

std::vector<StatusItem> distributionStatus(const DistributionPage& page) {
    const DistributionInput input = inputOf(page);
    if (!input.trouble.empty())
        return {{troubleHeading(page) + ": " + input.trouble}};
    std::vector<StatusItem> items{{inputText(page, input)}};
    for (const PushedRow& row : pushedRows(page, input)) {
        std::string text = row.name;
        for (const OutputNumber& number : outputNumberTable())
            if (number.value == &OutputNumbers::mean || number.value == &OutputNumbers::variance)
                text += fmt::format(" {} = {}", said(number.label), outputNumberText(number, *row.numbers));
        items.push_back({std::move(text), row.paint});
    }
    return items;
}

} // namespace actiscope

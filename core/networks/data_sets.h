// Small tasks to learn: points in a line or a plane with a value or a class, or a person's own table.
#pragma once

#include "core/fields/field.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace actiscope {

/// Samples in random order; the first `train` of them are for training, the others for the test.
struct DataSet {
    std::size_t inputs = 2;
    std::size_t train = 0;
    bool classes = true;              ///< the targets are −1 and 1, two classes; else any numbers
    std::vector<double> x{};          ///< samples × inputs, in rows
    std::vector<double> y{};          ///< one target a sample
    std::vector<std::string> names{}; ///< of the inputs, then of the target

    /// What was taken from an input and what it was then divided by, so that it has mean 0 and mean square 1
    /// over the training samples: of own tables. 0 and 1 for the others.
    std::vector<double> shift{};
    std::vector<double> scale{};

    std::size_t samples() const { return y.size(); }
    friend bool operator==(const DataSet&, const DataSet&) = default;
};

/// A task and what it is made with.
struct DataChoice {
    std::string id = "circle"; ///< of dataSets()
    double noise = 0;        ///< standard deviation: of points with a class in the plane, else of the target
    double trainShare = 0.5; ///< 0 … 1
    std::size_t samples = 200;
    std::uint64_t seed = 1;
    std::string formula = "sin(x)"; ///< in x, without parameters; of formula and y_above_formula
    friend bool operator==(const DataChoice&, const DataChoice&) = default;
};

/// The choices of a field "data": circle, xor, gauss, spiral, moons (two inputs, two classes), sine, step,
/// formula (one input, a value), y_above_formula (two inputs, two classes), csv.
const std::vector<FieldChoice>& dataSets();

/// Every input of the tasks that are no tables lies between −reach and reach, but for noise.
constexpr double dataReach = 2;

constexpr std::size_t mostTableInputs = 64;
constexpr std::size_t mostTableSamples = 20'000;

/// The samples of a task that is no table; at least 2. The same choice gives the same bits on every machine,
/// formulas of functions other than + − × ÷ apart. The error is a sentence about the formula.
///
/// circle: class 1 spread evenly over a disk of radius 1, −1 over the ring from 1.4 to 2. xor: the square of
/// side 4 by the sign of x·y, with a gap at the axes. gauss: two clouds at ±(1, 1). spiral: two arms of 1¾
/// turns. moons: two half circles. sine: sin(πx). step: −1 and 1. Half of the samples are of either class
/// where the class comes first.
tl::expected<DataSet, std::string> makeData(const DataChoice& choice);

/// The samples of a table of numbers, apart by commas, semicolons, tabs or blanks: one a line, its inputs and
/// last the target. A first line of words names the columns. Two different targets are two classes, the
/// larger one 1.
tl::expected<DataSet, std::string> dataOfTable(std::string_view text, double trainShare, std::uint64_t seed);

} // namespace actiscope

// The rows of the oracle, a file a family.
#pragma once

#include "tests/core/activations/oracle/oracle.h"

namespace actiscope::oracle {

std::vector<Row> sigmoidRows();
std::vector<Row> softplusRows();
std::vector<Row> gatedRows();
std::vector<Row> eluRows();
std::vector<Row> reluRows();
std::vector<Row> linearRows();
std::vector<Row> stepRows();
std::vector<Row> polynomialRows();
std::vector<Row> bumpRows();
std::vector<Row> shrinkRows();
std::vector<Row> otherRows();
std::vector<Row> periodicRows();
std::vector<Row> expRows();
std::vector<Row> rationalRows();

} // namespace actiscope::oracle

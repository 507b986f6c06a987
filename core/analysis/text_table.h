// A table of texts, for documents.
#pragma once

#include <string>
#include <vector>

namespace actiscope {

/// Every row is as long as the header.
struct TextTable {
    std::string caption;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

std::string toCsv(const TextTable& table); ///< without the caption
std::string toMarkdown(const TextTable& table);

/// A table environment with a tabular of booktabs' rules in it; needs \usepackage{booktabs}.
std::string toLatex(const TextTable& table);

} // namespace actiscope

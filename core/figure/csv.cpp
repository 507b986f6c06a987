#include "core/figure/csv.h"

#include "core/fields/csv_text.h"
#include "core/fields/field.h"

namespace actiscope {

namespace {

std::string header(const DataBlock& block) {
    std::string line = csvField(block.nameColumn);
    for (const auto& column : block.columns)
        line += "," + csvField(column);
    return line + "\n";
}

} // namespace

std::string toCsv(const Figure& figure) {
    if (figure.data.empty())
        return "curve,x,f,f1,f2\n";
    std::string csv;
    const DataBlock* before = nullptr;
    for (const auto& block : figure.data) {
        if (!before || before->columns != block.columns || before->nameColumn != block.nameColumn)
            csv += (before ? "\n" : "") + header(block);
        before = &block;
        const std::string name = csvField(block.name);
        for (std::size_t row = 0; row < block.values.front().size(); ++row) {
            csv += name;
            for (const auto& column : block.values)
                csv += "," + shortestText(column[row]);
            csv += '\n';
        }
    }
    return csv;
}

} // namespace actiscope

#include "core/figure/csv.h"

#include "core/fields/csv_text.h"
#include "core/fields/field.h"

namespace actiscope {

std::string toCsv(const Figure& figure) {
    std::string csv = "curve,x,f,f1,f2\n";
    for (const auto& block : figure.data) {
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

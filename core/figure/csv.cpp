#include "core/figure/csv.h"

#include "core/fields/field.h"

namespace actiscope {

namespace {

std::string quoted(const std::string& text) {
    if (text.find_first_of("\",\r\n") == std::string::npos)
        return text;
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"')
            result += '"';
        result += c;
    }
    return result + '"';
}

} // namespace

std::string toCsv(const Figure& figure) {
    std::string csv = "curve,x,f,f1,f2\n";
    for (const auto& block : figure.data) {
        const std::string name = quoted(block.name);
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

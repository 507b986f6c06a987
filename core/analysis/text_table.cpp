#include "core/analysis/text_table.h"

#include "core/fields/csv_text.h"
#include "core/fields/tex_text.h"

#include <string_view>

namespace actiscope {

namespace {

/// What Markdown would take for markup stays what it is.
std::string markdownCell(const std::string& text) {
    std::string cell;
    for (const char c : text) {
        if (std::string_view("\\|*_`<[]").find(c) != std::string_view::npos)
            cell += '\\';
        cell += c == '\n' || c == '\r' ? ' ' : c;
    }
    return cell;
}

template <class Cell>
std::string joined(const std::vector<std::string>& cells, const char* separator, const Cell& cell) {
    std::string line;
    for (const auto& text : cells)
        line += (&text == &cells.front() ? "" : separator) + cell(text);
    return line;
}

} // namespace

std::string toCsv(const TextTable& table) {
    std::string csv = joined(table.header, ",", csvField) + "\n";
    for (const auto& row : table.rows)
        csv += joined(row, ",", csvField) + "\n";
    return csv;
}

std::string toMarkdown(const TextTable& table) {
    const auto line = [](const std::vector<std::string>& cells) {
        return "| " + joined(cells, " | ", markdownCell) + " |\n";
    };
    std::string text = table.caption.empty() ? "" : "**" + markdownCell(table.caption) + "**\n\n";
    text += line(table.header) + "|";
    for (std::size_t i = 0; i < table.header.size(); ++i)
        text += " --- |";
    text += "\n";
    for (const auto& row : table.rows)
        text += line(row);
    return text;
}

std::string toLatex(const TextTable& table) {
    const auto line = [](const std::vector<std::string>& cells) {
        // Braces: a first cell that begins with [ would be taken for an argument of \\.
        return "    " +
               joined(cells, " & ", [](const std::string& text) { return "{" + texText(text) + "}"; }) +
               " \\\\\n";
    };
    std::string tex = "\\begin{table}\n  \\centering\n";
    if (!table.caption.empty())
        tex += "  \\caption{" + texText(table.caption) + "}\n";
    tex += "  \\begin{tabular}{" + std::string(table.header.size(), 'l') + "}\n    \\toprule\n";
    tex += line(table.header) + "    \\midrule\n";
    for (const auto& row : table.rows)
        tex += line(row);
    tex += "    \\bottomrule\n  \\end{tabular}\n\\end{table}\n";
    return engineRemark(beyondPdflatex(tex)) + tex;
}

} // namespace actiscope

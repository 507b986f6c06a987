#include "core/expressions/tex.h"

#include "core/activations/activation.h"
#include "core/expressions/letters.h"
#include "core/fields/field.h"

#include <cmath>
#include <span>

namespace actiscope {

namespace {

/// How tightly a piece of TeX holds together, loosest first.
enum class Binding { Truth, Sum, Sign, Product, Power, Atom };

struct Piece {
    std::string tex;
    Binding binding = Binding::Atom;
};

std::string bracketed(const std::string& tex) {
    return "\\left(" + tex + "\\right)";
}

/// With brackets unless it holds at least as tightly as asked.
std::string held(const Piece& piece, Binding least) {
    return piece.binding >= least ? piece.tex : bracketed(piece.tex);
}

/// A truth as the number 1 or 0: Iverson's brackets.
Piece asNumber(const Piece& piece) {
    return piece.binding == Binding::Truth ? Piece{"\\left[" + piece.tex + "\\right]"} : piece;
}

std::string numberTex(double number) {
    if (std::isinf(number))
        return "\\infty";
    const std::string text = shortestText(number);
    const auto exponent = text.find('e');
    if (exponent == std::string::npos)
        return text;
    std::string power = text.substr(exponent + 1);
    if (power.front() == '+')
        power.erase(0, 1);
    return text.substr(0, exponent) + " \\cdot 10^{" + power + "}";
}

std::string truthSign(Op op) {
    switch (op) {
    case Op::Less:
        return " < ";
    case Op::LessEqual:
        return " \\le ";
    case Op::Greater:
        return " > ";
    case Op::GreaterEqual:
        return " \\ge ";
    case Op::Equal:
        return " = ";
    case Op::And:
        return " \\wedge ";
    case Op::Or:
        return " \\vee ";
    default:
        return " \\ne ";
    }
}

/// What stands before the argument of a function of one argument.
std::string functionTex(Op op) {
    switch (op) {
    case Op::Log:
        return "\\ln";
    case Op::Tanh:
        return "\\tanh";
    case Op::Sinh:
        return "\\sinh";
    case Op::Cosh:
        return "\\cosh";
    case Op::Sech:
        return "\\operatorname{sech}";
    case Op::Sin:
        return "\\sin";
    case Op::Cos:
        return "\\cos";
    case Op::Tan:
        return "\\tan";
    case Op::Atan:
        return "\\arctan";
    case Op::Log10:
        return "\\log_{10}";
    case Op::Log2:
        return "\\log_{2}";
    case Op::Asin:
        return "\\arcsin";
    case Op::Acos:
        return "\\arccos";
    case Op::Round:
        return "\\operatorname{round}";
    case Op::Asinh:
        return "\\operatorname{arsinh}";
    case Op::Acosh:
        return "\\operatorname{arcosh}";
    case Op::Atanh:
        return "\\operatorname{artanh}";
    case Op::Erf:
        return "\\operatorname{erf}";
    case Op::Erfc:
        return "\\operatorname{erfc}";
    case Op::GaussianCdf:
        return "\\Phi";
    case Op::GaussianPdf:
        return "\\varphi";
    case Op::Sigmoid:
        return "\\sigma";
    case Op::Softplus:
        return "\\operatorname{softplus}";
    case Op::Sign:
        return "\\operatorname{sign}";
    default:
        return "\\operatorname{relu}";
    }
}

std::string callTex(const Node& node, const std::vector<Piece>& pieces) {
    std::string name;
    for (const char c : node.activation->id)
        name += c == '_' ? std::string("\\_") : std::string(1, c);
    std::string arguments;
    for (const int child : std::span(node.children).first(static_cast<std::size_t>(node.childCount)))
        arguments += (arguments.empty() ? "" : ", ") + asNumber(pieces[static_cast<std::size_t>(child)]).tex;
    return "\\operatorname{" + name + "}" + bracketed(arguments);
}

Piece pieceOf(const Tree& tree, const Node& node, const std::vector<Piece>& pieces) {
    const auto stated = [&](int k) -> const Piece& {
        return pieces[static_cast<std::size_t>(node.children[static_cast<std::size_t>(k)])];
    };
    const auto child = [&](int k) { return asNumber(stated(k)); };
    const auto opOf = [&](int k) {
        return tree.nodes[static_cast<std::size_t>(node.children[static_cast<std::size_t>(k)])].op;
    };
    switch (node.op) {
    case Op::Number: {
        const std::string tex = numberTex(node.number);
        return {tex, tex.find("\\cdot") == std::string::npos ? Binding::Atom : Binding::Product};
    }
    case Op::E:
        return {"e"};
    case Op::Pi:
        return {"\\pi"};
    case Op::Tau:
        return {"\\tau"};
    case Op::X:
        return {"x"};
    case Op::Parameter:
        return {texIdentifier(tree.parameters[static_cast<std::size_t>(node.parameter)].id)};
    case Op::Negate:
        return {"-" + held(child(0), Binding::Product), Binding::Sign};
    case Op::Add:
        return {child(0).tex + " + " + held(child(1), Binding::Product), Binding::Sum};
    case Op::Subtract:
        return {child(0).tex + " - " + held(child(1), Binding::Product), Binding::Sum};
    case Op::Multiply:
        return {held(child(0), Binding::Sign) + " \\cdot " + held(child(1), Binding::Power),
                Binding::Product};
    case Op::Divide:
        return {"\\frac{" + child(0).tex + "}{" + child(1).tex + "}", Binding::Power};
    case Op::Power:
        return {held(child(0), Binding::Atom) + "^{" + child(1).tex + "}", Binding::Power};
    case Op::Exp:
        return {"e^{" + child(0).tex + "}", Binding::Power};
    case Op::Expm1:
        return {"e^{" + child(0).tex + "} - 1", Binding::Sum};
    case Op::Log1p:
        return {"\\ln" + bracketed("1 + " + held(child(0), Binding::Product)), Binding::Power};
    case Op::Sqrt:
        return {"\\sqrt{" + child(0).tex + "}"};
    case Op::Cbrt:
        return {"\\sqrt[3]{" + child(0).tex + "}"};
    case Op::Abs:
        return {"\\left|" + child(0).tex + "\\right|"};
    case Op::Min:
        return {"\\min" + bracketed(child(0).tex + ", " + child(1).tex)};
    case Op::Max:
        return {"\\max" + bracketed(child(0).tex + ", " + child(1).tex)};
    case Op::Where:
        return {"\\begin{cases} " + child(1).tex + " & " + stated(0).tex + " \\\\ " + child(2).tex +
                " & \\text{otherwise} \\end{cases}"};
    case Op::Hypot:
        return {"\\sqrt{" + held(child(0), Binding::Atom) + "^{2} + " + held(child(1), Binding::Atom) +
                "^{2}}"};
    case Op::Atan2:
        return {"\\operatorname{atan2}" + bracketed(child(0).tex + ", " + child(1).tex)};
    case Op::Mod:
        return {"\\operatorname{mod}" + bracketed(child(0).tex + ", " + child(1).tex)};
    case Op::Floor:
        return {"\\left\\lfloor " + child(0).tex + " \\right\\rfloor"};
    case Op::Ceil:
        return {"\\left\\lceil " + child(0).tex + " \\right\\rceil"};
    case Op::Not:
        return {"\\neg " + bracketed(stated(0).tex), Binding::Truth};
    case Op::And:
    case Op::Or: {
        const auto part = [&](int k) {
            return isComparison(opOf(k)) ? stated(k).tex : bracketed(stated(k).tex);
        };
        return {part(0) + truthSign(node.op) + part(1), Binding::Truth};
    }
    case Op::Activation:
        return {callTex(node, pieces)};
    default:
        break;
    }
    if (isComparison(node.op))
        return {child(0).tex + truthSign(node.op) + child(1).tex, Binding::Truth};
    return {functionTex(node.op) + bracketed(child(0).tex)};
}

} // namespace

std::string formulaTex(const Tree& tree) {
    std::vector<Piece> pieces;
    for (const Node& node : tree.nodes)
        pieces.push_back(pieceOf(tree, node, pieces));
    return "f(x) = " + asNumber(pieces.back()).tex;
}

} // namespace actiscope

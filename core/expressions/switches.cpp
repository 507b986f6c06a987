#include "core/expressions/switches.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace actiscope {

namespace {

constexpr std::size_t mostSwitches = 64;
constexpr std::size_t mostNarrowings = 32;

int signOf(double d) {
    return d > 0 ? 1 : d < 0 ? -1 : 0;
}

class Collector {
public:
    explicit Collector(const Tree& formula)
        : formula_(formula), depends_(dependsOnX(formula)), tree_(formula) {}

    FormulaSwitches run() {
        for (std::size_t i = 0; i < formula_.nodes.size(); ++i)
            if (depends_[i])
                collect(formula_.nodes[i], static_cast<int>(i));
        FormulaSwitches result{RootTree(std::move(tree_)), {}, std::move(narrowings_), true};
        for (const Wanted& wanted : wanted_) {
            Program part(subtree(result.tree.tree, wanted.node));
            if (result.list.size() == mostSwitches || !part.fits()) {
                result.complete = false;
                break;
            }
            result.list.push_back(
                {wanted.node, wanted.level, wanted.period, wanted.undefined, wanted.call, std::move(part)});
        }
        return result;
    }

private:
    struct Wanted {
        int node;
        double level;
        double period;
        bool undefined;
        int call = -1;
    };

    void collect(const Node& node, int index) {
        const int a = node.children[0];
        const int b = node.children[1];
        const auto depends = [&](int child) { return depends_[static_cast<std::size_t>(child)]; };
        if (isComparison(node.op) || node.op == Op::Min || node.op == Op::Max) {
            turnsAt(combined(Op::Subtract, a, b), 0);
            return;
        }
        switch (node.op) {
        case Op::Where:
        case Op::Not:
            asksFor(a);
            break;
        case Op::And:
        case Op::Or:
            asksFor(a);
            asksFor(b);
            break;
        case Op::Floor:
        case Op::Ceil:
            turnsAt(a, 0, 1);
            break;
        case Op::Round:
            turnsAt(a, 0.5, 1);
            break;
        case Op::Mod:
            turnsAt(combined(Op::Divide, a, b), 0, 1);
            if (depends(b))
                endsAt(b, 0);
            break;
        case Op::Atan2:
        case Op::Hypot:
            for (const int child : {a, b})
                if (depends(child)) {
                    turnsAt(child, 0);
                    narrowsIn(child, node.op == Op::Hypot);
                }
            break;
        case Op::Activation:
            wanted_.push_back({a, 0, 0, false, index});
            narrowsIn(a, false);
            break;
        case Op::Abs:
        case Op::Sign:
        case Op::Relu:
            turnsAt(a, 0);
            break;
        case Op::Cbrt:
            turnsAt(a, 0);
            narrowsIn(a, true);
            break;
        case Op::Sqrt:
        case Op::Log:
        case Op::Log10:
        case Op::Log2:
            endsAt(a, 0);
            narrowsIn(a, true);
            break;
        case Op::Log1p:
            endsAt(a, -1);
            narrowsIn(a, true);
            break;
        case Op::Acosh:
            endsAt(a, 1);
            narrowsIn(a, false);
            break;
        case Op::Atanh:
        case Op::Asin:
        case Op::Acos:
            endsAt(a, -1);
            endsAt(a, 1);
            narrowsIn(a, false);
            break;
        case Op::Tan:
            endsAt(a, std::numbers::pi / 2, std::numbers::pi);
            break;
        case Op::Sin:
        case Op::Cos:
            narrowsIn(a, false, true);
            break;
        case Op::Divide:
            if (depends(b)) {
                endsAt(b, 0);
                narrowsIn(b, true);
            }
            break;
        case Op::Power:
            collectPower(a, b);
            break;
        case Op::Exp:
        case Op::Expm1:
        case Op::Tanh:
        case Op::Sinh:
        case Op::Cosh:
        case Op::Sech:
        case Op::Atan:
        case Op::Asinh:
        case Op::Erf:
        case Op::Erfc:
        case Op::GaussianCdf:
        case Op::GaussianPdf:
        case Op::Sigmoid:
        case Op::Softplus:
            narrowsIn(a, false);
            break;
        default:
            break;
        }
    }

    void collectPower(int base, int exponent) {
        const auto depends = [&](int child) { return depends_[static_cast<std::size_t>(child)]; };
        if (depends(exponent))
            narrowsIn(exponent, false);
        if (!depends(base))
            return;
        const Node& n = formula_.nodes[static_cast<std::size_t>(exponent)];
        const bool smooth = n.op == Op::Number && n.number >= 0 && n.number == std::floor(n.number);
        if (smooth)
            return;
        endsAt(base, 0);
        narrowsIn(base, true);
    }

    /// A further node of the tree.
    int combined(Op op, int a, int b) {
        Node node;
        node.op = op;
        node.children[0] = a;
        node.children[1] = b;
        node.childCount = 2;
        tree_.nodes.push_back(node);
        return static_cast<int>(tree_.nodes.size()) - 1;
    }

    /// A condition; one that is made of comparisons turns with them.
    void asksFor(int condition) {
        const auto at = static_cast<std::size_t>(condition);
        if (depends_[at] && !isTruth(formula_.nodes[at].op))
            turnsAt(condition, 0);
    }

    void turnsAt(int node, double level, double period = 0) {
        wanted_.push_back({node, level, period, false});
    }
    void endsAt(int node, double level, double period = 0) { wanted_.push_back({node, level, period, true}); }
    void narrowsIn(int node, bool relative, bool everywhere = false) {
        if (narrowings_.size() < mostNarrowings)
            narrowings_.push_back({node, relative, everywhere});
    }

    const Tree& formula_;
    std::vector<bool> depends_;
    Tree tree_;
    std::vector<Wanted> wanted_;
    std::vector<Narrowing> narrowings_;
};

class Difference {
public:
    Difference(const Switch& change, Parameters parameters, double level)
        : change_(change), parameters_(parameters), level_(level) {}

    int signAt(double x) const {
        double y = 0;
        change_.part.evaluate(parameters_, {&x, 1}, {{&y, 1}, {}, {}});
        return signOf(y - level_);
    }

    /// The last double from a towards b that has the sign of a.
    double lastOfSign(double a, double b) const {
        const int sign = signAt(a);
        for (int i = 0; i < 1100; ++i) { // more halvings than there are doubles between
            const double middle = a / 2 + b / 2;
            if (!(middle > a && middle < b))
                break;
            (signAt(middle) == sign ? a : b) = middle;
        }
        return a;
    }

private:
    const Switch& change_;
    Parameters parameters_;
    double level_;
};

} // namespace

FormulaSwitches switchesOf(const Tree& formula) {
    return Collector(formula).run();
}

void addTurns(std::vector<double>& places, const Switch& change, Parameters parameters, double level,
              double place) {
    const Difference difference(change, parameters, level);
    constexpr double smallest = std::numeric_limits<double>::denorm_min();
    const double farthest = 1e-12 * std::max(std::fabs(place), 1.0);
    double reach = std::max(std::numeric_limits<double>::epsilon() * std::fabs(place), smallest);
    bool first = true;
    while (reach <= farthest) {
        const double a = place - reach;
        const double b = place + reach;
        if (difference.signAt(a) * difference.signAt(b) < 0) {
            const double last = difference.lastOfSign(a, b);
            const double next = std::nextafter(last, b);
            if (difference.signAt(next) != 0) {
                places.push_back(last);
                return;
            }
            const double end = next < b ? difference.lastOfSign(next, b) : next;
            const bool underflows = place == 0 && next <= 0 && end >= 0 && end - next < 1e-290;
            places.push_back(underflows ? 0 : next);
            if (!underflows) {
                places.push_back(end);
                // A form that rounds less has its pole where the root is.
                if (place > next && place < end)
                    places.push_back(place);
            }
            return;
        }
        // From a place at 0 the smallest doubles are far from all others.
        reach = first && place == 0 ? farthest * 1e-12 : reach * 16;
        first = false;
    }
    places.push_back(place);
}

} // namespace actiscope

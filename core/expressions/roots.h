// Where a part of a formula takes a value: by undoing one operation after another, so that a factor, an inner
// linear function or a polynomial hides no root, and by a search where that ends.
#pragma once

#include "core/expressions/program.h"
#include "core/numerics/polynomial.h"

#include <limits>
#include <map>
#include <optional>

namespace actiscope {

struct Roots {
    std::vector<double> places; ///< in no order; more than there are, where a branch decides
    bool complete = true;       ///< there are no others

    void add(const Roots& others);
};

/// A tree with what its roots need, prepared once for all parameters.
struct RootTree {
    explicit RootTree(Tree formula);

    struct Constant {
        int node;
        Program program;
    };

    Tree tree;
    std::vector<bool> depends;       ///< on x, a node
    std::vector<Constant> constants; ///< the largest parts without x
};

/// For one set of parameters, over [from, to].
class RootFinder {
public:
    RootFinder(const RootTree& formula, Parameters parameters, double from, double to);

    /// Further places that a search looks at, such as narrow ones.
    void lookAt(std::vector<double> places) { extra_ = std::move(places); }
    void allowSearch(bool allowed) { searches_ = allowed ? mostSearches : 0; }

    /// Where the node has this value.
    Roots of(int node, double value);

    /// Where it is level + k·period for a whole k; at most 512 levels, of all those nearest to the value at
    /// 0.
    Roots ofLevels(int node, double level, double period);

    /// The node as a polynomial in x of degree at most 16, if it is one.
    std::optional<Polynomial> polynomialOf(int node) const;

    bool dependsOnX(int node) const { return formula_.depends[static_cast<std::size_t>(node)]; }
    double constant(int node) const { return constants_[static_cast<std::size_t>(node)]; }

private:
    static constexpr int mostSearches = 6;
    static constexpr int mostSteps = 4000;

    /// Between which values a node moves, and where it is at 0 or in the middle; low > high where it has
    /// none.
    struct Reach {
        double low = std::numeric_limits<double>::infinity();
        double high = -std::numeric_limits<double>::infinity();
        double centre = 0;
    };

    const Reach& reachOf(int node, double middle);
    std::optional<Roots> undone(const Node& node, double value);
    std::optional<Roots> undoneWithConstant(const Node& node, double value);
    Roots ofAll(int node, std::initializer_list<double> values);
    Roots inRange(std::vector<double> places) const;
    Roots searched(int node, double value);

    const RootTree& formula_;
    Parameters parameters_;
    double from_;
    double to_;
    std::vector<double> constants_;
    std::vector<double> extra_;
    std::map<int, Reach> reaches_;
    int searches_ = mostSearches;
    int steps_ = 0;
};

} // namespace actiscope

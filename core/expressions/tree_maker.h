// Adds nodes to a tree, each after its operands.
#pragma once

#include "core/expressions/tree.h"

#include <initializer_list>

namespace actiscope {

class TreeMaker {
protected:
    int add(const Node& node) {
        tree_.nodes.push_back(node);
        return static_cast<int>(tree_.nodes.size()) - 1;
    }
    int number(double value) {
        Node node;
        node.number = value;
        return add(node);
    }
    int make(Op op, std::initializer_list<int> operands) {
        Node node;
        node.op = op;
        for (const int operand : operands)
            node.children[static_cast<std::size_t>(node.childCount++)] = operand;
        return add(node);
    }

    Tree tree_;
};

} // namespace actiscope

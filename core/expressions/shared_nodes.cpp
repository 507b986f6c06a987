#include "core/expressions/shared_nodes.h"

#include <bit>
#include <cstdint>
#include <map>
#include <tuple>

namespace actiscope {

Tree withSharedNodes(const Tree& tree) {
    // By their bits: 0 and −0 are two numbers.
    using Key = std::tuple<Op, std::uint64_t, int, const Activation*, decltype(Node::children)>;
    std::map<Key, int> known;
    std::vector<int> places;
    Tree shared;
    shared.parameters = tree.parameters;
    for (Node node : tree.nodes) {
        for (int& child : node.children)
            child = child < 0 ? child : places[static_cast<std::size_t>(child)];
        const auto [found, isNew] = known.try_emplace({node.op, std::bit_cast<std::uint64_t>(node.number),
                                                       node.parameter, node.activation, node.children},
                                                      static_cast<int>(shared.nodes.size()));
        if (isNew)
            shared.nodes.push_back(node);
        places.push_back(found->second);
    }
    return shared;
}

} // namespace actiscope

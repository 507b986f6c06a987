#include "core/vectors/vector_activation.h"

#include "core/fields/nearest.h"
#include "core/fields/quote.h"
#include "core/text/say.h"
#include "core/vectors/families.h"

namespace actiscope {

const std::vector<VectorActivation>& vectorCatalogue() {
    static const std::vector<VectorActivation> list = [] {
        std::vector<VectorActivation> all;
        for (auto family :
             {softmaxFamily, softmaxRelatives, sparseFamily, groupFamily, gluFamily, normFamily})
            for (auto& activation : family())
                all.push_back(std::move(activation));
        return all;
    }();
    return list;
}

const VectorActivation* findVectorActivation(std::string_view id) {
    for (const auto& activation : vectorCatalogue())
        if (activation.id == id)
            return &activation;
    return nullptr;
}

tl::expected<const VectorActivation*, std::string> requireVectorActivation(std::string_view id) {
    if (const VectorActivation* activation = findVectorActivation(id))
        return activation;
    std::vector<std::string> ids;
    for (const auto& activation : vectorCatalogue())
        ids.push_back(activation.id);
    return tl::unexpected(say("unknown vector activation {}{}", quote(id), didYouMean(id, ids)));
}

std::vector<double> defaultParameters(const VectorActivation& activation) {
    std::vector<double> values;
    for (const auto& field : activation.parameters)
        values.push_back(std::get<double>(field.defaultValue));
    return values;
}

tl::expected<std::vector<double>, std::string>
evaluateVector(const VectorActivation& activation, Parameters parameters, std::span<const double> z) {
    const auto size = activation.outputSize(parameters, z.size());
    if (!size)
        return tl::unexpected(size.error());
    std::vector<double> y(*size);
    activation.evaluate(parameters, z, y);
    return y;
}

tl::expected<std::vector<double>, std::string> jacobianOf(const VectorActivation& activation,
                                                          Parameters parameters, std::span<const double> z) {
    const auto size = activation.outputSize(parameters, z.size());
    if (!size)
        return tl::unexpected(size.error());
    std::vector<double> jacobian(*size * z.size());
    activation.jacobian(parameters, z, jacobian);
    return jacobian;
}

} // namespace actiscope

#include "core/activations/catalogue.h"
#include "core/vectors/vector_activation.h"
#include "tests/app/run_program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace actiscope {
namespace {

using testing::HasSubstr;

const RunOptions noDisplay{
    .environment = {{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}, {"QT_QPA_PLATFORM", ""}}};

TEST(CommandLine, HasHelpOnEveryLevel) {
    EXPECT_THAT(run({"--help"}).out, HasSubstr("export"));
    for (const char* command :
         {"list", "describe", "identify", "compare", "eval", "export", "numbers", "tour"}) {
        const Ran ran = run({command, "--help"});
        EXPECT_EQ(ran.exitCode, 0);
        EXPECT_THAT(ran.out, HasSubstr("Usage"));
    }
    EXPECT_THAT(run({"--version"}).out, HasSubstr("actiscope 0."));
}

TEST(CommandLine, KnowsTheCommandThatWasMeant) {
    const Ran ran = run({"exprot"});
    EXPECT_EQ(ran.exitCode, 2);
    EXPECT_EQ(ran.err, "actiscope: unknown command 'exprot': did you mean 'export'?\n");
    EXPECT_EQ(run({"exprot", "elu", "-o", "a.svg"}).err, ran.err) << "with the words that follow it";
    EXPECT_EQ(run({"exprot", "elu", "-o", "a.svg"}).exitCode, 2);
    EXPECT_THAT(run({"lsit", "--json"}).err, HasSubstr("did you mean 'list'?"));
    EXPECT_THAT(run({"evla", "relu"}).err, HasSubstr("did you mean 'eval'?"));
}

TEST(CommandLine, KeepsControlCharactersAwayFromTheTerminal) {
    const Ran ran = run({"eval", "re\nlu\x1b[31m"});
    EXPECT_EQ(ran.exitCode, 2);
    EXPECT_THAT(ran.err, HasSubstr("formula 're\uFFFDlu\uFFFD[31m'"));
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1);
}

TEST(CommandLine, WithoutADisplaySaysSoInOneLineAndHowToExport) {
    const Ran ran = run({}, noDisplay);
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_THAT(ran.err, HasSubstr("no display"));
    EXPECT_THAT(ran.err, HasSubstr("actiscope export elu -o elu.svg"));
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1);
}

TEST(CommandLine, WithADisplayThatCannotBeReachedSaysTheSame) {
    RunOptions options = noDisplay;
    options.environment["DISPLAY"] = ":987";
    const Ran ran = run({}, options);
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_THAT(ran.err, HasSubstr("no display"));
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
}

TEST(CommandLine, SaysWhenTheFileToOpenDoesNotExist) {
    const Ran ran = run({"/nowhere/at-all.actiscope"});
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_THAT(ran.err, HasSubstr("there is no such file"));
}

TEST(List, NamesEveryActivationOnALine) {
    const Ran ran = run({"list"});
    EXPECT_EQ(static_cast<std::size_t>(std::count(ran.out.begin(), ran.out.end(), '\n')),
              catalogue().size() + vectorCatalogue().size());
    for (const auto& activation : catalogue())
        EXPECT_THAT(ran.out, HasSubstr(activation.id + " "));
    for (const auto& activation : vectorCatalogue())
        EXPECT_THAT(ran.out, HasSubstr(activation.id + " "));
}

TEST(List, OnATerminalPutsFamiliesAboveTheirActivations) {
    // The program's standard output is then a pseudo-terminal, which ends lines by \r\n.
    const Ran ran =
        run({"-qec", std::string(ACTISCOPE_PROGRAM) + " list", "/dev/null"}, {.program = "/usr/bin/script"});
    EXPECT_THAT(ran.out, testing::StartsWith("Sigmoids\r\nsigmoid "));
    EXPECT_THAT(ran.out, HasSubstr("\r\n\r\nOf vectors\r\nsoftmax "));
}

TEST(List, IsJsonWhenAsked) {
    const auto json = nlohmann::json::parse(run({"list", "--json"}).out);
    ASSERT_EQ(json.size(), catalogue().size() + vectorCatalogue().size());
    EXPECT_EQ(json.back()["takes"], "vector");
    for (std::size_t i = 0; i < catalogue().size(); ++i) {
        EXPECT_EQ(json[i]["id"], catalogue()[i].id);
        EXPECT_EQ(json[i]["parameters"].size(), catalogue()[i].parameters.size());
        EXPECT_EQ(json[i]["tex"], catalogue()[i].tex);
    }
}

TEST(Describe, ShowsTheOneSidedDerivativesAtTheKink) {
    const auto json = nlohmann::json::parse(run({"describe", "elu", "--param", "alpha=0.72", "--json"}).out);
    EXPECT_EQ(json["parameters"][0]["value"], 0.72);
    EXPECT_EQ(json["kinks"][0]["left"]["f1"], 0.72);
    EXPECT_EQ(json["kinks"][0]["right"]["f1"], 1);
    EXPECT_EQ(json["at_minus_infinity"]["f"], -0.72);
    EXPECT_EQ(json["at_plus_infinity"]["f"], "inf");
}

TEST(Describe, IsReadable) {
    const Ran ran = run({"describe", "softplus"});
    EXPECT_EQ(ran.exitCode, 0);
    EXPECT_THAT(ran.out, HasSubstr("Dugas"));
    EXPECT_THAT(ran.out, HasSubstr("Allowed is a finite number greater than 0"));
    EXPECT_THAT(run({"describe", "softplsu"}).err, HasSubstr("did you mean 'softplus'?"));
}

TEST(Describe, ComputesThePropertiesForTheGivenParametersAndSigma) {
    const auto json = nlohmann::json::parse(
        run({"describe", "elu", "--param", "alpha=0.72", "--sigma", "2", "--json"}).out)["properties"];
    EXPECT_EQ(json["settings"]["sigma"], 2);
    EXPECT_EQ(json["range"]["value"][0]["low"], -0.72);
    EXPECT_EQ(json["range"]["value"][0]["low_attained"], false);
    EXPECT_EQ(json["range"]["value"][0]["high"], "inf");
    EXPECT_EQ(json["smoothness"]["text"], "C⁰ — kink at x = 0");
    EXPECT_EQ(json["dead_mass"]["value"], 0);
    EXPECT_EQ(json["mean"]["known"], "bounded");
    const auto relu = nlohmann::json::parse(run({"describe", "relu", "--sigma", "2", "--json"}).out);
    EXPECT_NEAR(relu["properties"]["second_moment"]["value"]["mean"].get<double>(), 2, 1e-11);
    EXPECT_NEAR(relu["properties"]["gain"]["value"].get<double>(), std::sqrt(2), 1e-11);
}

TEST(Describe, WritesThePropertiesAsTextMarkdownAndLatex) {
    EXPECT_THAT(run({"describe", "silu"}).out, HasSubstr("min −0.278465 at −1.27846 (exact)"));
    EXPECT_THAT(run({"describe", "silu", "--markdown"}).out,
                HasSubstr("| Extrema | min −0.2785 at −1.278 | exact |"));
    EXPECT_THAT(run({"describe", "silu", "--latex"}).out, HasSubstr("{Range} & {[$-$0.2785, $\\infty$)}"));
}

TEST(Describe, RefusesASigmaThatIsNone) {
    const Ran ran = run({"describe", "elu", "--sigma", "-1"});
    EXPECT_EQ(ran.exitCode, 2);
    EXPECT_THAT(ran.err, HasSubstr("--sigma"));
    EXPECT_THAT(ran.err, HasSubstr("from 1e-06 to"));
}

TEST(EveryActivation, EvaluatesAndDrawsFromTheCommandLine) {
    const TemporaryFolder folder;
    std::vector<std::string> arguments{"export"};
    for (const auto& activation : catalogue())
        arguments.push_back(activation.id);
    arguments.insert(arguments.end(), {"--derivatives", "0,1,2", "-o", folder / "all.svg"});
    const Ran ran = run(arguments);
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
}

} // namespace
} // namespace actiscope

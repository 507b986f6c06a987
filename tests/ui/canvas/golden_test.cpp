// Whole drawings against committed ones. After a wanted change: ACTISCOPE_UPDATE_GOLDEN=1 ui_tests
// --gtest_filter='Golden*', look at the files, commit them.
#include "core/activations/catalogue.h"
#include "core/pages/curves/state.h"
#include "core/pages/softmax/state.h"
#include "ui/exporting/image_writer.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace actiscope {
namespace {

const QRegularExpression number(QStringLiteral("-?\\d+(?:\\.\\d+)?(?:e-?\\d+)?"));

/// The drawing alone: the session inside has tests of its own.
QString drawing(const Document& document) {
    const auto svg = exportBytes(document, ExportFormat::Svg);
    EXPECT_TRUE(svg) << svg.error();
    static const QRegularExpression metadata(QStringLiteral("<metadata>.*</metadata>\\n"),
                                             QRegularExpression::DotMatchesEverythingOption);
    return QString::fromUtf8(svg->bytes).remove(metadata);
}

/// The same words, and numbers that differ by less than anybody sees.
void expectSame(const QString& found, const QString& wanted) {
    const QStringList foundWords = QString(found).split(number);
    const QStringList wantedWords = QString(wanted).split(number);
    for (qsizetype i = 0; i < std::min(foundWords.size(), wantedWords.size()); ++i)
        ASSERT_EQ(foundWords[i].toStdString(), wantedWords[i].toStdString()) << "word " << i;
    ASSERT_EQ(foundWords.size(), wantedWords.size());
    auto a = number.globalMatch(found);
    auto b = number.globalMatch(wanted);
    while (a.hasNext() && b.hasNext()) {
        const auto x = a.next();
        const auto y = b.next();
        EXPECT_NEAR(x.captured().toDouble(), y.captured().toDouble(), 0.02)
            << "at " << found.mid(x.capturedStart() - 40, 80).toStdString();
    }
}

void expectGolden(const Document& document, const char* name) {
    const QString svg = drawing(document);
    QFile file(QStringLiteral(ACTISCOPE_GOLDEN "/%1.svg").arg(QLatin1String(name)));
    if (qEnvironmentVariableIsSet("ACTISCOPE_UPDATE_GOLDEN")) {
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(svg.toUtf8());
        return;
    }
    ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
    expectSame(svg, QString::fromUtf8(file.readAll()));
}

Document documentWith(const std::vector<const char*>& ids) {
    Document document;
    document.curves->curves.clear();
    for (const char* id : ids)
        document.curves->curves.push_back(
            makeCurve(findOrMakeActivation(id), static_cast<int>(document.curves->curves.size())));
    document.curves->cursorVisible = false;
    return document;
}

TEST(GoldenSvg, SingleColumnOfAPaper) {
    Document document = documentWith({"sigmoid", "tanh"});
    document.image.width = 85;
    document.image.height = 60;
    document.image.fontSize = 7;
    document.image.lineWidth = 1;
    expectGolden(document, "single_column");
}

TEST(GoldenSvg, FirstSightOnADarkSlide) {
    Document document;
    document.image = sizedInPixels(1920, 1080);
    document.image.background = "dark";
    expectGolden(document, "dark_slide");
}

TEST(GoldenSvg, PanelsOfTheSoftmaxPage) {
    Document document;
    document.page = "softmax";
    document.softmax->compare = "sparsemax, entmax15";
    document.image = sizedInPixels(1200, 900);
    expectGolden(document, "softmax");
}

TEST(GoldenSvg, EverythingOfOneCurve) {
    Document document = documentWith({"elu"});
    CurvesPage& page = *document.curves;
    Curve& curve = page.curves.front();
    curve.derivative = curve.secondDerivative = curve.tangent = curve.saturation = curve.fan = true;
    curve.fanParameter = "alpha";
    page.cursorVisible = true;
    page.title = "ELU & its <derivatives>";
    page.yLabel = "f(x)";
    page.legendPlace = "bottom-right";
    document.image.background = "transparent";
    expectGolden(document, "everything");
}

} // namespace
} // namespace actiscope

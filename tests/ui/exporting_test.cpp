#include "core/document/json.h"
#include "ui/exporting/copy_image.h"
#include "ui/exporting/image_writer.h"
#include "ui/exporting/metadata.h"
#include "ui/exporting/session_file.h"

#include <gmock/gmock.h>

#include <QDir>
#include <QFile>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>

#include <cmath>

namespace actiscope {
namespace {

using testing::HasSubstr;

QByteArray bytesOf(const Document& document, ExportFormat format) {
    const auto bytes = exportBytes(document, format);
    EXPECT_TRUE(bytes) << bytes.error();
    return *bytes;
}

Document columnWide() {
    Document document;
    document.image.width = 85;
    document.image.height = 60;
    return document;
}

TEST(ExportedImages, CarryTheSessionInEveryFormat) {
    Document document = columnWide();
    document.curves.title = "<α> & \"β\" -->]]> ünïcode";
    document.curves.curves[0].parameters[0].value = 1.0 / 3;
    const QTemporaryDir folder;
    for (const char* suffix : {"png", "jpg", "svg", "pdf"}) {
        const QString path = folder.filePath(QStringLiteral("a.") + QLatin1String(suffix));
        ASSERT_TRUE(exportFile(document, path));
        const auto opened = openSession(path);
        ASSERT_TRUE(opened) << suffix << ": " << opened.error();
        EXPECT_EQ(*opened, document) << suffix;
    }
}

TEST(ExportedImages, CarryEvenALargeSession) {
    Document document = columnWide();
    while (document.curves.curves.size() < 256)
        document.curves.curves.push_back(document.curves.curves[0]);
    for (const auto format : {ExportFormat::Png, ExportFormat::Jpeg}) {
        const auto session = embeddedSession(bytesOf(document, format));
        ASSERT_TRUE(session);
        EXPECT_EQ(*fromJson(session->toStdString()), document);
    }
}

TEST(ExportedImages, AreTheSameBytesForTheSameDocument) {
    for (const auto format : {ExportFormat::Png, ExportFormat::Jpeg, ExportFormat::Svg})
        EXPECT_EQ(bytesOf(columnWide(), format), bytesOf(columnWide(), format));
}

TEST(ExportedPng, HasExactPixelsAndDpi) {
    Document document = columnWide();
    document.image.dpi = 600;
    QImage image;
    ASSERT_TRUE(image.loadFromData(bytesOf(document, ExportFormat::Png), "PNG"));
    EXPECT_EQ(image.size(), QSize(2008, 1417));
    EXPECT_NEAR(image.dotsPerMeterX() * 0.0254, 600, 0.02);
}

TEST(ExportedPng, HasTheAskedBackground) {
    Document document = columnWide();
    const auto corner = [&](const char* background) {
        document.image.background = background;
        QImage image;
        image.loadFromData(bytesOf(document, ExportFormat::Png));
        return image.pixelColor(0, 0);
    };
    EXPECT_EQ(corner("white"), QColor(Qt::white));
    EXPECT_EQ(corner("transparent").alpha(), 0);
    EXPECT_LT(corner("dark").lightness(), 60);
    document.image.background = "transparent";
    QImage jpeg;
    jpeg.loadFromData(bytesOf(document, ExportFormat::Jpeg));
    EXPECT_GT(jpeg.pixelColor(0, 0).lightness(), 250) << "JPEG knows no transparency";
}

TEST(ExportedSvg, IsSmallHasRealTextAndItsPhysicalSize) {
    Document document = columnWide();
    document.curves.curves.pop_back();
    const QByteArray svg = bytesOf(document, ExportFormat::Svg);
    EXPECT_LT(svg.size(), 40000);
    EXPECT_TRUE(svg.contains("width=\"85mm\" height=\"60mm\""));
    EXPECT_TRUE(svg.contains("<text"));
    EXPECT_TRUE(svg.contains("ELU ("));
    EXPECT_TRUE(svg.contains("font-family=\"Inter, 'DejaVu Sans', sans-serif\""));
    QSvgRenderer renderer(svg);
    EXPECT_TRUE(renderer.isValid());
}

TEST(ExportedSvg, ShowsItsLegendOnAnyBackground) {
    Document document = columnWide();
    const auto darkPixels = [&](const char* background) {
        document.image.background = background;
        QImage image(850, 600, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QSvgRenderer(bytesOf(document, ExportFormat::Svg)).render(&painter);
        int dark = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                dark += image.pixelColor(x, y).lightness() < 100;
        return dark;
    };
    EXPECT_NEAR(darkPixels("transparent"), darkPixels("white"), 0.05 * darkPixels("white"));
}

TEST(ExportedSvg, HasNoCurveOutsideThePlotArea) {
    Document document = columnWide();
    document.curves.yMinimum = -0.3;
    document.curves.yMaximum = 0.5; // most of every curve is beyond
    const QString svg = QString::fromUtf8(bytesOf(document, ExportFormat::Svg));
    // The plot area is what the grid spans.
    static const QRegularExpression polyline(QStringLiteral("<polyline[^>]*points=\"([^\"]*)\""));
    double left = 1e9;
    double right = 0;
    double top = 1e9;
    double bottom = 0;
    std::vector<QList<QPointF>> lines;
    for (auto it = polyline.globalMatch(svg); it.hasNext();) {
        QList<QPointF> points;
        for (const QString& pair : it.next().captured(1).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const QStringList xy = pair.split(QLatin1Char(','));
            points.append({xy[0].toDouble(), xy[1].toDouble()});
        }
        if (points.size() == 2 && points[0].x() == points[1].x()) { // a vertical grid line
            left = std::min(left, points[0].x());
            right = std::max(right, points[0].x());
            top = std::min({top, points[0].y(), points[1].y()});
            bottom = std::max({bottom, points[0].y(), points[1].y()});
        }
        lines.push_back(points);
    }
    ASSERT_GT(lines.size(), 10U);
    for (const auto& points : lines)
        for (const QPointF& p : points)
            EXPECT_TRUE(p.x() >= left - 2 && p.x() <= right + 2 && p.y() >= top - 2 && p.y() <= bottom + 2)
                << p.x() << ", " << p.y();
}

TEST(ExportedPdf, HasTheExactPageAndEmbeddedFonts) {
    const QByteArray pdf = bytesOf(columnWide(), ExportFormat::Pdf);
    static const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 ([\\d.]+) ([\\d.]+) *\\]"));
    const auto match = box.match(QString::fromLatin1(pdf));
    ASSERT_TRUE(match.hasMatch());
    EXPECT_NEAR(match.captured(1).toDouble(), 85 / 25.4 * 72, 1e-3);
    EXPECT_NEAR(match.captured(2).toDouble(), 60 / 25.4 * 72, 1e-3);
    EXPECT_TRUE(pdf.contains("/FontFile"));
}

TEST(ExportedText, IsDrawnInAFontThatExists) {
    const QString family = QFontInfo(QFont(QStringLiteral("Inter"))).family();
    EXPECT_TRUE(family.contains(QLatin1String("Inter")) || family.contains(QLatin1String("DejaVu")))
        << family.toStdString();
    EXPECT_GT(QFontMetricsF(QFont(family)).horizontalAdvance(QStringLiteral("mmm")),
              1.5 * QFontMetricsF(QFont(family)).horizontalAdvance(QStringLiteral("iii")))
        << "boxes in place of letters are all as wide";
}

TEST(ExportedLetters, AreTwiceAsLargeWithTwiceTheFontSize) {
    Document document = columnWide();
    const auto height = [&](double points) {
        document.image.fontSize = points;
        static const QRegularExpression size(QStringLiteral("<text[^>]*font-size=\"([\\d.]+)\""));
        return size.match(QString::fromUtf8(bytesOf(document, ExportFormat::Svg))).captured(1).toDouble();
    };
    EXPECT_NEAR(height(14) / height(7), 2, 1e-6);
}

TEST(ExportFormat, FollowsTheSuffix) {
    EXPECT_EQ(exportFormatOf(QStringLiteral("/a/b.SVG")), ExportFormat::Svg);
    EXPECT_EQ(exportFormatOf(QStringLiteral("b.jpeg")), ExportFormat::Jpeg);
    EXPECT_THAT(exportFormatOf(QStringLiteral("b")).error(), HasSubstr("allowed are .png"));
}

TEST(WriteWhole, LeavesTheOldFileWholeAndSaysWhy) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.png"));
    ASSERT_TRUE(writeWhole(path, "old"));
    ASSERT_TRUE(writeWhole(path, "new"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), "new");
    EXPECT_THAT(writeWhole(folder.filePath(QStringLiteral("none/a.png")), "x").error(),
                HasSubstr("there is no folder"));
    EXPECT_THAT(writeWhole(folder.path(), "x").error(), HasSubstr("it is a folder"));
    EXPECT_FALSE(writeWhole(QStringLiteral("/proc/none.png"), "x"));
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files).size(), 1) << "no temporary file stays";
}

TEST(OpenSession, RefusesHostileImagesWithAClearSentence) {
    const QTemporaryDir folder;
    const QByteArray png = bytesOf(columnWide(), ExportFormat::Png);
    const QByteArray jpeg = bytesOf(columnWide(), ExportFormat::Jpeg);
    const auto refusal = [&](const QByteArray& bytes) {
        const QString path = folder.filePath(QStringLiteral("a.png"));
        EXPECT_TRUE(writeWhole(path, bytes));
        const auto opened = openSession(path);
        return opened ? std::string("it was accepted") : opened.error();
    };
    EXPECT_THAT(refusal(png.left(60)), HasSubstr("holds no Actiscope session"));
    EXPECT_THAT(refusal(png.left(8) + QByteArray("\xff\xff\xff\xfftEXt", 8)),
                HasSubstr("holds no Actiscope session"));
    EXPECT_THAT(refusal(jpeg.left(30)), HasSubstr("holds no Actiscope session"));
    EXPECT_THAT(refusal(QByteArray("\xff\xd8\xff\xfe\xff\xff")), HasSubstr("holds no Actiscope session"));
    EXPECT_THAT(refusal(pngWithSession(png.left(33), "{\"actiscope\": 1, \"curves\": 3}")),
                HasSubstr("must be an object"));
    EXPECT_THAT(refusal(QByteArray()), HasSubstr("not valid JSON"));
    EXPECT_THAT(openSession(folder.filePath(QStringLiteral("none"))).error(), HasSubstr("no such file"));
    EXPECT_THAT(openSession(folder.path()).error(), HasSubstr("it is a folder"));
}

TEST(CopiedImage, HasPngAndSvgFlavours) {
    const auto data = imageForClipboard(columnWide());
    ASSERT_TRUE(data);
    EXPECT_TRUE((*data)->data(QStringLiteral("image/png")).startsWith("\x89PNG"));
    EXPECT_TRUE((*data)->data(QStringLiteral("image/svg+xml")).contains("<svg"));
}

} // namespace
} // namespace actiscope

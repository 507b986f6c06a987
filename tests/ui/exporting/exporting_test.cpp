#include "core/document/json.h"
#include "core/pages/curves/state.h"
#include "core/pages/maxout/state.h"
#include "core/pages/softmax/state.h"
#include "tests/ui/exporting/exporting_support.h"
#include "ui/exporting/copy_image.h"
#include "ui/exporting/metadata.h"
#include "ui/exporting/session_file.h"

#include <gmock/gmock.h>

#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <cmath>

namespace actiscope {
namespace {

using testing::HasSubstr;

TEST(ExportedImages, CarryTheSessionInEveryFormat) {
    Document document = columnWide();
    document.curves->title = "<α> & \"β\" -->]]> ünïcode";
    document.curves->curves[0].parameters[0].value = 1.0 / 3;
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
    while (document.curves->curves.size() < 256)
        document.curves->curves.push_back(document.curves->curves[0]);
    for (const auto format : {ExportFormat::Png, ExportFormat::Jpeg}) {
        const auto session = *embeddedSession(bytesOf(document, format));
        ASSERT_TRUE(session);
        EXPECT_EQ(*fromJson(session->toStdString()), document);
    }
}

TEST(ExportedImages, AreTheSameBytesForTheSameDocument) {
    for (const auto format : {ExportFormat::Png, ExportFormat::Jpeg, ExportFormat::Svg, ExportFormat::Pdf}) {
        const QByteArray bytes = bytesOf(columnWide(), format);
        EXPECT_EQ(bytes, bytesOf(columnWide(), format));
        EXPECT_FALSE(bytes.contains("Date")) << "tomorrow they would be others";
    }
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
    document.curves->curves.pop_back();
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
    document.curves->yMinimum = -0.3;
    document.curves->yMaximum = 0.5; // most of every curve is beyond
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

TEST(ExportedPdf, HasTheExactPageAtEverySize) {
    const auto page = [](const Document& document) {
        static const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 ([\\d.]+) ([\\d.]+) *\\]"));
        const auto match = box.match(QString::fromLatin1(bytesOf(document, ExportFormat::Pdf)));
        EXPECT_TRUE(match.hasMatch());
        return QSizeF(match.captured(1).toDouble(), match.captured(2).toDouble());
    };
    struct Size {
        double width, height;
        const char* unit;
        double pointsPerUnit;
    };
    constexpr double dpi = 150;
    for (const Size& size : {Size{85, 60, "mm", 72 / 25.4}, Size{178, 110, "mm", 72 / 25.4},
                             Size{3.37, 2.2, "in", 72}, Size{1920, 1080, "px", 72 / dpi},
                             Size{16, 1999, "px", 72 / dpi}, Size{1234.5, 9, "mm", 72 / 25.4}}) {
        Document document;
        document.image.width = size.width;
        document.image.height = size.height;
        document.image.unit = size.unit;
        document.image.dpi = dpi;
        constexpr double hundredthMm = 0.01 / 25.4 * 72;
        EXPECT_NEAR(page(document).width(), size.width * size.pointsPerUnit, hundredthMm) << size.width;
        EXPECT_NEAR(page(document).height(), size.height * size.pointsPerUnit, hundredthMm) << size.height;
    }
}

TEST(ExportedPdf, IsNotMistakenAboutATitleThatLooksLikeOne) {
    for (const char* title : {"/MediaBox [0 0 9999999999999999999999 ]", "/CreationDate (D:2026)",
                              "endobj\nstartxref\n7\n%%EOF", "1 0 obj\n<<\n/Type /Page\n",
                              ")>>\nendobj\n/CreationDate (", "<actiscope:session>{}</actiscope:session>"}) {
        Document document = columnWide();
        document.curves->title = title;
        const QByteArray pdf = bytesOf(document, ExportFormat::Pdf);
        const auto session = *embeddedSession(pdf);
        ASSERT_TRUE(session) << title;
        EXPECT_EQ(*fromJson(session->toStdString()), document) << title;
        EXPECT_TRUE(pdf.contains("\n/MediaBox [0 0 240.9449 170.0787")) << title;
        EXPECT_FALSE(pdf.contains("(D:20") && !QByteArray(title).contains("(D:20")) << title;
    }
}

TEST(ExportedText, DrawsWhatTakesNoRoom) {
    Document document = columnWide();
    document.page = "softmax";
    for (const char* word : {"\u2028", "\u200b", "\u0300", " ", "a\u2029b\nc"}) {
        document.softmax->names = std::string(word) + ", dog";
        document.softmax->title = word;
        for (const auto format : {ExportFormat::Png, ExportFormat::Svg, ExportFormat::Pdf})
            EXPECT_FALSE(bytesOf(document, format).isEmpty()); // a warning of Qt fails the test
    }
}

TEST(ExportedImages, AreRefusedWhereTheFigureWouldHoldAnError) {
    Document document = columnWide();
    document.page = "maxout";
    document.maxout->target = "formula";
    document.maxout->formula = "sin(x";
    for (const auto format : {ExportFormat::Png, ExportFormat::Jpeg, ExportFormat::Svg, ExportFormat::Pdf,
                              ExportFormat::Csv, ExportFormat::Pgfplots}) {
        const auto bytes = exportBytes(document, format);
        ASSERT_FALSE(bytes);
        EXPECT_THAT(bytes.error(), testing::StartsWith("maxout.formula: "));
    }
    EXPECT_FALSE(imageForClipboard(document));
    document.page = "curves";
    EXPECT_TRUE(imageForClipboard(document)) << "it is about the page that is shown";
}

TEST(ExportedPdf, HasEmbeddedFonts) {
    EXPECT_TRUE(bytesOf(columnWide(), ExportFormat::Pdf).contains("/FontFile"));
}

TEST(ExportedSvg, IsWellFormedWhateverTheTitle) {
    Document document = columnWide();
    document.curves->title = "a\x01\x1f <metadata> ]]> &amp; \"\xef\xbf\xbf\" ü";
    QXmlStreamReader reader(bytesOf(document, ExportFormat::Svg));
    QString title;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("title"))
            title = reader.readElementText();
    EXPECT_EQ(reader.errorString().toStdString(), "");
    EXPECT_EQ(title.toStdString(), "a <metadata> ]]> &amp; \"\" ü");
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

TEST(CopiedImage, HasPngAndSvgFlavours) {
    const auto data = imageForClipboard(columnWide());
    ASSERT_TRUE(data);
    EXPECT_TRUE((*data)->data(QStringLiteral("image/png")).startsWith("\x89PNG"));
    EXPECT_TRUE((*data)->data(QStringLiteral("image/svg+xml")).contains("<svg"));
    EXPECT_TRUE((*data)->hasImage());
}

} // namespace
} // namespace actiscope

#include "ui/exporting/svg_writer.h"

#include "core/document/json.h"
#include "ui/canvas/paint_figure.h"
#include "ui/exporting/image_layout.h"
#include "ui/exporting/metadata.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QSvgGenerator>

namespace actiscope {

namespace {

QString sizeAttributes(const ImageSettings& image) {
    if (image.unit == "px") {
        const PixelSize px = pixelSize(image);
        return QStringLiteral("width=\"%1\" height=\"%2\"").arg(px.width).arg(px.height);
    }
    const PhysicalSize mm = physicalSize(image);
    return QStringLiteral("width=\"%1mm\" height=\"%2mm\"").arg(mm.widthMm).arg(mm.heightMm);
}

void replaceAll(QString& svg, const char* pattern, const char* with = "") {
    svg.replace(QRegularExpression(QString::fromLatin1(pattern)), QString::fromLatin1(with));
}

/// The generator writes every painter state as a group with all its attributes, whether drawn with or not.
void shrink(QString& svg) {
    replaceAll(svg, "<g [^>]*>\\s*</g>\\s*");
    replaceAll(svg, " transform=\"matrix\\(1,0,0,1,0,0\\)\"");
    replaceAll(svg, " vector-effect=\"none\"");
    // Groups stand side by side, so 1 is what they have anyway; inside a see-through group a text has to say
    // it.
    for (const char* property : {"fill", "stroke"})
        svg.replace(
            QRegularExpression(QStringLiteral("(<g [^>]*) %1-opacity=\"1\"").arg(QLatin1String(property))),
            QStringLiteral("\\1"));
    replaceAll(
        svg, "\\sfont-family=\"[^\"]*\" font-size=\"[^\"]*\" font-weight=\"[^\"]*\" font-style=\"[^\"]*\"\\s*"
             "(?=>\\s*<(?!text))");
    replaceAll(svg, "(<polyline) fill=\"none\"", "\\1");
    replaceAll(svg, "[ \\n]+>", ">");
    replaceAll(svg, " \"/>", "\"/>");
}

} // namespace

QByteArray svgBytes(const Document& document, const Figure& figure) {
    const ImageLayout layout = vectorLayout(document.image);
    const FigureStyle style = imageStyle(document.image, layout.unitsPerInch);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(layout.size);
    generator.setViewBox(QRect(QPoint(), layout.size));
    // The generator writes both as they are.
    generator.setTitle(titleOf(figure).toHtmlEscaped());
    generator.setDescription(QStringLiteral("Activation functions, drawn by Actiscope: ") +
                             curveNames(figure).toHtmlEscaped());
    paintFigure(generator, figure, layout.size, style, true);

    QString svg = QString::fromUtf8(bytes);
    // XML cannot hold these, not even escaped; a title may.
    replaceAll(svg, "[\\x{00}-\\x{08}\\x{0B}\\x{0C}\\x{0E}-\\x{1F}\\x{FFFE}\\x{FFFF}]");
    shrink(svg);
    svg.replace(QStringLiteral("font-family=\"Inter\""),
                QStringLiteral("font-family=\"Inter, 'DejaVu Sans', sans-serif\""));
    const auto size = QRegularExpression(QStringLiteral("width=\"[^\"]*\" height=\"[^\"]*\"")).match(svg);
    svg.replace(size.capturedStart(), size.capturedLength(), sizeAttributes(document.image));
    const QByteArray session = sessionElement(QByteArray::fromStdString(toJson(document, true)));
    svg.insert(svg.indexOf(QStringLiteral("<defs>")),
               QStringLiteral("<metadata>%1</metadata>\n").arg(QString::fromUtf8(session)));
    return svg.toUtf8();
}

} // namespace actiscope

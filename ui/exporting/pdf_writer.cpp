#include "ui/exporting/pdf_writer.h"

#include "core/document/json.h"
#include "ui/canvas/paint_figure.h"
#include "ui/exporting/image_layout.h"
#include "ui/exporting/metadata.h"

#include <QBuffer>
#include <QPdfWriter>

#include <cmath>

namespace actiscope {

namespace {

/// The writer rounds the page to whole points; the same number of characters can say the exact size.
void setExactPage(QByteArray& pdf, double widthPt, double heightPt) {
    const QByteArray key = "/MediaBox [0 0 ";
    const qsizetype start = pdf.indexOf(key);
    const qsizetype end = start < 0 ? -1 : pdf.indexOf("]", start);
    if (end < 0)
        return;
    const qsizetype room = end - start;
    const QByteArray exact =
        key + QByteArray::number(widthPt, 'f', 4) + ' ' + QByteArray::number(heightPt, 'f', 4);
    if (exact.size() <= room) // the offsets of the file's other objects must not move
        pdf.replace(start, room, exact.leftJustified(room, ' '));
}

/// The same document is the same file, whenever it is written: no date. The offsets stay.
void removeDate(QByteArray& pdf) {
    const qsizetype start = pdf.indexOf("/CreationDate (");
    const qsizetype end = start < 0 ? -1 : pdf.indexOf(")", start);
    if (end >= 0)
        pdf.replace(start, end + 1 - start, QByteArray(end + 1 - start, ' '));
}

} // namespace

QByteArray pdfBytes(const Document& document) {
    const ImageLayout layout = vectorLayout(document.image);
    const FigureStyle style = imageStyle(document.image, layout.unitsPerInch);
    const Figure figure = figureFor(document, layout, style);
    const PhysicalSize mm = physicalSize(document.image);
    const double widthPt = mm.widthMm / mmPerInch * pointsPerInch;
    const double heightPt = mm.heightMm / mmPerInch * pointsPerInch;
    const QSizeF wholePoints(std::ceil(widthPt), std::ceil(heightPt));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Actiscope"));
    writer.setTitle(titleOf(figure));
    writer.setResolution(static_cast<int>(std::lround(layout.unitsPerInch)));
    writer.setPageSize(QPageSize(wholePoints, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setDocumentXmpMetadata("<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                                  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                                  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                                  "<rdf:Description rdf:about=\"\">" +
                                  sessionElement(QByteArray::fromStdString(toJson(document, true))) +
                                  "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
    // PDF counts from the bottom: what the rounding added stands at the top and is to be left out.
    const QPointF origin(0, (wholePoints.height() - heightPt) / pointsPerInch * layout.unitsPerInch);
    paintFigure(writer, figure, layout.size, style, true, origin);
    setExactPage(bytes, widthPt, heightPt);
    removeDate(bytes);
    return bytes;
}

} // namespace actiscope

#include "ui/exporting/pdf_writer.h"

#include "core/document/json.h"
#include "ui/canvas/paint_figure.h"
#include "ui/exporting/image_layout.h"
#include "ui/exporting/metadata.h"

#include <QBuffer>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace actiscope {

namespace {

/// A part of the bytes of a PDF.
struct Part {
    qsizetype start = 0;
    qsizetype end = 0;
};

/// Where the objects of the file stand, by its table of them: what they hold (a title, a session) may look
/// like any part of a PDF.
std::vector<Part> objectsOf(const QByteArray& pdf) {
    std::vector<Part> objects;
    const QByteArray key = "startxref\n";
    const qsizetype table =
        pdf.mid(pdf.lastIndexOf(key) + key.size()).split('\n').first().trimmed().toLongLong();
    std::vector<qsizetype> offsets{table};
    for (const QByteArray& line : pdf.mid(table).split('\n')) {
        if (line.startsWith("trailer"))
            break;
        if (line.contains(" n"))
            offsets.push_back(line.left(10).toLongLong());
    }
    std::sort(offsets.begin(), offsets.end());
    for (std::size_t i = 0; i + 1 < offsets.size(); ++i)
        objects.push_back({offsets[i], offsets[i + 1]});
    return objects;
}

/// The object whose own bytes, behind "7 0 obj", begin so.
std::optional<Part> objectBeginning(const QByteArray& pdf, const std::vector<Part>& objects,
                                    const char* start) {
    for (const Part& object : objects) {
        const qsizetype dictionary = pdf.indexOf("obj\n", object.start) + 4;
        if (QByteArrayView(pdf).sliced(dictionary).startsWith(start))
            return object;
    }
    return std::nullopt;
}

/// The writer rounds the page to whole points; the same number of characters can say the exact size.
void setExactPage(QByteArray& pdf, const Part& page, double widthPt, double heightPt) {
    const QByteArray key = "/MediaBox [0 0 ";
    const qsizetype start = pdf.indexOf(key, page.start);
    const qsizetype end = start < 0 ? -1 : pdf.indexOf("]", start);
    Q_ASSERT(start >= 0 && end < page.end);
    const qsizetype room = end - start;
    const QByteArray exact =
        key + QByteArray::number(widthPt, 'f', 4) + ' ' + QByteArray::number(heightPt, 'f', 4);
    if (exact.size() <= room) // the offsets of the file's other objects must not move
        pdf.replace(start, room, exact.leftJustified(room, ' '));
}

/// The same document is the same file, whenever it is written: no date, which stands behind the title and all
/// else that could look like one. The offsets stay.
void removeDate(QByteArray& pdf, const Part& info) {
    const qsizetype start = pdf.lastIndexOf("/CreationDate (", info.end);
    const qsizetype end = start < info.start ? -1 : pdf.indexOf(")", start);
    Q_ASSERT(end >= 0 && end < info.end);
    pdf.replace(start, end + 1 - start, QByteArray(end + 1 - start, ' '));
}

} // namespace

QByteArray pdfBytes(const Document& document, const Figure& figure) {
    const ImageLayout layout = vectorLayout(document.image);
    const FigureStyle style = imageStyle(document.image, layout.unitsPerInch);
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
    const std::vector<Part> objects = objectsOf(bytes);
    if (const auto page = objectBeginning(bytes, objects, "<<\n/Type /Page\n"))
        setExactPage(bytes, *page, widthPt, heightPt);
    if (const auto info = objectBeginning(bytes, objects, "<<\n/Title "))
        removeDate(bytes, *info);
    return bytes;
}

} // namespace actiscope

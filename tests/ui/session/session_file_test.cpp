#include "core/pages/curves/state.h"
#include "tests/ui/exporting/exporting_support.h"
#include "ui/exporting/metadata.h"
#include "ui/exporting/session_file.h"

#include <gmock/gmock.h>

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <csignal>

namespace actiscope {
namespace {

using testing::HasSubstr;

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

/// As if the disk were full: no file grows beyond this.
class LargestFile {
public:
    explicit LargestFile(rlim_t bytes) : before_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &limit_);
        const rlimit lower{bytes, limit_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &lower);
    }
    ~LargestFile() {
        setrlimit(RLIMIT_FSIZE, &limit_);
        std::signal(SIGXFSZ, before_);
    }
    LargestFile(const LargestFile&) = delete;
    LargestFile& operator=(const LargestFile&) = delete;

private:
    rlimit limit_{};
    void (*before_)(int);
};

TEST(WriteWhole, LeavesTheOldFileWholeWhenTheDiskIsFull) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.png"));
    ASSERT_TRUE(writeWhole(path, "old"));
    for (const int size : {5000, 5000000}) {
        tl::expected<void, std::string> written;
        {
            const LargestFile limit(4096);
            written = writeWhole(path, QByteArray(size, 'x'));
        }
        ASSERT_FALSE(written) << size;
        EXPECT_THAT(written.error(), HasSubstr("a.png': file too large"));
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_EQ(file.readAll(), "old");
        EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }
}

TEST(OpenSession, TellsThatAnotherProgramsImageHoldsNoSession) {
    const QTemporaryDir folder;
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::red);
    image.setText(QStringLiteral("Software"), QStringLiteral("actiscope"));
    for (const char* name : {"a.png", "a.jpg"})
        ASSERT_TRUE(image.save(folder.filePath(QLatin1String(name))));
    ASSERT_TRUE(writeWhole(folder.filePath(QStringLiteral("a.svg")),
                           "<!-- a comment --><svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>"));
    ASSERT_TRUE(writeWhole(folder.filePath(QStringLiteral("a.pdf")), "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"));
    for (const char* name : {"a.png", "a.jpg", "a.svg", "a.pdf"})
        EXPECT_THAT(openSession(folder.filePath(QLatin1String(name))).error(),
                    HasSubstr("holds no Actiscope session"))
            << name;
}

TEST(OpenSession, RefusesMoreThanItWouldEverWrite) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.png"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytesOf(columnWide(), ExportFormat::Png));
    ASSERT_TRUE(file.resize(100'000'000));
    file.close();
    EXPECT_THAT(openSession(path).error(), HasSubstr("it has 100 MB"));
}

TEST(OpenSession, BoundsWhatAnImageCarries) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.svg"));
    ASSERT_TRUE(writeWhole(path, "<svg><actiscope:session>" + QByteArray(2'000'000, '[')));
    EXPECT_THAT(openSession(path).error(), HasSubstr("holds no Actiscope session"));
    ASSERT_TRUE(
        writeWhole(path, "<svg><actiscope:session>" + QByteArray(2'000'000, '[') + "</actiscope:session>"));
    EXPECT_FALSE(openSession(path));
}

TEST(OpenSession, FindsTheSessionAfterAnEditorMovedItsNamespace) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.svg"));
    QByteArray svg = bytesOf(columnWide(), ExportFormat::Svg);
    const QByteArray declaration = " xmlns:actiscope=\"https://actiscope.invalid/session\"";
    ASSERT_TRUE(svg.contains(declaration));
    svg.replace(declaration, "").replace("<svg", "<svg" + declaration);
    ASSERT_TRUE(writeWhole(path, svg));
    const auto opened = openSession(path);
    ASSERT_TRUE(opened) << opened.error();
    EXPECT_EQ(*opened, columnWide());
}

TEST(OpenSession, FindsTheSessionHoweverAnEditorSpellsIt) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.svg"));
    const QByteArray svg = bytesOf(columnWide(), ExportFormat::Svg);
    const auto expectFound = [&](const QByteArray& file, const char* how) {
        ASSERT_NE(file, svg) << how;
        ASSERT_TRUE(writeWhole(path, file));
        const auto opened = openSession(path);
        ASSERT_TRUE(opened) << how << ": " << opened.error();
        EXPECT_EQ(*opened, columnWide()) << how;
    };
    const qsizetype start = svg.indexOf('>', svg.indexOf("<actiscope:session")) + 1;
    const qsizetype end = svg.indexOf("</actiscope:session>");
    const auto spelled = [&](const QByteArray& before, const QByteArray& after) {
        return svg.left(start) + svg.mid(start, end - start).replace(before, after) + svg.mid(end);
    };
    expectFound(spelled("\"", "&quot;"), "as an entity");
    expectFound(spelled("\"", "&#34;"), "as a number");
    expectFound(spelled("{", "&#x7B;"), "as a hexadecimal number");
    expectFound(svg.left(start) + "<![CDATA[" + svg.mid(start, end - start) + "]]>" + svg.mid(end),
                "as CDATA");
    expectFound(
        QByteArray(svg).replace("actiscope:session", "ns0:session").replace("xmlns:actiscope", "xmlns:ns0"),
        "with another prefix");
    expectFound(QByteArray(svg)
                    .replace("actiscope:session xmlns:actiscope", "session xmlns")
                    .replace("</actiscope:", "</"),
                "with a namespace of its own");
    expectFound(QByteArray(svg).replace("<g ", "<g inkscape:label='never declared' "),
                "beside a foreign attribute");
}

TEST(OpenSession, RefusesAPngWhoseSessionWasChangedByAccident) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.png"));
    QByteArray png = bytesOf(columnWide(), ExportFormat::Png);
    const qsizetype number = png.indexOf("\"x_min\":-5.0");
    ASSERT_GT(number, 0);
    png[number + 9] = '6';
    ASSERT_TRUE(writeWhole(path, png));
    EXPECT_THAT(openSession(path).error(), HasSubstr("damaged: its checksum is wrong"));
}

TEST(OpenSession, ReadsASessionFileWhateverItsTitle) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.actiscope"));
    Document document;
    document.curves->title = "<actiscope:session>{}</actiscope:session>";
    ASSERT_TRUE(saveSession(document, path));
    const auto opened = openSession(path);
    ASSERT_TRUE(opened) << opened.error();
    EXPECT_EQ(*opened, document);
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
    EXPECT_THAT(refusal(QByteArray()), HasSubstr("it is no PNG image"));
    EXPECT_THAT(openSession(folder.filePath(QStringLiteral("none"))).error(), HasSubstr("no such file"));
    EXPECT_THAT(openSession(folder.path()).error(), HasSubstr("it is a folder"));
}

TEST(SessionFile, AnImageOfTheFirstVersionOpensToItsSession) {
    const QString folder = QStringLiteral(ACTISCOPE_GOLDEN "/../../sessions/");
    const auto image = openSession(folder + QStringLiteral("v0.1-curves.png"));
    const auto session = openSession(folder + QStringLiteral("v0.1-curves.actiscope"));
    ASSERT_TRUE(image) << image.error();
    ASSERT_TRUE(session) << session.error();
    EXPECT_TRUE(*image == *session);
}

} // namespace
} // namespace actiscope

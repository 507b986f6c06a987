#include "ui/dialogs/export_dialog.h"

#include "core/text/say.h"
#include "ui/controls/chip.h"
#include "ui/controls/field_row.h"
#include "ui/controls/wheel_guard.h"
#include "ui/exporting/file_suffix.h"
#include "ui/exporting/image_writer.h"
#include "ui/exporting/raster_writer.h"
#include "ui/session/recent_files.h"
#include "ui/window/frame_clock.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace actiscope {

namespace {

const QString formatKey = QStringLiteral("export_format");

constexpr QSize previewSize(560, 460);
constexpr double usualDpi[] = {96, 150, 300, 600};

/// What is see-through is shown on a checkerboard.
QPixmap onCheckerboard(const QImage& image) {
    QPixmap pixmap(image.size());
    pixmap.fill(Qt::white);
    QPainter painter(&pixmap);
    constexpr int square = 8;
    for (int y = 0; y < image.height(); y += square)
        for (int x = (y / square % 2) * square; x < image.width(); x += 2 * square)
            painter.fillRect(x, y, square, square, QColor("#e3e6eb"));
    painter.drawImage(0, 0, image);
    return pixmap;
}

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("class", "heading");
    return label;
}

FieldRow* rowFor(const Field& field) {
    constexpr int labelWidth = 110;
    auto* row = new FieldRow(field);
    row->setObjectName(QStringLiteral("row_") + QString::fromStdString(field.id));
    row->setLabelWidth(labelWidth);
    return row;
}

} // namespace

ExportDialog::ExportDialog(Session& session, AskPath askPath, QWidget* parent)
    : QDialog(parent),
      session_(session),
      askPath_(std::move(askPath)),
      draft_(session.document()),
      preview_(new QLabel),
      sizes_(new QLabel),
      message_(new QLabel) {
    setWindowTitle(tr("Export image"));
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(16, 16, 16, 16);
    columns->setSpacing(16);

    auto* left = new QVBoxLayout;
    preview_->setFixedWidth(previewSize.width());
    preview_->setMaximumHeight(previewSize.height());
    preview_->setAlignment(Qt::AlignCenter);
    preview_->setAccessibleName(tr("Preview"));
    sizes_->setAlignment(Qt::AlignCenter);
    sizes_->setProperty("class", "muted");
    sizes_->setObjectName(QStringLiteral("sizes"));
    left->addStretch();
    left->addWidget(preview_);
    left->addWidget(sizes_);
    left->addStretch();
    columns->addLayout(left);

    auto* right = new QVBoxLayout;
    addFormat(*right);
    addPresets(*right);
    addFields(*right);
    right->addStretch();
    message_->setWordWrap(true);
    message_->setProperty("class", "error");
    message_->setObjectName(QStringLiteral("message"));
    message_->hide();
    right->addWidget(message_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Cancel)->setIcon(QIcon());
    export_ = buttons->addButton(tr("&Export…"), QDialogButtonBox::ActionRole);
    export_->setProperty("class", "primary");
    export_->setObjectName(QStringLiteral("export"));
    export_->setToolTip(tr("Writes the format chosen above; its ending is added to a name with another one"));
    export_->setDefault(true);
    right->addWidget(buttons);
    columns->addLayout(right);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(export_, &QPushButton::clicked, this, &ExportDialog::exportNow);

    auto* clock = new FrameClock(60, this);
    connect(this, &ExportDialog::draftChanged, clock, &FrameClock::request);
    connect(clock, &FrameClock::frame, this, &ExportDialog::showPreview);
    showPreview();
}

QString ExportDialog::message() const {
    return message_->isHidden() ? QString() : message_->text();
}

void ExportDialog::addFormat(QVBoxLayout& column) {
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("&Format"));
    format_ = new QComboBox;
    guardWheel(*format_, WheelTakes::Focused);
    format_->setObjectName(QStringLiteral("format"));
    format_->setAccessibleName(tr("Format"));
    const std::pair<QString, const char*> formats[] = {{tr("PNG: pixels, exact"), "png"},
                                                       {tr("SVG: vectors for the web and editors"), "svg"},
                                                       {tr("PDF: vectors for papers"), "pdf"},
                                                       {tr("JPEG: pixels, small"), "jpg"}};
    for (const auto& [text, suffix] : formats)
        format_->addItem(text, QLatin1String(suffix));
    format_->setCurrentIndex(std::max(0, format_->findData(QSettings().value(formatKey))));
    label->setBuddy(format_);
    connect(format_, &QComboBox::currentIndexChanged, this, &ExportDialog::draftChanged);
    row->addWidget(label);
    row->addWidget(format_, 1);
    column.addLayout(row);
}

void ExportDialog::addPresets(QVBoxLayout& column) {
    column.addWidget(heading(tr("Size")));
    auto* grid = new QGridLayout;
    int place = 0;
    for (const auto& preset : imagePresets()) {
        auto* chip = new Chip(QString::fromStdString(said(preset.label)));
        chip->setObjectName(QStringLiteral("preset_") + QString::fromStdString(preset.id));
        connect(chip, &QToolButton::clicked, this, [this, &preset] {
            draft_.image.width = preset.width;
            draft_.image.height = preset.height;
            draft_.image.unit = preset.unit;
            draft_.image.dpi = preset.dpi;
            draft_.image.fontSize = preset.fontSize;
            draft_.image.lineWidth = preset.lineWidth;
            emit draftChanged();
        });
        grid->addWidget(chip, place / 2, place % 2);
        ++place;
    }
    column.addLayout(grid);
}

void ExportDialog::addFields(QVBoxLayout& column) {
    addRows(column, {"width", "height", "unit", "dpi"});
    auto* row = new QHBoxLayout;
    for (const double dpi : usualDpi) {
        auto* chip = new Chip(tr("%1 DPI").arg(dpi));
        connect(chip, &QToolButton::clicked, this, [this, dpi] {
            draft_.image.dpi = dpi;
            emit draftChanged();
        });
        row->addWidget(chip);
    }
    row->addStretch();
    column.addLayout(row);
    column.addWidget(heading(tr("Look")));
    addRows(column, {"background", "font_size", "line_width"});
    for (const char* id : {"title", "legend", "legend_place"})
        if (const PageField* field = findField(shownPage(draft_), id))
            addPageRow(column, *field);
    // Only who has pinned a read-out is asked about it.
    if (const PageField* field = findField(shownPage(draft_), "cursor_visible");
        field && matters(shownPage(draft_), draft_, field->field) && std::get<bool>(field->get(draft_)))
        addPageRow(column, *field);
}

void ExportDialog::addRows(QVBoxLayout& column, const std::vector<std::string>& ids) {
    for (const auto& id : ids) {
        const BoundField<ImageSettings>& bound = *findField(imageFields(), id);
        FieldRow* row = rowFor(bound.field);
        connect(row, &FieldRow::edited, this, [this, &bound](const FieldValue& value, bool) {
            const ImageSettings before = draft_.image;
            if (!setFieldValue(draft_.image, bound, value))
                return;
            if (draft_.image.unit != before.unit)
                draft_.image = inUnit(before, draft_.image.unit);
            emit draftChanged();
        });
        const auto follow = [this, &bound, row] { row->setValue(fieldValue(draft_.image, bound)); };
        connect(this, &ExportDialog::draftChanged, row, follow);
        follow();
        column.addWidget(row);
    }
}

void ExportDialog::addPageRow(QVBoxLayout& column, const PageField& field) {
    FieldRow* row = rowFor(field.field);
    connect(row, &FieldRow::edited, this, [this, &field](const FieldValue& value, bool) {
        if (field.set(draft_, value))
            emit draftChanged();
    });
    const auto follow = [this, &field, row] { row->setValue(field.get(draft_)); };
    connect(this, &ExportDialog::draftChanged, row, follow);
    follow();
    column.addWidget(row);
}

void ExportDialog::showPreview() {
    const auto checked = checkImageSize(draft_.image);
    export_->setEnabled(checked.has_value());
    showMessage(checked ? QString() : QString::fromStdString(checked.error()));
    const PhysicalSize mm = physicalSize(draft_.image);
    const PixelSize px = pixelSize(draft_.image);
    sizes_->setText(tr("%1 × %2 px    %3 × %4 mm")
                        .arg(px.width)
                        .arg(px.height)
                        .arg(mm.widthMm, 0, 'f', 1)
                        .arg(mm.heightMm, 0, 'f', 1));
    if (checked) {
        const QSize fitting = QSizeF(px.width, px.height).scaled(previewSize, Qt::KeepAspectRatio).toSize();
        Document shown = draft_;
        if (format_->currentData() == QLatin1String("jpg") && shown.image.background == "transparent")
            shown.image.background = "white"; // JPEG knows no transparency
        preview_->setPixmap(onCheckerboard(rasterImage(shown, fitting)));
    } else {
        preview_->clear();
    }
    emit previewed();
}

QString ExportDialog::askPathFor(QString path, const QString& suffix) {
    while (true) {
        path = askPath_(path);
        const QString named = withSuffix(path, {suffix});
        if (named == path || !QFileInfo::exists(named))
            return named;
        path = named; // nobody has said yet that this file may be replaced
    }
}

void ExportDialog::exportNow() {
    const QString suffix = format_->currentData().toString();
    const QString name =
        session_.path().isEmpty() ? QStringLiteral("figure") : QFileInfo(session_.path()).completeBaseName();
    const QString path = askPathFor(QDir(lastFolder()).filePath(name + QLatin1Char('.') + suffix), suffix);
    if (path.isEmpty())
        return;
    if (const auto written = exportFile(draft_, path); !written) {
        showMessage(QString::fromStdString(written.error()));
        return;
    }
    rememberFolder(path);
    QSettings().setValue(formatKey, suffix);
    emit exported(tr("Exported %1").arg(QFileInfo(path).fileName()));
    session_.edit(tr("Export settings"), [this](Document& document) { document = draft_; });
    accept();
}

void ExportDialog::showMessage(const QString& sentence) {
    message_->setText(sentence);
    message_->setVisible(!sentence.isEmpty());
}

} // namespace actiscope

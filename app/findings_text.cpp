// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/findings_text.h"

#include <QCoreApplication>

#include "app/clean_text.h"
#include "app/error_text.h"
#include "app/reason_text.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

struct FindingsText {
    Q_DECLARE_TR_FUNCTIONS(fovea::FindingsText)
};

QString testLine(const DatasetPair& data) {
    const DataFindings& findings = *data.findings;
    if (!findings.testIsDrawn) return FindingsText::tr("The test part is the data's own.");
    return FindingsText::tr("The test part is drawn from each class: %1 % by seed %2.")
        .arg(findings.options.testPercent)
        .arg(findings.options.seed);
}

}  // namespace

QString dataFormatText(DataFormat format) {
    switch (format) {
        case DataFormat::Builtin: return FindingsText::tr("pictures drawn by Fovea");
        case DataFormat::Cifar10: return FindingsText::tr("CIFAR-10, binary version");
        case DataFormat::Cifar100: return FindingsText::tr("CIFAR-100, binary version");
        case DataFormat::PythonCifar: return FindingsText::tr("CIFAR, Python version");
        case DataFormat::Idx: return FindingsText::tr("IDX files, as of MNIST");
        case DataFormat::Arrays: return FindingsText::tr("arrays of NumPy");
        case DataFormat::Table: return FindingsText::tr("table of pixels");
        case DataFormat::Stl10: return FindingsText::tr("STL-10, binary version");
        case DataFormat::Pictures: return FindingsText::tr("folder of pictures by class");
    }
    return {};
}

QString pictureCountsText(const PictureCounts& counts) {
    QStringList parts;
    const auto part = [&](std::int64_t count, const QString& text) {
        if (count > 0) parts += text.arg(groupedNumber(count));
    };
    part(counts.turned, FindingsText::tr("turned as EXIF says: %1"));
    part(counts.cmyk, FindingsText::tr("CMYK made RGB: %1"));
    part(counts.grey, FindingsText::tr("grey: %1"));
    return parts.join(QStringLiteral(" · "));
}

QString leftOutText(const LeftOutFile& file) {
    switch (file.why) {
        case LeftOutWhy::Hidden: return FindingsText::tr("hidden");
        case LeftOutWhy::Empty: return FindingsText::tr("empty");
        case LeftOutWhy::OutsideClass: return FindingsText::tr("beside the folders of classes");
        case LeftOutWhy::UnknownClass: return FindingsText::tr("its class has nothing to train on");
        case LeftOutWhy::TooDeep: return FindingsText::tr("too deep, or a link to a folder");
        case LeftOutWhy::Unreadable: break;
    }
    if (!file.error) return {};
    const auto& arguments = file.error->arguments;
    const bool hasReason = file.error->code == ErrorCode::ImageNotDecodable && arguments.size() > 1 &&
                           std::holds_alternative<std::int64_t>(arguments[1]);
    if (!hasReason) return errorText(*file.error);
    QStringList details;
    for (std::size_t i = 2; i < arguments.size(); ++i)
        if (const auto* text = std::get_if<std::string>(&arguments[i])) details += QString::fromStdString(*text);
    return reasonText(static_cast<Reason>(std::get<std::int64_t>(arguments[1])), details);
}

QString resizeText(const DataOptions& options) {
    const QString how = options.resize == ResizePolicy::Crop      ? FindingsText::tr("cut to the centre")
                        : options.resize == ResizePolicy::Stretch ? FindingsText::tr("stretched")
                                                                  : FindingsText::tr("padded with grey");
    const QString color = options.grey ? FindingsText::tr("grey") : FindingsText::tr("in colour");
    return FindingsText::tr("%1 to %2 × %2, %3").arg(how, QString::number(options.side), color);
}

QStringList findingLines(const DatasetPair& data) {
    if (!data.findings) return {};
    const DataFindings& findings = *data.findings;
    QStringList lines{dataFormatText(findings.format)};
    if (findings.pictures) {
        const PictureCounts& counts = *findings.pictures;
        lines += FindingsText::tr("Pictures of %1 × %2 to %3 × %4 pixels, %5.")
                     .arg(counts.smallestWidth)
                     .arg(counts.smallestHeight)
                     .arg(counts.largestWidth)
                     .arg(counts.largestHeight)
                     .arg(resizeText(findings.options));
        if (const QString counted = pictureCountsText(counts); !counted.isEmpty()) lines += counted;
        lines += testLine(data);
    } else if (findings.testIsDrawn) {
        lines += testLine(data);
    }
    if (data.validation)
        lines += FindingsText::tr("%1 images are held back for validation, as the data has them.")
                     .arg(groupedNumber(data.validation->size()));
    return lines;
}

}  // namespace fovea

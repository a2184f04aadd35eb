// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/error_text.h"

#include <cmath>
#include <optional>

#include <QCoreApplication>
#include <QStringList>

#include "app/clean_text.h"
#include "app/onnx_text.h"
#include "app/reason_text.h"
#include "core/reason.h"
#include "widgets/text/pattern_text.h"

namespace fovea {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(fovea::ErrorText)
};

QString argumentText(const ErrorArgument& argument) {
    if (const auto* whole = std::get_if<std::int64_t>(&argument)) return QString::number(*whole);
    if (const auto* real = std::get_if<double>(&argument)) {
        if (std::isnan(*real)) return QStringLiteral("NaN");
        if (std::isinf(*real)) return *real > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
        // As many digits as tell the float that was meant from its neighbours: 0.1, and 0.9999999.
        QString text;
        for (int digits = 6; digits <= 9; ++digits) {
            text = QString::number(*real, 'g', digits);
            if (static_cast<float>(text.toDouble()) == static_cast<float>(*real)) break;
        }
        return text;
    }
    return cleanLines(QString::fromStdString(std::get<std::string>(argument)));
}

QString patternSentence(const Error& error) {
    const auto numberAt = [&](std::size_t i) {
        const auto* number = i < error.arguments.size() ? std::get_if<std::int64_t>(&error.arguments[i]) : nullptr;
        return number != nullptr ? *number : 0;
    };
    const QString pattern = error.arguments.empty() ? QString() : argumentText(error.arguments.front());
    return patternProblemText(pattern, {static_cast<PatternFault>(numberAt(1)), static_cast<std::size_t>(numberAt(2)),
                                        static_cast<std::size_t>(numberAt(3))});
}

/// Which argument of an error is its reason, where it is a number, and the first of the reason's details.
struct ReasonPlace {
    std::size_t reason, details;
};

std::optional<ReasonPlace> reasonPlace(ErrorCode code) {
    switch (code) {
        case ErrorCode::FileNotReadable:
        case ErrorCode::ArchiveBroken:
        case ErrorCode::DatasetBroken:
        case ErrorCode::ImageNotDecodable:
        case ErrorCode::ProjectBroken:
        case ErrorCode::OnnxBroken:
        case ErrorCode::ArrayBroken:
        case ErrorCode::ResumeMismatch: return ReasonPlace{1, 2};
        case ErrorCode::JsonBroken:
        case ErrorCode::OptionInvalid: return ReasonPlace{2, 3};
        case ErrorCode::ExportUnsupported: return ReasonPlace{0, 2};
        default: return std::nullopt;
    }
}

QStringList argumentTexts(const Error& error) {
    QStringList texts;
    for (const ErrorArgument& argument : error.arguments) texts += argumentText(argument);
    const auto place = reasonPlace(error.code);
    if (!place || place->reason >= error.arguments.size()) return texts;
    const auto* reason = std::get_if<std::int64_t>(&error.arguments[place->reason]);
    if (reason != nullptr)
        texts[static_cast<qsizetype>(place->reason)] =
            reasonText(static_cast<Reason>(*reason), texts.mid(static_cast<qsizetype>(place->details)));
    return texts;
}

bool hasText(const Error& error, std::size_t index) {
    return index < error.arguments.size() && !argumentText(error.arguments[index]).isEmpty();
}

bool isReason(const Error& error, std::size_t index, Reason reason) {
    return index < error.arguments.size() && error.arguments[index] == ErrorArgument(because(reason));
}

std::int64_t wholeAt(const Error& error, std::size_t index) {
    const auto* whole = index < error.arguments.size() ? std::get_if<std::int64_t>(&error.arguments[index]) : nullptr;
    return whole != nullptr ? *whole : 0;
}

/// The tensor as DivergentPlace names it, in words.
QString tensorText(const Error& error) {
    const QString tensor = error.arguments.size() > 3 ? argumentText(error.arguments[3]) : QString();
    if (tensor == QStringLiteral("output")) return Text::tr("its output");
    if (tensor == QStringLiteral("output gradient")) return Text::tr("the gradient of its output");
    if (tensor == QStringLiteral("weight gradient")) return Text::tr("the gradient of its weights");
    if (tensor == QStringLiteral("bias gradient")) return Text::tr("the gradient of its biases");
    return {};
}

QString divergedSentence(const Error& error) {
    const QString tensor = tensorText(error);
    if (!hasText(error, 2))
        return Text::tr(
            "Training diverged at step %1 (loss %2): the numbers grew beyond all bounds. "
            "Start again with a learning rate a tenth as large.");
    if (tensor.isEmpty())
        return Text::tr(
            "Training diverged at step %1 (loss %2): the numbers of “%3” grew beyond all bounds. "
            "Start again with a learning rate a tenth as large.");
    return Text::tr(
               "Training diverged at step %1 (loss %2): in “%3”, %4 grew beyond all bounds. "
               "Go on from an earlier epoch, or start again, with a learning rate a tenth as large.")
        .replace(QStringLiteral("%4"), tensor);
}

QString memorySentence(const Error& error) {
    const auto bytes = [&](std::size_t i) {
        const auto* count = i < error.arguments.size() ? std::get_if<std::int64_t>(&error.arguments[i]) : nullptr;
        return count != nullptr ? bytesText(static_cast<double>(*count)) : QStringLiteral("?");
    };
    if (hasText(error, 2))
        return Text::tr(
                   "“%3” unpacks to %1, and %2 of memory are free. Close other programs, or take a smaller data set.")
            .replace(QStringLiteral("%1"), bytes(0))
            .replace(QStringLiteral("%2"), bytes(1));
    const bool known = !error.arguments.empty() && error.arguments.front() != ErrorArgument(std::int64_t{0});
    return known
               ? Text::tr("This takes %1 of memory; %2 are free. Choose a smaller batch or a smaller network.")
                     .arg(bytes(0), bytes(1))
               : Text::tr(
                     "There is not enough memory left for this (%1 are free). Close other programs, or choose a smaller "
                     "batch or a smaller network.")
                     .arg(bytes(1));
}

// One case for each code and no default, so that the compiler names a code without a sentence.
QString sentence(const Error& error) {
    switch (error.code) {
        // Files
        case ErrorCode::FileNotFound: return Text::tr("There is no file “%1”. Check the spelling and the folder.");
        case ErrorCode::FileNotReadable:
            return hasText(error, 1) && !isReason(error, 1, Reason::NotPlainFile)
                       ? Text::tr("“%1” can't be read: %2. Check its permissions.")
                       : Text::tr("“%1” is a pipe or a device, no file. Save what comes out of it to a file first.");
        case ErrorCode::FileNotWritable:
            return hasText(error, 1)
                       ? Text::tr(
                             "“%1” can't be written: %2. Choose another name or folder, or change the permissions.")
                       : Text::tr(
                             "“%1” is neither a file nor something that takes what is written to it. Choose another "
                             "name.");
        case ErrorCode::FolderNotFound: return Text::tr("There is no folder “%1”. Create it or choose another.");
        case ErrorCode::DiskFull:
            return Text::tr(
                "The disk is full: “%1” needs %2 bytes. Free some space or choose another disk; "
                "what was there before is untouched.");
        case ErrorCode::QuotaFull:
            return Text::tr(
                "Your share of the disk is used up: “%1” needs %2 bytes. Delete something of yours or "
                "choose another disk; what was there before is untouched.");
        case ErrorCode::FolderReadOnly:
            return Text::tr(
                "“%1” can't be written: its folder can only be read. Choose another folder, or change the "
                "folder's permissions.");
        case ErrorCode::FileProtected:
            return Text::tr("“%1” is write-protected. Save under another name, or change the file's permissions.");
        case ErrorCode::TargetIsFolder: return Text::tr("“%1” is a folder. Choose another name.");
        case ErrorCode::DriveFailed:
            return Text::tr(
                "The drive did not take “%1”: %2. If it is a network drive, check the connection; else save "
                "to another drive. What was there before is untouched.");
        case ErrorCode::FileChanged:
            return Text::tr(
                "“%1” was changed by another program since it was opened here. Save under another name to "
                "keep both.");
        case ErrorCode::Cancelled: return Text::tr("Stopped at your request.");

        // Data sets
        case ErrorCode::DatasetUnknown:
            if (error.arguments.size() > 1) return foreignSentence(static_cast<ForeignKind>(wholeAt(error, 1)));
            return Text::tr(
                "“%1” is neither a data set that Fovea knows (builtin, cifar10, mnist, fashion-mnist) nor "
                "a file or folder with one.");
        case ErrorCode::DatasetMissing:
            return Text::tr(
                "The data set “%1” is not on this computer. Searched:\n%2\nGet it with “fovea data fetch "
                "%1” where a download is offered, or set FOVEA_DATA to the folder that holds it.");
        case ErrorCode::DatasetFileTruncated:
            return Text::tr(
                "“%1” ends too early: at byte %2 another %3 bytes were expected and %4 are there. "
                "Copy or fetch the file again.");
        case ErrorCode::DatasetWrongSize:
            return Text::tr("“%1” should have %2 bytes and has %3. Copy or fetch the file again.");
        case ErrorCode::DatasetLabelOutOfRange:
            return Text::tr(
                "Record %2 of “%1” has the label %3, and the largest of its classes is %4. Copy or fetch the file again.");
        case ErrorCode::DatasetWrongMagic:
            return Text::tr(
                "“%1” does not begin as a file of this kind: expected the magic number %2, found %3. "
                "Check that it is the right file.");
        case ErrorCode::DatasetSizesDiffer:
            return Text::tr("The images in “%1” differ in size: %2 expected, %3 found. Give images of one size.");
        case ErrorCode::DatasetCountsDiffer:
            return Text::tr("“%1” holds %2 images, but “%3” holds %4 labels. The two files must belong together.");
        case ErrorCode::DatasetEmpty: return Text::tr("“%1” holds no images. Choose another file or folder.");
        case ErrorCode::DatasetNamesWrong:
            return Text::tr("“%1” should hold %2 class names, one a line, and holds %3. Copy or fetch the file again.");
        case ErrorCode::DatasetClassCount:
            return Text::tr(
                "Classes found in “%1”: %2. A network is trained on %3 to %4 of them; a class is a folder with pictures, or a "
                "label that occurs.");
        case ErrorCode::DatasetBroken:
            return Text::tr("“%1” can't be read as data: %2. Choose another file, or write this one anew.");
        case ErrorCode::ArchiveBroken: return Text::tr("The archive “%1” can't be unpacked: %2. Fetch it again.");
        case ErrorCode::ArchiveMemberMissing:
            return Text::tr("The archive “%1” lacks “%2”. Fetch it again from its official source.");
        case ErrorCode::ArchiveMemberWrongSize:
            return Text::tr(
                "In the archive “%1”, “%2” should have %3 bytes and has %4. "
                "Fetch it again from its official source.");
        case ErrorCode::ChecksumWrong:
            return Text::tr(
                "“%1” is not the file that was expected: its SHA-256 is %3 instead of %2. "
                "It was not unpacked; fetch it again.");
        case ErrorCode::ImageNotDecodable:
            return Text::tr("“%1” can't be read as an image: %2. Save it as PNG or JPEG and try again.");
        case ErrorCode::ImageTooLarge:
            return Text::tr("The image “%1” is too large: %2 × %3 pixels, and %4 are allowed. Scale it down first.");

        // Networks
        case ErrorCode::NetworkUnknown:
            return Text::tr("“%1” is neither a network of the catalogue nor a file. “fovea --help” lists the names.");
        case ErrorCode::PatternInvalid: return patternSentence(error);
        case ErrorCode::NetworkInvalid:
            return hasText(error, 0)
                       ? Text::tr(
                             "The network can't run: “%1” has a problem. “fovea describe” and the Build workspace "
                             "show it with its arithmetic.")
                       : Text::tr(
                             "The network can't run as it is wired. “fovea describe” and the Build workspace show "
                             "what is wrong.");
        case ErrorCode::NetworkInputMismatch:
            return Text::tr(
                "The network takes images of %1, but the data has %2. Change the network's input layer or "
                "choose other data.");
        case ErrorCode::NetworkClassMismatch:
            return Text::tr(
                "The network gives %1 scores, but the data has %2 classes. Give its last layer as many units "
                "as there are classes.");
        case ErrorCode::JsonBroken: return Text::tr("“%1” is not valid JSON: at byte %2, %3. Correct the file there.");
        case ErrorCode::JsonFieldInvalid:
            return Text::tr("In “%1” the field “%2” can't be used: %3. Correct the file there.");
        case ErrorCode::OptionInvalid: return Text::tr("“%2” is not allowed for %1: %3.");
        case ErrorCode::OutOfMemory: return memorySentence(error);
        case ErrorCode::NoMoreThreads:
            return Text::tr("The system starts no more threads for this user. Close other programs and try again.");
        case ErrorCode::Unexpected:
            return Text::tr("Fovea met a fault of its own: %1. Please report what you did before it.");

        // Projects and exports
        case ErrorCode::ProjectBroken:
            return Text::tr("“%1” is not a sound Fovea project: %2. Use a copy of the file, if you have one.");
        case ErrorCode::ProjectTooNew:
            return Text::tr(
                "“%1” was written by a newer Fovea (file version %2; this program understands up to %3). "
                "Update Fovea to open it.");
        case ErrorCode::ProjectTooLarge:
            return hasText(error, 0)
                       ? Text::tr(
                             "“%1” was not saved: the list of its tensors, or one of its texts, takes %2 bytes, and a "
                             "project holds %3. Shorten the notes, or use fewer layers.")
                       : Text::tr(
                             "A run of this network could not be saved: the list of its tensors takes %2 bytes, and a "
                             "project holds %3. Use fewer layers.");
        case ErrorCode::ProjectWithoutWeights:
            return Text::tr(
                "“%1” holds a network without weights. Train it first: “fovea train %1 --data builtin "
                "--out %1”.");
        case ErrorCode::TensorMissing:
            return Text::tr("“%1” lacks the tensor “%2”. Use a copy of the file, if you have one.");
        case ErrorCode::TensorShapeWrong:
            return Text::tr(
                "In “%1” the tensor “%2” should be %3 and is %4. The file does not belong to this "
                "network.");
        case ErrorCode::ExportUnsupported:
            return Text::tr("%1 can't be exported (%2). Remove it from the network, or save the project instead.");
        case ErrorCode::OnnxBroken:
            return Text::tr("“%1” is not a sound ONNX file: %2. Export it again, or use another copy.");
        case ErrorCode::OnnxVersion:
            return Text::tr(
                "“%1” uses ONNX's operator set %2; Fovea reads %3 to %4. Export it again with one of these.");
        case ErrorCode::OnnxExternalData:
            return Text::tr("The weights of “%1” lie in other files (tensor “%2”). Export it again as one file.");
        case ErrorCode::OnnxUnsupported: return Text::tr("“%1” holds what Fovea's layers can't express:");
        case ErrorCode::ResumeMismatch:
            return Text::tr(
                "“%1” can't be resumed here: %2. Use the network, data and options that it was saved "
                "with.");

        case ErrorCode::FolderNotOurs:
            return Text::tr(
                "“%1” exists already and holds what this export did not write (“%2”). Nothing was changed; "
                "choose another name.");

        // Arrays
        case ErrorCode::ArrayBroken:
            return Text::tr("“%1” is not a sound .npy file: %2. Write it again with numpy.save.");
        case ErrorCode::ArrayTypeWrong:
            return Text::tr(
                "“%1” holds numbers of the type %2, and Fovea reads little-endian float32. Save it with "
                "numpy.save(file, array.astype('<f4')).");
        case ErrorCode::ArrayOrderWrong:
            return Text::tr(
                "“%1” holds its numbers in Fortran order. Save it with numpy.save(file, "
                "numpy.ascontiguousarray(array)).");
        case ErrorCode::ArrayShapeWrong:
            return Text::tr(
                "“%1” has the shape %2, and the model takes %3: images, channels, rows, columns. Where "
                "channels come last, array.transpose(0, 3, 1, 2) brings them to the front.");
        case ErrorCode::LayerUnknown: return Text::tr("The network has no layer “%1”. Its layers: %2.");

        // Training
        case ErrorCode::Diverged: return divergedSentence(error);

        // Getting data
        case ErrorCode::DownloadRefused:
            return Text::tr("No connection to %1: %2. Check the network and try again; what has arrived is kept.");
        case ErrorCode::DownloadStatus:
            return Text::tr(
                "The server answered %2 for %1. Try again later, or fetch the file by hand and put it into "
                "the data folder.");
        case ErrorCode::DownloadCutOff:
            return Text::tr("The download of %1 stopped after %3 of %2 bytes. Try again: it goes on from there.");
    }
    return Text::tr("Unknown fault %1.");
}

}  // namespace

QString errorText(const Error& error) {
    const QString text = filled(sentence(error), argumentTexts(error));
    if (error.code != ErrorCode::OnnxUnsupported) return text;
    constexpr qsizetype most = 20;
    QStringList lines = unsupportedLines(error);
    const qsizetype more = lines.size() - most;
    if (more > 0) lines = lines.first(most) << Text::tr("and %1 more").arg(more);
    lines << Text::tr("Replace it where the model was made, and export it again.");
    return text + QChar(u'\n') + lines.join(QChar(u'\n'));
}

QString bytesText(double bytes) {
    static constexpr const char* units[] = {"bytes", "kB", "MB", "GB", "TB"};
    int unit = 0;
    while (bytes >= 1000 && unit < 4) {
        bytes /= 1000;
        ++unit;
    }
    return QString::number(bytes, 'f', unit == 0 ? 0 : 1) + QChar(u' ') + QString::fromLatin1(units[unit]);
}

QString bytesText(const Error& error, std::size_t argument) {
    return bytesText(static_cast<double>(std::get<std::int64_t>(error.arguments.at(argument))));
}

}  // namespace fovea

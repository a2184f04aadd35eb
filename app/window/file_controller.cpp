// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/file_controller.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QWidget>
#include <utility>

#include "app/document/document.h"
#include "app/error_text.h"
#include "app/exporting/export_dialog.h"
#include "app/exporting/export_formats.h"
#include "app/onnx_text.h"
#include "app/actions/action_table.h"
#include "app/window/unsupported_dialog.h"
#include "app/window/recent_files.h"
#include "app/settings/settings.h"
#include "core/exchange/onnx/onnx_import.h"
#include "core/exchange/project_file.h"
#include "core/exchange/save_over.h"
#include "core/exchange/weights_check.h"
#include "core/network/spec_json.h"

namespace fovea {
/// What a file holds, and what was left out of it.
struct OpenedFile {
    Project project;
    QStringList remarks;
    std::optional<FileStamp> stamp = std::nullopt;
    bool saysNoPreprocessing = false;
};

namespace {

bool isOnnx(const QString& path) { return path.endsWith(QStringLiteral(".onnx"), Qt::CaseInsensitive); }

/// Projects are saved where they came from; what other files hold becomes a new one.
bool isProject(const QString& path) {
    return !isOnnx(path) && !path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
}

Result<OpenedFile> readOnnx(const QString& path, std::optional<Shape> input) {
    auto imported = importOnnxFile(path.toStdString(), {input});
    if (!imported) {
        return imported.error();
    }
    // Asked for instead of told.
    const auto said =
        std::erase_if(imported->notes, [](const OnnxNote& note) { return note.remark == OnnxRemark::NoPreprocessing; });
    const QStringList remarks = noteLines(imported->notes);
    OpenedFile opened{projectOf(std::move(imported).value()), remarks};
    opened.saysNoPreprocessing = said > 0;
    return opened;
}

/// A network's .json is a project without anything but the network.
Result<OpenedFile> readAny(const QString& path, std::optional<Shape> input) {
    if (isOnnx(path)) {
        return readOnnx(path, input);
    }
    if (isProject(path)) {
        auto project = loadProject(path.toStdString());
        if (!project) return project.error();
        // Opened all the same: the network and earlier epochs may be worth something.
        QStringList remarks;
        if (project->weights) {
            const auto usable = checkWeights(project->spec, *project->weights, path.toStdString());
            if (!usable) remarks += errorText(usable.error());
        }
        return OpenedFile{std::move(project).value(), remarks};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error(ErrorCode::FileNotReadable, {path.toStdString(), file.errorString().toStdString()});
    }
    constexpr qint64 largest = 16 * 1024 * 1024;
    const QByteArray text = file.read(largest);
    auto spec = parseNetworkSpec({text.data(), static_cast<std::size_t>(text.size())}, path.toStdString());
    if (!spec) {
        return spec.error();
    }
    OpenedFile opened;
    opened.project.spec = std::move(spec).value();
    return opened;
}

}  // namespace

FileController::FileController(Document& document, RecentFiles& recent, QWidget* window)
    : QObject(window), document_(document), recent_(recent), window_(window) {
    connect(&recent_, &RecentFiles::chosen, this, &FileController::openPath);
}

void FileController::connectActions(const ActionTable& actions) {
    connect(actions.action(ActionId::FileOpen), &QAction::triggered, this, &FileController::open);
    connect(actions.action(ActionId::FileSave), &QAction::triggered, this, [this] { save(); });
    connect(actions.action(ActionId::FileSaveAs), &QAction::triggered, this, [this] { saveAs(); });
    QAction* exporting = actions.action(ActionId::FileExport);
    connect(exporting, &QAction::triggered, this, &FileController::exportAs);
    const auto refresh = [this, exporting] { exporting->setEnabled(document_.isSound()); };
    connect(&document_, &Document::networkChanged, this, refresh);
    refresh();
}

void FileController::open() {
    askForPath(false,
               tr("Projects, networks and models (*.fovea *.json *.onnx);;Fovea projects (*.fovea);;Networks (*.json);;"
                  "ONNX models (*.onnx);;All files (*)"),
               QStringLiteral("fovea"), {}, [this](const QString& path) { openPath(path); });
}

void FileController::openPath(const QString& path) { read(path, std::nullopt); }

void FileController::read(const QString& path, std::optional<Shape> input) {
    Q_EMIT busyChanged(tr("Opening %1…").arg(QFileInfo(path).fileName()));
    // The stamp from before the reading: what is written meanwhile counts as a change.
    const auto work = [path, input](const std::stop_token&, const Job::Progress&) {
        const auto stamp = fileStamp(path.toStdString());
        auto opened = readAny(path, input);
        if (opened) {
            opened->stamp = stamp;
        }
        return opened;
    };
    reading_.start(work, [this, path](Result<OpenedFile> result) {
        Q_EMIT busyChanged({});
        if (!result && leavesSizeFree(result.error())) {
            const auto node = document_.spec().inputNode();
            const Shape usual =
                node ? std::get<InputSpec>(document_.spec().find(*node)->layer).shape : Shape{224, 224, 3};
            Q_EMIT stayed();
            askForSize(window_, result.error(), usual, [this, path](Shape size) { read(path, size); });
            return;
        }
        if (!result) {
            recent_.remove(path);
            Q_EMIT stayed();
            if (result.error().code == ErrorCode::OnnxUnsupported) {
                showUnsupported(window_, result.error());
            } else if (result.error().code != ErrorCode::Cancelled) {
                showRefusal(window_, errorText(result.error()));
            }
            return;
        }
        // Asked now and not before the reading: what was edited meanwhile would vanish.
        leaveThen([this, path, file = std::make_shared<OpenedFile>(*std::move(result))] { show(*file, path); });
    });
}

void FileController::show(OpenedFile& file, const QString& path) {
    if (isProject(path)) {
        document_.fromProject(file.project, QFileInfo(path).absoluteFilePath());
        document_.setFileStamp(file.stamp);
    } else {
        file.project.dataset = document_.settings().dataset;
        document_.fromProject(file.project, QString());
    }
    recent_.add(path);
    Q_EMIT opened(path);
    Q_EMIT notified(tr("Opened %1.").arg(QFileInfo(path).fileName()));
    if (file.saysNoPreprocessing) {
        Q_EMIT preprocessingUnknown(QFileInfo(path).fileName(), file.remarks);
    } else if (!file.remarks.isEmpty()) {
        tellRemarks(path, file.remarks);
    }
}

void FileController::tellRemarks(const QString& path, const QStringList& remarks) {
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Opened %1").arg(QFileInfo(path).fileName()),
                                tr("The model is open, with its weights. Worth knowing:"), QMessageBox::Ok, window_);
    box->setObjectName(QStringLiteral("remarks"));
    box->setInformativeText(remarks.join(QStringLiteral("\n\n")));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void FileController::save(std::function<void()> then) {
    if (document_.filePath().isEmpty()) {
        saveAs(std::move(then));
    } else {
        write(document_.filePath(), std::move(then));
    }
}

void FileController::saveAs(std::function<void()> then) {
    askForPath(true, tr("Fovea projects (*.fovea)"), QStringLiteral("fovea"), document_.displayName(),
               [this, then = std::move(then)](const QString& path) { write(path, then); });
}

void FileController::write(const QString& path, std::function<void()> then, bool overChanges) {
    beforeSave_([this, path, then = std::move(then), overChanges] {
        Q_EMIT busyChanged(tr("Saving %1…").arg(QFileInfo(path).fileName()));
        const SaveMark mark = document_.saveMark();
        // Another file than the document's own was chosen in a dialog that has asked already.
        const bool isOwn = QFileInfo(path).absoluteFilePath() == document_.filePath();
        const auto known = isOwn && !overChanges ? document_.fileStamp() : std::nullopt;
        const auto work = [path = path.toStdString(), make = document_.deferredProject(), known](
                              const std::stop_token&, const Job::Progress&) -> Result<std::optional<FileStamp>> {
            return known ? saveProjectOver(make(), path, known) : saveProjectStamped(make(), path);
        };
        writing_.start(work, [this, path, mark, then](const Result<std::optional<FileStamp>>& result) {
            Q_EMIT busyChanged({});
            if (!result) {
                if (result.error().code == ErrorCode::FileChanged) {
                    askAboutChanges(path, then);
                } else {
                    Q_EMIT stayed();
                    Q_EMIT failed(result.error());
                }
                return;
            }
            document_.markSaved(QFileInfo(path).absoluteFilePath(), mark);
            if (document_.filePath() == QFileInfo(path).absoluteFilePath()) {
                document_.setFileStamp(*result);
            }
            recent_.add(path);
            Q_EMIT saved(path);
            Q_EMIT notified(tr("Saved %1.").arg(QFileInfo(path).fileName()));
            if (then) {
                then();
            }
        });
    });
}

void FileController::askAboutChanges(const QString& path, std::function<void()> then) {
    auto* box = new QMessageBox(
        QMessageBox::NoIcon, tr("File changed"),
        tr("“%1” was changed by another program since it was opened here.").arg(QFileInfo(path).fileName()),
        QMessageBox::NoButton, window_);
    box->setObjectName(QStringLiteral("fileChanged"));
    box->setInformativeText(tr("Saving over it loses those changes. Saving under another name keeps both."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* saveOther = box->addButton(tr("Save as…"), QMessageBox::AcceptRole);
    const QPushButton* overwrite = box->addButton(tr("Overwrite"), QMessageBox::DestructiveRole);
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(box, &QMessageBox::buttonClicked, this,
            [this, saveOther, overwrite, path, then](const QAbstractButton* button) {
                if (button == saveOther) {
                    saveAs(then);
                } else if (button == overwrite) {
                    write(path, then, true);
                } else {
                    Q_EMIT stayed();
                }
            });
    box->open();
}

void FileController::exportAs() {
    if (!document_.isSound()) {
        return;
    }
    const QString name =
        document_.filePath().isEmpty() ? tr("network") : QFileInfo(document_.filePath()).completeBaseName();
    askForExport(window_, Settings().folder(), name, [this](const ExportFormat& format, const QString& path) {
        Settings().setFolder(QFileInfo(path).absolutePath());
        beforeSave_([this, &format, path] { exportTo(format, path); });
    });
}

void FileController::exportTo(const ExportFormat& format, const QString& path) {
    auto counted = document_.currentModel();
    if (!counted) {
        return;
    }
    const QString title =
        document_.filePath().isEmpty() ? tr("network") : QFileInfo(document_.filePath()).completeBaseName();
    const auto source = std::make_shared<ExportSource>();
    source->model = *std::move(counted);
    source->title = title.toStdString();
    Q_EMIT busyChanged(tr("Exporting %1…").arg(QFileInfo(path).fileName()));
    // A drawing is made by widgets, which live on this thread; the work is only to hand its outcome on.
    const Result<void> drawn = format.draws ? format.write(*source, path) : Result<void>();
    const auto work = [path, source, drawn, &format, makeModel = document_.deferredModel(),
                       makeProject = document_.deferredProject()](const std::stop_token&,
                                                                  const Job::Progress&) mutable -> Result<void> {
        if (format.draws) {
            return drawn;
        }
        source->project = makeProject();
        if (format.needsWeights) {
            auto model = makeModel();
            if (!model) {
                return model.error();
            }
            source->model = *std::move(model);
        }
        return format.write(*source, path);
    };
    exporting_.start(work, [this, path, &format](const Result<void>& result) {
        Q_EMIT busyChanged({});
        if (!result) {
            Q_EMIT failed(result.error());
            return;
        }
        Q_EMIT exported(path);
        Q_EMIT notified(document_.trained().weights || !format.needsWeights
                            ? tr("Exported %1.").arg(QFileInfo(path).fileName())
                            : tr("Exported %1 with untrained weights.").arg(QFileInfo(path).fileName()));
    });
}

void FileController::leaveThen(std::function<void()> proceed) {
    beforeLeaving_([this, proceed = std::move(proceed)] {
        if (!document_.isDirty()) {
            proceed();
            return;
        }
        auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Unsaved changes"),
                                    tr("Save the changes to “%1”?").arg(document_.displayName()), QMessageBox::NoButton,
                                    window_);
        box->setObjectName(QStringLiteral("unsaved"));
        box->setInformativeText(document_.hasUnsavedTraining()
                                    ? tr("Its trained weights are not saved yet; without saving, they are lost.")
                                    : tr("Without saving, they are lost."));
        box->setAttribute(Qt::WA_DeleteOnClose);
        const QPushButton* save = box->addButton(tr("Save"), QMessageBox::AcceptRole);
        const QPushButton* discard = box->addButton(tr("Don't save"), QMessageBox::DestructiveRole);
        box->addButton(tr("Cancel"), QMessageBox::RejectRole);
        connect(box, &QMessageBox::buttonClicked, this, [this, save, discard, proceed](const QAbstractButton* button) {
            if (button == save) {
                // What is edited while the file is written is asked about again.
                this->save([this, proceed] { leaveThen(proceed); });
            } else if (button == discard) {
                proceed();
            } else {
                Q_EMIT stayed();
            }
        });
        box->open();
    });
}

void FileController::askForPath(bool saving, const QString& filter, const QString& suffix, const QString& name,
                                std::function<void(QString)> then) {
    auto* dialog = new QFileDialog(window_, saving ? tr("Save") : tr("Open"), Settings().folder(), filter);
    dialog->setObjectName(saving ? QStringLiteral("save") : QStringLiteral("open"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(saving ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(saving ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    if (saving) {
        dialog->setDefaultSuffix(suffix);
        dialog->selectFile(name);
    }
    connect(dialog, &QFileDialog::rejected, this, &FileController::stayed);
    connect(dialog, &QFileDialog::fileSelected, this, [then = std::move(then)](const QString& path) {
        Settings().setFolder(QFileInfo(path).absolutePath());
        then(path);
    });
    dialog->open();
}

}  // namespace fovea

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <QObject>
#include <QString>
#include <QStringList>

#include "app/session/job.h"
#include "core/error.h"
#include "core/tensor/shape.h"

class QWidget;

namespace fovea {

class ActionTable;
class Document;
struct ExportFormat;
struct OpenedFile;
class RecentFiles;

/// Opening, saving and exporting: dialogs that block nothing, reading and writing on a thread of
/// their own, and the question about what is not saved.
class FileController : public QObject {
    Q_OBJECT
public:
    /// What must happen first; it calls `proceed` when it is done, now or later.
    using Preparation = std::function<void(std::function<void()> proceed)>;

    FileController(Document& document, RecentFiles& recent, QWidget* window);

    void connectActions(const ActionTable& actions);
    /// Before a save: hands the document what a run has reached, without ending it.
    void setBeforeSave(Preparation preparation) { beforeSave_ = std::move(preparation); }
    /// Before the document is left or replaced: ends a run, and hands over what it has reached.
    void setBeforeLeaving(Preparation preparation) { beforeLeaving_ = std::move(preparation); }

    void open();
    /// Reads the file on a thread, then asks about what is not saved.
    void openPath(const QString& path);
    void save(std::function<void()> then = {});
    void saveAs(std::function<void()> then = {});
    void exportAs();
    /// Asks about what is not saved; then goes on, unless the user cancels.
    void leaveThen(std::function<void()> proceed);

Q_SIGNALS:
    void opened(const QString& path);
    void saved(const QString& path);
    void exported(const QString& path);
    /// A sentence for the status line.
    void notified(const QString& text);
    void failed(const fovea::Error& error);
    /// A model was opened whose file doesn't say how it wants its pictures; the remarks are the file's others.
    void preprocessingUnknown(const QString& name, const QStringList& remarks);
    void busyChanged(const QString& what);  ///< "" when done
    void stayed();                          ///< the document that was to be left stays after all

private:
    /// `input`: of an image, for models that leave it free.
    void read(const QString& path, std::optional<Shape> input);
    void show(OpenedFile& file, const QString& path);
    void tellRemarks(const QString& path, const QStringList& remarks);
    void write(const QString& path, std::function<void()> then, bool overChanges = false);
    /// Another program wrote the file since it was opened here: asks what to do.
    void askAboutChanges(const QString& path, std::function<void()> then);
    void exportTo(const ExportFormat& format, const QString& path);
    void askForPath(bool saving, const QString& filter, const QString& suffix, const QString& name,
                    std::function<void(QString)> then);

    Document& document_;
    RecentFiles& recent_;
    QWidget* window_;
    Preparation beforeSave_ = [](const std::function<void()>& proceed) { proceed(); };
    Preparation beforeLeaving_ = [](const std::function<void()>& proceed) { proceed(); };
    Job reading_, writing_, exporting_;
};

}  // namespace fovea

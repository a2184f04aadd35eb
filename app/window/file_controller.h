// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include <QObject>
#include <QString>

#include "app/session/job.h"
#include "core/error.h"

class QWidget;

namespace fovea {

class ActionTable;
struct CatalogueEntry;
class Document;
struct ExportFormat;
struct NetworkSpec;
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

    void newDocument();
    /// A network of core's catalogue for the images and classes at hand, with its recipe, as a document of its own;
    /// an empty one for "".
    void openClassic(const QString& id);
    /// The same as it was published, whatever is open: what a lesson begins with. Where the data that is chosen has other
    /// pictures, the built-in ones are.
    void openAsPublished(const QString& id);
    /// A network as a pattern line has it, for colour pictures of `side` × `side` pixels.
    void openPattern(const QString& pattern, int side, int classes);
    void open();
    /// Reads the file on a thread, then asks about what is not saved.
    void openPath(const QString& path);
    void save(std::function<void()> then = {});
    void saveAs(std::function<void()> then = {});
    void exportAs();
    /// Asks about what is not saved; then goes on, unless the user cancels.
    void leaveThen(std::function<void()> proceed);
    /// LeNet-5 on the built-in pictures, with its recipe: something to press play on.
    void startDocument();

Q_SIGNALS:
    void opened(const QString& path);
    void saved(const QString& path);
    void exported(const QString& path);
    /// A network was asked for elsewhere, and is the document now.
    void networkMade();
    /// A sentence for the status line.
    void notified(const QString& text);
    void failed(const fovea::Error& error);
    void busyChanged(const QString& what);  ///< "" when done
    void stayed();                          ///< the document that was to be left stays after all

private:
    void openEntry(const CatalogueEntry& entry, NetworkSpec spec, const std::string& dataset);
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

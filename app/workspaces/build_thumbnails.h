// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "app/document/drawing_edit.h"
#include "app/session/inspection_session.h"
#include "app/session/job.h"
#include "app/session/picture_choice.h"
#include "app/session/snapshot_wants.h"
#include "widgets/canvas/layer_thumbnail.h"

namespace fovea {

class ActionTable;
class NetworkCanvas;
class RunController;

/// Live thumbnails in Build: every layer shows what it gives for the picture that is chosen in See, before training as
/// well. Asked of the session and made into pictures beside the interface's thread; what an edit has outdated is taken
/// away at once. Large networks start without, and it is said what they would cost.
class BuildThumbnails : public QObject {
    Q_OBJECT
public:
    struct Sources {
        RunController* run = nullptr;
        PictureChoice* choice = nullptr;
        InspectionSession* session = nullptr;  ///< See's, which asks nothing while Build is shown
    };
    BuildThumbnails(const Sources& sources, ActionTable& actions, NetworkCanvas* canvas, QObject* parent);

    /// Nothing is computed while the page isn't shown.
    void setCurrent(bool current);

Q_SIGNALS:
    /// A sentence for the status line.
    void notified(const QString& sentence);

private:
    bool isOn() const;
    void takeEdit(DrawingParts what);
    /// Switches them off where a large network comes, and to what the user prefers where a small one does.
    void takeSize();
    QString costSentence() const;
    void refresh();
    void ask();
    void takeAnswer(const InspectionReply& reply);
    void forget();

    Sources from_;
    ActionTable& actions_;
    NetworkCanvas* canvas_;
    SnapshotWants::Token wanted_;
    QTimer refresh_;  ///< collects what happens, while training runs above all
    Job making_;
    struct {
        quint64 id = 0;  ///< 0: nothing is asked
        std::shared_ptr<const FittedPicture> picture;
    } asked_;
    bool askAgain_ = false;
    bool current_ = false;
    bool large_ = false;
};

}  // namespace fovea

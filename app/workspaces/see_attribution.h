// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "app/session/inspection_session.h"
#include "app/workspaces/layer_pictures.h"

namespace fovea {

class SeeAttributionPanel;

/// Asks the session for what the attribution page shows. While a question of the same kind is at work, newer weights wait
/// for its end; another method, class, layer or picture does not.
class SeeAttribution : public QObject {
    Q_OBJECT

public:
    SeeAttribution(InspectionSession& session, SeeAttributionPanel& panel, QObject* parent);

    /// Whether its page is in view; else nothing is asked.
    void setShown(bool shown);
    /// The picture and the weights that are shown, with the class that scores most.
    void setInspection(const Inspection& inspection);
    /// The maps of this are asked for next: what is at work for another picture or network ends, for it would be waited for.
    void expect(const InspectionSubject& next);
    void forget(const QString& sentence);

private:
    void ask();
    /// Of the same subject and request as the map.
    void askForSanity(const InspectionReply& map);
    void stop();
    void takeAnswer(const InspectionReply& reply, bool whole);
    void takeFailure(quint64 id, const Error& error);
    void finished();

    InspectionSession& session_;
    SeeAttributionPanel& panel_;
    std::optional<InspectionSubject> subject_;
    bool shown_ = false;
    bool isStale_ = true;
    bool isHalted_ = false;  ///< by its Stop: newer weights do not begin anew
    int usualClass_ = 0;
    quint64 asked_ = 0;
    quint64 askedSanity_ = 0;
};

}  // namespace fovea

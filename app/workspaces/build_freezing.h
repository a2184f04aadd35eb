// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace fovea {

class ActionTable;
class InspectorPanel;
class LedgerView;
class NetworkCanvas;
class RunController;

/// Transfer learning in Build: shows which layers are frozen on canvas, inspector and ledger, passes on what they ask for,
/// and offers another head.
class BuildFreezing : public QObject {
    Q_OBJECT
public:
    struct Views {
        NetworkCanvas* canvas = nullptr;
        InspectorPanel* inspector = nullptr;
        LedgerView* ledger = nullptr;
    };
    BuildFreezing(RunController& run, ActionTable& actions, const Views& views, QWidget* page);

    /// The actions work while the page is shown.
    void setCurrent(bool current);

private:
    void show();
    void chooseHead();
    void refreshActions();

    RunController& run_;
    ActionTable& actions_;
    Views views_;
    QWidget* page_;
    bool current_ = false;
};

}  // namespace fovea

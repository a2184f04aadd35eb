// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/session/job.h"

namespace fovea {

class Document;
class LedgerView;

/// Tells the ledger what training the network takes with batches of the size that Train is set to. Planned beside the
/// interface's thread.
class BuildMemory : public QObject {
    Q_OBJECT
public:
    BuildMemory(const Document& document, LedgerView& ledger, QObject* parent);

private:
    void plan();

    const Document& document_;
    LedgerView& ledger_;
    Job planning_;
};

}  // namespace fovea

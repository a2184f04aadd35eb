// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quiet_decoding.h"

#include <QString>
#include <QtGlobal>
#include <atomic>

namespace fovea {
namespace {

thread_local bool decodingHere = false;
std::atomic<QtMessageHandler> handlerBefore = nullptr;

void unlessQuiet(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (decodingHere && type != QtFatalMsg) return;
    if (const QtMessageHandler before = handlerBefore) before(type, context, message);
}

}  // namespace

// The handler stays: another thread may be decoding when this one is ready. It is looked for again each time, since
// tests and debuggers put theirs in its place.
QuietDecoding::QuietDecoding() {
    decodingHere = true;
    const QtMessageHandler before = qInstallMessageHandler(unlessQuiet);
    if (before != unlessQuiet) handlerBefore = before;
}

QuietDecoding::~QuietDecoding() { decodingHere = false; }

}  // namespace fovea

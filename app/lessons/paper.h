// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <functional>

class QTextDocument;

namespace fovea {

/// A PDF of A4 pages with what `fill` puts into the document, whose pixels are the screen's.
QByteArray onPaper(const QString& title, const std::function<void(QTextDocument&)>& fill);

}  // namespace fovea

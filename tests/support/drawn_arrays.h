// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>

#include "datasets/synthetic/builtin.h"
#include "tests/support/data_maker.h"

namespace fovea::test {

/// Writes the built-in pictures as NumPy's arrays into a new folder. For programs that are run by the dozen: drawing the pictures
/// takes each of them longer than most of what a test asks of it. Returns whether all was written.
inline bool writeDrawnArrays(const QString& folder) {
    const auto pair = openBuiltin();
    if (!pair || !QDir().mkpath(folder)) return false;
    const auto write = [&](const QString& name, const QByteArray& bytes) {
        QFile file(folder + QLatin1Char('/') + name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    for (const auto& [part, images] : {std::pair("train", pair->training), std::pair("test", pair->test)}) {
        const QByteArray count = QByteArray::number(qlonglong(images->size()));
        QByteArray labels;
        for (std::int64_t i = 0; i < images->size(); ++i) labels += static_cast<char>(images->label(i));
        const QByteArray pixels(reinterpret_cast<const char*>(images->pixels(0)),
                                qsizetype(images->size()) * images->shape().size());
        const QString name = QStringLiteral("%1_") + QLatin1String(part) + QStringLiteral(".npy");
        if (!write(name.arg(QChar(u'x')), npyFile("|u1", "(" + count + ", 32, 32, 3)", pixels)) ||
            !write(name.arg(QChar(u'y')), npyFile("|u1", "(" + count + ",)", labels)))
            return false;
    }
    return true;
}

}  // namespace fovea::test

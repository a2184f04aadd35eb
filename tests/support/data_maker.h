// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <QByteArray>
#include <QList>
#include <QPair>

/// Small files of data as other programs write them.
namespace fovea::test {

inline QByteArray littleEndianBytes(quint64 value, int bytes) {
    QByteArray result;
    for (int i = 0; i < bytes; ++i) result += static_cast<char>(value >> (8 * i) & 255);
    return result;
}

/// A .npy of version 1.0: `shape` as Python writes it, "(2, 3)".
inline QByteArray npyFile(const QByteArray& type, const QByteArray& shape, const QByteArray& numbers) {
    QByteArray header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
    while ((header.size() + 11) % 64 != 0) header += ' ';
    header += '\n';
    return QByteArray("\x93NUMPY\1\0", 8) + littleEndianBytes(static_cast<quint64>(header.size()), 2) + header +
           numbers;
}

/// A zip, its files deflated.
inline QByteArray zipFile(const QList<QPair<QByteArray, QByteArray>>& files) {
    QByteArray packed(1 << 20, '\0');
    std::size_t used = 0;
    archive* out = archive_write_new();
    archive_write_set_format_zip(out);
    archive_write_set_bytes_in_last_block(out, 1);
    archive_write_open_memory(out, packed.data(), static_cast<std::size_t>(packed.size()), &used);
    for (const auto& [name, content] : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.constData());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, content.size());
        archive_write_header(out, entry);
        archive_write_data(out, content.constData(), static_cast<std::size_t>(content.size()));
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
    packed.resize(static_cast<qsizetype>(used));
    return packed;
}

/// A batch of CIFAR as Python 2 pickled it: a dictionary with "data", an array of bytes, and labels under `key`.
inline QByteArray pickledBatch(const QByteArray& key, const QList<int>& labels, const QByteArray& pixels) {
    const auto text = [](const QByteArray& t) { return QByteArray("U") + static_cast<char>(t.size()) + t; };
    const auto count = littleEndianBytes(static_cast<quint64>(labels.size()), 2);
    QByteArray list = "](";
    for (const int label : labels) list += QByteArray("K") + static_cast<char>(label);
    list += "e";
    const QByteArray type = QByteArray("cnumpy\ndtype\n(") + text("u1") + QByteArray("K\0K\1tR(K\3", 9) + text("|") +
                            QByteArray("NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb", 17);
    const QByteArray array = QByteArray("cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K") + '\0' + "t" +
                             text("b") + QByteArray("tR(K\1(M", 7) + count + QByteArray("M\0\x0c", 3) + "t" + type +
                             QByteArray("\x89", 1) + "T" + littleEndianBytes(static_cast<quint64>(pixels.size()), 4) +
                             pixels + "tb";
    return QByteArray("\x80\2}q\0(", 6) + text("data") + array + text(key) + list + "u.";
}

}  // namespace fovea::test

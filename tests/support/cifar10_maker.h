// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>
#include <QTest>
#include <vector>

#include "datasets/archive/cifar10_archive.h"

namespace fovea::test {

/// Small enough to be made by the hundred: 7 images a file.
inline constexpr Cifar10Layout smallLayout{.imagesPerFile = 7};

struct Member {
    QByteArray path;
    QByteArray content;
    QByteArray linkTo = {};  ///< where it is a link, and no file
    bool isHardLink = false;
};

/// A batch file whose record i has label (first + i) mod 10, and pixels that hardly shrink when packed.
inline QByteArray cifar10Batch(int first, std::int64_t images = smallLayout.imagesPerFile) {
    QByteArray bytes;
    std::uint32_t state = static_cast<std::uint32_t>(first) + 1;
    for (int i = 0; i < images; ++i) {
        bytes.append(static_cast<char>((first + i) % 10));
        for (int k = 0; k < 3072; ++k) {
            state = state * 1664525U + 1013904223U;
            bytes.append(static_cast<char>(state >> 24));
        }
    }
    return bytes;
}

inline QByteArray cifar10Names() { return "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n"; }

/// The members out of order, as in the official archive, readme.html included.
inline std::vector<Member> cifar10Content() {
    const QByteArray folder = "cifar-10-batches-bin/";
    return {{folder + "data_batch_1.bin", cifar10Batch(0)},  {folder + "batches.meta.txt", cifar10Names()},
            {folder + "data_batch_3.bin", cifar10Batch(20)}, {folder + "data_batch_4.bin", cifar10Batch(30)},
            {folder + "test_batch.bin", cifar10Batch(50)},   {folder + "readme.html", "<html></html>"},
            {folder + "data_batch_5.bin", cifar10Batch(40)}, {folder + "data_batch_2.bin", cifar10Batch(10)}};
}

inline void writeFile(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    QCOMPARE(file.write(content), content.size());
}

inline QByteArray readFile(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Writes a .tar.gz of the members.
inline void writeArchive(const QString& path, const std::vector<Member>& members) {
    archive* out = archive_write_new();
    archive_write_add_filter_gzip(out);
    archive_write_set_format_gnutar(out);
    QCOMPARE(archive_write_open_filename(out, path.toUtf8().constData()), ARCHIVE_OK);
    for (const auto& member : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, member.path.constData());
        archive_entry_set_size(entry, member.content.size());
        archive_entry_set_filetype(entry, AE_IFREG);
        if (member.isHardLink) archive_entry_set_hardlink(entry, member.linkTo.constData());
        if (!member.isHardLink && !member.linkTo.isEmpty()) {
            archive_entry_set_filetype(entry, AE_IFLNK);
            archive_entry_set_symlink(entry, member.linkTo.constData());
        }
        archive_entry_set_perm(entry, 0644);
        QCOMPARE(archive_write_header(out, entry), ARCHIVE_OK);
        if (member.linkTo.isEmpty()) {
            const auto size = static_cast<std::size_t>(member.content.size());
            QCOMPARE(archive_write_data(out, member.content.constData(), size), static_cast<la_ssize_t>(size));
        }
        archive_entry_free(entry);
    }
    QCOMPARE(archive_write_close(out), ARCHIVE_OK);
    archive_write_free(out);
}

/// Writes the folder as the archive would unpack to; returns its path.
inline QString writeFolder(const QString& parent, const std::vector<Member>& members) {
    QDir().mkpath(parent + QStringLiteral("/cifar-10-batches-bin"));
    for (const auto& member : members) {
        writeFile(parent + QLatin1Char('/') + QString::fromUtf8(member.path), member.content);
    }
    return parent + QStringLiteral("/cifar-10-batches-bin");
}

/// The member of that name, to be broken.
inline Member& memberNamed(std::vector<Member>& members, const QByteArray& name) {
    for (auto& member : members) {
        if (member.path.endsWith(name)) return member;
    }
    qFatal("no such member");
}

}  // namespace fovea::test

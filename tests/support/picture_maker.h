// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QColor>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPolygon>
#include <QString>
#include <algorithm>

/// Folders of pictures by class, as people have them.
namespace fovea::test {

/// A disc, a square or a triangle on a ground of another colour, each another by `index`.
inline QImage drawnThing(const QString& kind, int index, QSize size) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(index * 47 % 360, 60, 230));
    QPainter painter(&image);
    painter.setBrush(QColor::fromHsv((index * 47 + 150) % 360, 220, 140));
    painter.setPen(Qt::NoPen);
    const int side = std::min(size.width(), size.height()) * 2 / 3;
    const QRect box((size.width() - side) / 2 + index % 5 - 2, (size.height() - side) / 2 + index % 3 - 1, side, side);
    if (kind == QStringLiteral("disc")) {
        painter.drawEllipse(box);
    } else if (kind == QStringLiteral("square")) {
        painter.drawRect(box);
    } else {
        painter.drawPolygon(QPolygon({box.bottomLeft(), box.bottomRight(), QPoint(box.center().x(), box.top())}));
    }
    return image;
}

/// 16 × 8 pixels of CMYK, the left half red, the right half cyan, by Pillow 9.4 (quality 60, optimize).
inline QByteArray cmykJpeg() {
    return QByteArray::fromBase64(
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJTUjI+WmFaUGBK"
        "UVJP/8AAFAgACAAQBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAcIAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAOBEMATQBZAEsA"
        "AD8AThgMCcmJTqnWf//Z");
}

/// A JPEG that says it is to be turned by 90° clockwise: an Exif segment of one entry (orientation, 0x0112, is 6) behind its start.
inline QByteArray turnedByExif(const QImage& image) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpg");
    return QByteArray(buffer.data())
        .insert(2, QByteArray::fromHex("ffe10022457869660000"
                                       "4d4d002a00000008"
                                       "0001011200030000000100060000"
                                       "00000000"));
}

inline bool writeBytes(const QString& path, const QByteArray& content) {
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) &&
           file.write(content) == content.size();
}

/// FOLDER/disc, FOLDER/square and FOLDER/triangle with `each` pictures of many sizes as PNG, JPEG and BMP; and what spoils
/// folders: a picture of printer's inks, one turned by EXIF, a grey one, a broken one, a text, a hidden and an empty file.
inline bool writeThings(const QString& folder, int each) {
    const QStringList endings{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("bmp")};
    bool done = true;
    for (const QString& kind : {QStringLiteral("disc"), QStringLiteral("square"), QStringLiteral("triangle")}) {
        done = done && QDir().mkpath(folder + u'/' + kind);
        for (int i = 0; i < each; ++i)
            done = done && drawnThing(kind, i, {40 + i * 7 % 60, 40 + i * 11 % 60})
                               .save(QStringLiteral("%1/%2/%3.%4").arg(folder, kind).arg(i + 1).arg(endings[i % 3]));
    }
    const QByteArray turned = turnedByExif(drawnThing(QStringLiteral("square"), 3, {90, 50}));
    done = done && writeBytes(folder + QStringLiteral("/square/turned.jpg"), turned);
    const QImage grey = drawnThing(QStringLiteral("disc"), 5, {50, 50}).convertToFormat(QImage::Format_Grayscale8);
    done = done && grey.save(folder + QStringLiteral("/disc/grey.png"));
    done = done && writeBytes(folder + QStringLiteral("/triangle/broken.jpg"), turned.first(turned.size() / 2));
    return done && writeBytes(folder + QStringLiteral("/disc/inks.jpg"), cmykJpeg()) &&
           writeBytes(folder + QStringLiteral("/disc/notes.txt"), "notes") &&
           writeBytes(folder + QStringLiteral("/square/.hidden.png"), "x") &&
           writeBytes(folder + QStringLiteral("/triangle/empty.png"), "");
}

}  // namespace fovea::test

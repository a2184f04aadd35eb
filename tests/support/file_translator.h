// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QHash>
#include <QList>
#include <QTranslator>
#include <QXmlStreamReader>

namespace fovea::test {

struct Message {
    QString context, source, translation, state;
};

/// Translates from the tree's own file, under the contexts that stand in it.
class FileTranslator : public QTranslator {
public:
    explicit FileTranslator(const QList<Message>& messages) {
        for (const Message& message : messages)
            table_.insert(message.context + QChar(0) + message.source, message.translation);
    }
    bool isEmpty() const override { return table_.isEmpty(); }
    QString translate(const char* context, const char* source, const char*, int) const override {
        return table_.value(QString::fromUtf8(context) + QChar(0) + QString::fromUtf8(source));
    }

private:
    QHash<QString, QString> table_;
};

inline QList<Message> readMessages(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QStringLiteral("name")) context = xml.readElementText();
        if (xml.name() == QStringLiteral("source")) messages.push_back({context, xml.readElementText(), {}, {}});
        if (xml.name() == QStringLiteral("translation")) {
            messages.back().state = xml.attributes().value(QStringLiteral("type")).toString();
            messages.back().translation = xml.readElementText();
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

}  // namespace fovea::test

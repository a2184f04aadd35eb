// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

/// The translations as they lie in the tree: every placeholder, tag and filter of a sentence is in its translation.
class TestTranslation : public QObject {
    Q_OBJECT
private:
    static QStringList marks(const QString& text) {
        static const QRegularExpression mark(QStringLiteral(R"(%\d|</?\w+>|\*\.\w+)"));
        QStringList list;
        for (auto match = mark.globalMatch(text); match.hasNext();) {
            list << match.next().captured();
        }
        list.sort();
        return list;
    }

private Q_SLOTS:
    void keepsPlaceholders() {
        QFile file(QStringLiteral(FOVEA_FIXTURES "/../../resources/i18n/fovea_vi.ts"));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QXmlStreamReader xml(&file);
        QString source;
        int translated = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) {
                continue;
            }
            if (xml.name() == QStringLiteral("source")) {
                source = xml.readElementText();
            } else if (xml.name() == QStringLiteral("translation")) {
                const QString text = xml.readElementText();
                if (!text.isEmpty()) {
                    QVERIFY2(marks(text) == marks(source), qPrintable(source + QStringLiteral(" | ") + text));
                    ++translated;
                }
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(translated > 150);
    }
};

QTEST_GUILESS_MAIN(TestTranslation)
#include "tst_translation.moc"

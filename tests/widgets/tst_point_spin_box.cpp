// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/register_test.h"
#include "widgets/inspector/point_spin_box.h"

using namespace fovea;

/// Numbers typed with a point or a comma, where the locale writes one or the other.
class TestPointSpinBox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void reads_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("shown");
        for (const char* locale : {"C", "vi_VN", "de_DE", "en_US"}) {
            const auto row = [locale](const char* typed, double value, const char* shown) {
                QTest::addRow("%s in %s", typed, locale)
                    << QString::fromLatin1(typed) << value << QString::fromLatin1(shown);
            };
            row("0.01", 0.01, "0.01");
            row("0,01", 0.01, "0.01");
            row(",5", 0.5, "0.5");
            row("12", 12, "12");
            row("1e-5", 1e-5, "1e-05");
            row("1.2.3", 1.23, "1.23");        // the second point is not taken
            row("1,000.5", 1.0005, "1.0005");  // no marks between thousands
            row("1x5", 15, "15");
            row("1,5e3", 0.25, "0.25");  // beyond the range: back to what was there
        }
    }

    void reads() {
        QFETCH(QString, typed);
        QFETCH(double, value);
        QFETCH(QString, shown);
        const QString locale = QString::fromLatin1(QTest::currentDataTag()).section(u' ', -1);
        QLocale::setDefault(QLocale(locale));
        PointSpinBox box;
        box.setDecimals(8);
        box.setRange(0, 100);
        box.setValue(0.25);
        box.setKeyboardTracking(false);
        QCOMPARE(box.text(), QStringLiteral("0.25"));
        auto* line = box.findChild<QLineEdit*>();
        line->selectAll();
        QTest::keyClicks(line, typed);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(box.value(), value);
        QCOMPARE(box.text(), shown);
    }

    /// Over everything with its unit, into the number before it, and over the word that stands for nothing.
    void readsBesideAUnit_data() {
        QTest::addColumn<double>("before");
        QTest::addColumn<bool>("over");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("shown");
        QTest::newRow("over all") << 1.0 << true << QStringLiteral("60") << 60.0 << QStringLiteral("60 %");
        QTest::newRow("with its unit") << 1.0 << true << QStringLiteral("7.5 %") << 7.5 << QStringLiteral("7.5 %");
        QTest::newRow("before the unit") << 1.0 << false << QStringLiteral("2") << 12.0 << QStringLiteral("12 %");
        QTest::newRow("over the word") << 0.0 << true << QStringLiteral("42") << 42.0 << QStringLiteral("42 %");
        QTest::newRow("behind the word") << 0.0 << false << QStringLiteral("42") << 42.0 << QStringLiteral("42 %");
        QTest::newRow("nothing") << 5.0 << true << QStringLiteral("0") << 0.0 << QStringLiteral("off");
    }

    void readsBesideAUnit() {
        QFETCH(double, before);
        QFETCH(bool, over);
        QFETCH(QString, typed);
        QFETCH(double, value);
        QFETCH(QString, shown);
        PointSpinBox box;
        box.setDecimals(9);
        box.setRange(0, 100);
        box.setSuffix(QStringLiteral(" %"));
        box.setSpecialValueText(QStringLiteral("off"));
        box.setKeyboardTracking(false);
        box.setValue(before);
        auto* line = box.findChild<QLineEdit*>();
        if (over)
            line->selectAll();
        else
            line->setCursorPosition(int(before == 0 ? line->text().size() : line->text().size() - 2));
        QTest::keyClicks(line, typed);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(box.value(), value);
        QCOMPARE(box.text(), shown);
    }

    void leavesBelowSmallest() {
        // Qt's own repair would drop the comma and make 12 of it.
        PointSpinBox box;
        box.setRange(10, 20);
        box.setValue(15);
        auto* line = box.findChild<QLineEdit*>();
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("1,2"));
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY2(box.value() == 15 || box.value() == 10, qPrintable(box.text()));
    }
};

FOVEA_GUI_TEST(TestPointSpinBox)
#include "tst_point_spin_box.moc"

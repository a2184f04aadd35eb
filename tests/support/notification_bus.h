// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QStringList>

namespace fovea::test {

/// A session bus of the test's own, on which notifications for the desktop arrive here instead. To be started before anything
/// asks for the session bus: a process knows one.
class NotificationBus : public QDBusVirtualObject {
public:
    ~NotificationBus() override {
        QDBusConnection::disconnectFromBus(name());
        if (daemon_.state() == QProcess::NotRunning) return;
        daemon_.kill();
        daemon_.waitForFinished();
    }

    /// False where dbus-daemon is not installed.
    bool start() {
        daemon_.start(QStringLiteral("dbus-daemon"),
                      {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
        if (!daemon_.waitForStarted() || !daemon_.waitForReadyRead()) return false;
        const QByteArray address = daemon_.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QDBusConnection connection = QDBusConnection::connectToBus(QString::fromLatin1(address), name());
        return connection.registerVirtualObject(QStringLiteral("/org/freedesktop/Notifications"), this) &&
               connection.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }

    /// Those that came so far.
    const QStringList& sentences() const { return sentences_; }

    bool handleMessage(const QDBusMessage& message, const QDBusConnection& connection) override {
        if (message.member() != QStringLiteral("Notify") || message.signature() != QStringLiteral("susssasa{sv}i"))
            return false;
        sentences_ << message.arguments().at(4).toString();
        connection.send(message.createReply(1U));
        return true;
    }
    QString introspect(const QString& /*path*/) const override { return {}; }

private:
    static QString name() { return QStringLiteral("notifications"); }

    QProcess daemon_;
    QStringList sentences_;
};

}  // namespace fovea::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/training_status.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QFileInfo>
#include <QVariant>
#include <utility>

#include "app/averaging_text.h"
#include "app/session/run_controller.h"
#include "app/session/run_position.h"
#include "app/stop_text.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

TrainingStatus::TrainingStatus(RunController& run, QWidget* parent) : QToolButton(parent), run_(run) {
    setObjectName(QStringLiteral("status.training"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("Show Train"));
    setStyleSheet(QStringLiteral("QToolButton { padding: 0 4px; }"));
    connect(&run_.session(), &TrainingSession::stateChanged, this, &TrainingStatus::follow);
    connect(&run_.session(), &TrainingSession::pointsArrived, this, &TrainingStatus::refresh);
    connect(&run_.session(), &TrainingSession::prepared, this, &TrainingStatus::refresh);
    connect(&run_, &RunController::dataChanged, this, &TrainingStatus::refresh);
    connect(&run_.document(), &Document::modelChanged, this, &TrainingStatus::refresh);
    connect(&run_.document(), &Document::settingsChanged, this, &TrainingStatus::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &TrainingStatus::refresh);
    refresh();
}

void TrainingStatus::follow(TrainingSession::State state) {
    refresh();
    const bool runs = state == TrainingSession::State::Running || state == TrainingSession::State::Pausing;
    const bool stopped = std::exchange(wasRunning_, runs) && state == TrainingSession::State::Paused;
    if (stopped && run_.session().isFinished()) Q_EMIT ended(endSentence());
}

QString TrainingStatus::endSentence() const {
    if (const auto rule = positionOf(run_).rule) return stopSentence(*rule);
    const History& history = run_.session().history();
    const QString epochs = groupedNumber(run_.session().epochs());
    if (history.epochs.empty() || !history.epochs.back().validated)
        return tr("Training has ended after %1 epochs.").arg(epochs);
    return tr("Training has ended after %1 epochs; %2 % of the validation images are classified right.")
        .arg(epochs, decimalNumber(100 * history.epochs.back().validation.accuracy, 1));
}

void TrainingStatus::refresh() {
    const ThemeColors& colors = Theme::instance().colors();
    const RunPosition position = positionOf(run_);
    QString place = tr("epoch %1 of %2").arg(position.epoch()).arg(position.epochs());
    const std::int64_t finished = position.perEpoch > 0 ? position.step / position.perEpoch : 0;
    if (const QString average = averageShown(position.averaging, finished, position.step); !average.isEmpty())
        place += QStringLiteral(" · ") + tr("averaged weights (%1)").arg(average);
    QColor color = colors.controlBorder;
    QString text;
    switch (run_.session().state()) {
        case TrainingSession::State::Preparing: text = tr("Preparing"); break;
        case TrainingSession::State::Running:
            text = tr("Training, %1").arg(place);
            color = colors.success;
            break;
        case TrainingSession::State::Pausing: text = tr("Pausing"); break;
        default:
            text = position.step == 0      ? (run_.startsFromWeights() ? tr("Starts from its weights") : tr("Not trained"))
                   : position.isFinished() ? tr("Trained, %1").arg(place)
                   : position.perEpoch > 0 ? tr("Paused, %1").arg(place)
                                           : tr("Paused");
            if (position.step > 0) color = position.isFinished() ? colors.accent : colors.validation;
    }
    setIcon(Theme::instance().icon(QStringLiteral("dot"), color, 10, devicePixelRatioF()));
    setIconSize({10, 10});
    setText(text);
    setAccessibleName(text);
    updateGeometry();
    Q_EMIT moved();
}

void notifyOnDesktop(QWidget& window, const QString& sentence) {
    QApplication::alert(&window);
    // Asking for a bus that is not there would start one.
    const QString usual = qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus");
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") && !QFileInfo::exists(usual)) return;
    const QString service = QStringLiteral("org.freedesktop.Notifications");
    QDBusMessage message = QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/Notifications"),
                                                          service, QStringLiteral("Notify"));
    message << QStringLiteral("Fovea") << 0U << QStringLiteral("fovea") << QStringLiteral("Fovea") << sentence
            << QStringList() << QVariantMap() << -1;
    QDBusConnection::sessionBus().send(message);
}

}  // namespace fovea

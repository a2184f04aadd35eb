// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/tour.h"

#include <QApplication>
#include <QKeyEvent>
#include <QToolButton>
#include <utility>

#include "app/window/file_controller.h"
#include "app/window/main_window.h"
#include "app/window/new_documents.h"
#include "app/window/tour_card.h"
#include "app/window/tour_steps.h"

namespace fovea {
namespace {

constexpr int lookMilliseconds = 100;

}  // namespace

Tour::Tour(MainWindow& window) : QObject(&window), window_(window) {
    timer_.setInterval(lookMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &Tour::look);
    connect(&window_.files(), &FileController::stayed, this, [this] { asking_.reset(); });
}

Tour::~Tour() = default;

void Tour::start() {
    if (!asking_.expired()) return;
    leave();
    const auto asking = std::make_shared<int>();
    asking_ = asking;
    window_.files().leaveThen([this, asking] {
        asking_.reset();
        window_.newDocuments().start();
        begin();
    });
}

void Tour::begin() {
    leave();
    steps_ = tourSteps(window_);
    shade_ = new TourShade(&window_);
    card_ = new TourCard(&window_);
    connect(card_, &TourCard::skipRequested, this, [this] { enter(step_ + 1); });
    connect(card_, &TourCard::leaveRequested, this, &Tour::leave);
    shade_->show();
    card_->show();
    QApplication::instance()->installEventFilter(this);
    enter(0);
    timer_.start();
}

void Tour::leave() {
    if (!isRunning()) return;
    timer_.stop();
    QApplication::instance()->removeEventFilter(this);
    step_ = -1;
    std::exchange(shade_, nullptr)->deleteLater();
    std::exchange(card_, nullptr)->deleteLater();
}

void Tour::enter(int step) {
    step_ = step;
    if (step_ < count) {
        const TourStep& now = steps_[static_cast<std::size_t>(step_)];
        window_.showWorkspace(now.room);
        card_->setStep(tr("%1 of %2").arg(step_ + 1).arg(count), now.title, now.text, false);
    } else {
        card_->setStep(tr("Done"), tr("That was all six"),
                       tr("The lessons begin with Ctrl+1, F1 explains what has the focus, and the tour is under Help."),
                       true);
    }
    look();
}

void Tour::look() {
    if (step_ < count && steps_[static_cast<std::size_t>(step_)].isDone()) {
        enter(step_ + 1);
        return;
    }
    const QList<QRect> shown = targets();
    shade_->setGeometry(window_.rect());
    shade_->setTargets(shown);
    shade_->raise();
    card_->placeBeside(shown + taken());
    card_->raise();
}

QList<QRect> Tour::targets() const {
    if (step_ >= count) return {};
    const TourStep& now = steps_[static_cast<std::size_t>(step_)];
    if (window_.currentWorkspace() == now.room && window_.apart() == nullptr) return now.targets();
    // Somebody looks at something else meanwhile: the way back.
    auto* button = window_.findChild<QToolButton*>(QStringLiteral("workspace.%1").arg(static_cast<int>(now.room)));
    if (button == nullptr || !button->isVisible()) return {};
    return {QRect(button->mapTo(&window_, QPoint()), button->size())};
}

QList<QRect> Tour::taken() const {
    if (step_ >= count || window_.apart() != nullptr) return {};
    const TourStep& now = steps_[static_cast<std::size_t>(step_)];
    return now.taken && window_.currentWorkspace() == now.room ? now.taken() : QList<QRect>();
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape) return false;
    // Dialogs, menus and a drag have an Escape of their own.
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || widget->window() != &window_ || QApplication::activePopupWidget() != nullptr ||
        QApplication::activeModalWidget() != nullptr || QApplication::mouseButtons() != Qt::NoButton)
        return false;
    leave();
    return true;
}

}  // namespace fovea

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/build_thumbnails.h"

#include <QAction>
#include <utility>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/error_text.h"
#include "app/images/layer_thumbnails.h"
#include "app/session/run_controller.h"
#include "app/settings/settings.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

constexpr int thumbnailInterval = 200;  // ms between two sets of pictures

}  // namespace

BuildThumbnails::BuildThumbnails(const Sources& sources, ActionTable& actions, NetworkCanvas* canvas, QObject* parent)
    : QObject(parent), from_(sources), actions_(actions), canvas_(canvas) {
    refresh_.setSingleShot(true);
    refresh_.setInterval(thumbnailInterval);
    connect(&refresh_, &QTimer::timeout, this, &BuildThumbnails::ask);
    QAction* action = actions_.action(ActionId::ViewThumbnails);
    action->setChecked(Settings().thumbnails());
    connect(action, &QAction::toggled, this, [this](bool on) { on ? refresh() : forget(); });
    connect(action, &QAction::triggered, this, [this](bool on) {
        if (!large_) Settings().setThumbnails(on);
    });
    connect(&from_.run->document(), &Document::drawingChanged, this, &BuildThumbnails::takeEdit);
    connect(from_.run, &RunController::modelChanged, this, &BuildThumbnails::refresh);
    connect(from_.choice, &PictureChoice::pictureChanged, this, &BuildThumbnails::refresh);
    connect(from_.session, &InspectionSession::answered, this, [this](const InspectionReplyPointer& reply) {
        if (reply->id == asked_.id) takeAnswer(*reply);
    });
    connect(from_.session, &InspectionSession::failed, this, [this](quint64 id, const Error& error) {
        if (id == 0 || id != asked_.id) return;
        forget();
        Q_EMIT notified(errorText(error));
    });
    takeSize();
}

bool BuildThumbnails::isOn() const { return current_ && actions_.action(ActionId::ViewThumbnails)->isChecked(); }

void BuildThumbnails::setCurrent(bool current) {
    current_ = current;
    actions_.action(ActionId::ViewThumbnails)->setEnabled(current);
    if (current_) {
        wanted_ = from_.run->session().want({.model = true});
        if (large_ && !isOn()) Q_EMIT notified(costSentence());
        ask();
    } else {
        // What is shown stays, for when the page comes back.
        wanted_ = {};
        refresh_.stop();
        from_.session->cancel(std::exchange(asked_, {}).id);
    }
}

void BuildThumbnails::takeEdit(DrawingParts what) {
    if (what & (DrawingPart::Structure | DrawingPart::LayerSettings)) {
        forget();
        takeSize();
    }
    refresh();
}

QString BuildThumbnails::costSentence() const {
    const NetworkTotals& totals = from_.run->document().cost().totals;
    return tr("Thumbnails are off: with %1 parameters they would take %2 of memory, and %3 multiply–adds for each "
              "picture. Their button above the canvas shows them all the same.")
        .arg(shortCount(totals.parameters),
             memoryText(totals.parameters * std::int64_t(sizeof(float)) + totals.activationBytes),
             shortCount(totals.macs));
}

void BuildThumbnails::takeSize() {
    const bool large = from_.run->document().cost().totals.parameters > mostParametersWithThumbnails;
    QAction* action = actions_.action(ActionId::ViewThumbnails);
    if (large != std::exchange(large_, large)) {
        action->setChecked(!large && Settings().thumbnails());
        if (large && current_) Q_EMIT notified(costSentence());
    }
    const QString what = tr("On every layer what it gives for the picture that is chosen in See");
    action->setToolTip(large ? what + QStringLiteral("\n") + costSentence() : what);
}

void BuildThumbnails::refresh() {
    if (isOn() && !refresh_.isActive()) refresh_.start();
}

void BuildThumbnails::ask() {
    if (!isOn()) return;
    // One that is under way is waited for: else a slow network would never get to show anything.
    askAgain_ = asked_.id != 0;
    if (askAgain_) return;
    const NetworkSpec& spec = from_.run->document().spec();
    if (!from_.run->document().isSound()) return;
    const auto model = from_.run->model();
    if (!model || model->spec != spec) return;  // it is being made; modelChanged follows
    auto picture = from_.choice->fitted(std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape);
    if (!picture) {
        forget();
        return;
    }
    const InspectionSubject subject{model, picture->pixels};
    asked_ = {from_.session->ask(subject, MapsQuery{thumbnailNodes(spec)}), std::move(picture)};
}

void BuildThumbnails::takeAnswer(const InspectionReply& reply) {
    const auto picture = std::exchange(asked_, {}).picture;
    if (askAgain_) refresh();
    const NetworkSpec& spec = reply.subject.model->spec;
    const auto work = [maps = std::get<MapsAnswer>(reply.answer).maps, input = *spec.inputNode(),
                       image = picture->image](const std::stop_token&, const Job::Progress&) -> Result<LayerThumbnails> {
        LayerThumbnails thumbnails = layerThumbnails(maps);
        thumbnails[input] = {image, {}};
        return thumbnails;
    };
    making_.start(work, [this](Result<LayerThumbnails> made) {
        if (made && isOn()) canvas_->setThumbnails(*std::move(made));
    });
}

void BuildThumbnails::forget() {
    making_.cancel();
    askAgain_ = false;
    from_.session->cancel(std::exchange(asked_, {}).id);
    canvas_->setThumbnails({});
}

}  // namespace fovea

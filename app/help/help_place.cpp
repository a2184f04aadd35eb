// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help/help_place.h"

#include <QWidget>

#include "app/help/help_topics.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/inspector/field_form.h"
#include "widgets/inspector/palette_chip.h"

namespace fovea {
namespace {

QString topicOf(const LayerSpec& layer) {
    return QStringLiteral("layer.") + QString::fromStdString(std::string(kindName(layer)));
}

QString ownTopic(QWidget& widget) {
    if (const auto* chip = qobject_cast<const PaletteChip*>(&widget)) return topicOf(chip->layer());
    if (const auto* form = qobject_cast<const FieldForm*>(&widget)) return topicOf(form->layer());
    if (auto* bench = qobject_cast<BenchPanel*>(&widget))
        return QStringLiteral("bench.") + QString::fromStdString(std::string(bench->bench().kind().id));
    // Switch, slider and probability of a kind of augmentation.
    const QString name = widget.objectName();
    for (const char* part : {"kind:", "strength:", "probability:", "earlier:"})
        if (name.startsWith(QLatin1String(part))) return QStringLiteral("augment.") + name.section(u':', 1);
    const auto& places = helpPlaces();
    if (const auto found = places.find(name); found != places.end()) return *found;
    return places.value(QString::fromLatin1(widget.metaObject()->className()).remove(QStringLiteral("fovea::")));
}

}  // namespace

QString topicAt(QWidget* widget) {
    // The fields of a bench and of a layer are named after what they set, as those of Train are: a batch norm has a
    // momentum, too.
    for (QWidget* above = widget; above != nullptr; above = above->parentWidget())
        if (qobject_cast<BenchPanel*>(above) != nullptr || qobject_cast<FieldForm*>(above) != nullptr)
            return ownTopic(*above);
    for (; widget != nullptr; widget = widget->parentWidget())
        if (const QString topic = ownTopic(*widget); !topic.isEmpty()) return topic;
    return {};
}

}  // namespace fovea

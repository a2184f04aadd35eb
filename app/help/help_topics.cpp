// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help/help_topics.h"

#include <QCoreApplication>
#include <QFile>
#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "app/attribution_text.h"
#include "app/augmentation_text.h"
#include "app/lessons/lesson_library.h"
#include "core/attribution/attribution.h"
#include "core/augmentation/augment_kind.h"
#include "core/augmentation/augment_table.h"
#include "core/benches/bench_table.h"
#include "core/layers/layer_spec.h"
#include "widgets/benches/bench_text.h"
#include "widgets/canvas/layer_help.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/resources.h"

namespace fovea {
namespace {

struct HelpText {
    Q_DECLARE_TR_FUNCTIONS(fovea::HelpText)
};

/// A section of a help file: "## id", lines "key: value", an empty line, the text.
struct HelpSection {
    QString id;
    QHash<QString, QString> keys;
    QString text;
};

std::vector<HelpSection> readSections(const QString& language) {
    initResources();
    QFile file(QStringLiteral(":/help/%1.md").arg(language));
    if (!file.open(QIODevice::ReadOnly)) return {};
    std::vector<HelpSection> sections;
    bool inText = false;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(QStringLiteral("## "))) {
            sections.push_back({line.mid(3).trimmed(), {}, {}});
            inText = false;
        } else if (sections.empty()) {
            continue;
        } else if (inText) {
            sections.back().text += line + u'\n';
        } else if (line.trimmed().isEmpty()) {
            inText = true;
        } else {
            sections.back().keys[line.section(u':', 0, 0)] = line.section(u':', 1).trimmed();
        }
    }
    for (HelpSection& section : sections) section.text = section.text.trimmed();
    return sections;
}

const std::vector<HelpSection>& englishSections() {
    static const std::vector<HelpSection> sections = readSections(QStringLiteral("en"));
    return sections;
}

QString latin(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QList<int> lessonsOfFamily(LayerFamily family) {
    switch (family) {
        case LayerFamily::Input: return {15};
        case LayerFamily::Convolution: return {3, 12, 16, 17};
        case LayerFamily::Pooling: return {19};
        case LayerFamily::Activation: return {21};
        case LayerFamily::Normalisation: return {14};
        case LayerFamily::Dense: return {5};
        case LayerFamily::Structure: return {20};
    }
    return {};
}

void addLayers(std::vector<HelpTopic>& topics) {
    const auto add = [&](const LayerSpec& layer) {
        topics.push_back({QStringLiteral("layer.") + latin(kindName(layer)), layerTitle(layer),
                          layerHelp(layer) + QStringLiteral("\n\n") + layerFormula(layer),
                          lessonsOfFamily(familyOf(layer))});
    };
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (add(LayerSpec(std::variant_alternative_t<I, LayerSpec>())), ...);
    }
    (std::make_index_sequence<std::variant_size_v<LayerSpec>>{});
}

void addBenches(std::vector<HelpTopic>& topics) {
    for (const BenchKind* kind : benchKinds()) {
        HelpTopic topic{
            QStringLiteral("bench.") + latin(kind->id),
            benchTitle(*kind),
            HelpText::tr(
                "A bench: every number on it can be set, and what follows is computed at once. “Hide answer” lets you "
                "type it yourself. Its lesson says what to try."),
            {}};
        for (const Lesson& lesson : builtInLessons())
            if (lesson.bench == kind->id) topic.lessons << lesson.number;
        topics.push_back(std::move(topic));
    }
}

}  // namespace

std::vector<HelpTopic> helpTopics() {
    std::vector<HelpTopic> topics;
    const auto own = readSections(QString::fromStdString(lessonLanguage()));
    for (const HelpSection& english : englishSections()) {
        const auto found = std::ranges::find(own, english.id, &HelpSection::id);
        const HelpSection& said = found == own.end() ? english : *found;
        HelpTopic topic{english.id, said.keys[QStringLiteral("title")], said.text, {}};
        for (const QString& number : english.keys[QStringLiteral("lessons")].split(u' ', Qt::SkipEmptyParts))
            topic.lessons << number.toInt();
        topics.push_back(std::move(topic));
    }
    addLayers(topics);
    for (const AugmentKind* kind : augmentKinds())
        topics.push_back({QStringLiteral("augment.") + latin(kind->name),
                          augmentationTitle(*kind),
                          augmentationMeaning(*kind),
                          {22}});
    for (const AttributionMethod& method : attributionMethods())
        topics.push_back(
            {QStringLiteral("attribution.") + latin(method.id),
             attributionTitle(method.id),
             (attributionMeaning(method.id) + QStringLiteral("\n\n") + attributionWarning(method.id)).trimmed(),
             {13}});
    addBenches(topics);
    std::ranges::sort(topics, {}, &HelpTopic::id);
    return topics;
}

const HelpTopic* findTopic(const std::vector<HelpTopic>& topics, const QString& id) {
    const auto found = std::ranges::find(topics, id, &HelpTopic::id);
    return found == topics.end() ? nullptr : &*found;
}

const QHash<QString, QString>& helpPlaces() {
    static const QHash<QString, QString> places = [] {
        QHash<QString, QString> result;
        for (const HelpSection& section : englishSections())
            for (const QString& name : section.keys[QStringLiteral("at")].split(u' ', Qt::SkipEmptyParts))
                result.insert(name, section.id);
        return result;
    }();
    return places;
}

}  // namespace fovea

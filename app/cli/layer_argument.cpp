// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/layer_argument.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <vector>

#include "app/error_text.h"
#include "core/exchange/raw_inference.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct LayerArgument {
    Q_DECLARE_TR_FUNCTIONS(fovea::LayerArgument)
};

/// The last `count` parts as whole numbers; nothing where one is none.
std::optional<std::vector<int>> lastNumbers(const QStringList& parts, qsizetype count) {
    if (parts.size() <= count) return std::nullopt;
    std::vector<int> numbers;
    for (const QString& part : parts.last(count)) {
        bool isNumber = false;
        numbers.push_back(QLocale::c().toInt(part, &isNumber));
        if (!isNumber) return std::nullopt;
    }
    return numbers;
}

}  // namespace

Result<NodeId> layerNamed(const NetworkSpec& spec, const QString& text) {
    auto named = findLayer(spec, text.toStdString());
    if (named) return named;
    bool isNumber = false;
    const int number = QLocale::c().toInt(text, &isNumber);
    if (isNumber && spec.find(NodeId{number}) != nullptr) return NodeId{number};
    return named;
}

std::variant<NamedUnit, QString> unitOrMapNamed(const NetworkSpec& spec, const QString& text) {
    const QStringList parts = text.split(QChar(u','));
    QString sentence =
        LayerArgument::tr("--unit is LAYER,channel, or LAYER,y,x,channel for one unit of a map, not “%1”.").arg(text);
    for (const qsizetype count : {qsizetype{3}, qsizetype{1}}) {
        const auto numbers = lastNumbers(parts, count);
        if (!numbers) continue;
        const auto layer = layerNamed(spec, QStringList(parts.first(parts.size() - count)).join(QChar(u',')));
        if (!layer) {
            sentence = errorText(layer.error());
            continue;
        }
        NamedUnit unit{.layer = *layer, .channel = numbers->back(), .y = {}, .x = {}};
        if (count == 3) {
            unit.y = numbers->at(0);
            unit.x = numbers->at(1);
        }
        const Shape shape = soundShapes(spec).at(*layer);
        const auto isWithin = [](int place, int size) { return place >= 0 && place < size; };
        if (isWithin(unit.channel, shape.channels) && isWithin(unit.y.value_or(0), shape.height) &&
            isWithin(unit.x.value_or(0), shape.width))
            return unit;
        return LayerArgument::tr("“%1” has %2 units; “%3” names none of them. Places count from 0.")
            .arg(QString::fromStdString(spec.find(*layer)->name), shapeText(shape), text);
    }
    return sentence;
}

}  // namespace fovea

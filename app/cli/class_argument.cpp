// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/class_argument.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>

namespace fovea {
namespace {

struct ClassArgument {
    Q_DECLARE_TR_FUNCTIONS(fovea::InferVerb)
};

int classCount(const Model& model) { return soundShapes(model.spec).at(*model.spec.outputNode()).channels; }

}  // namespace

std::optional<int> classNamed(const Model& model, const QString& text) {
    const auto& names = model.classNames;
    const auto found = std::find(names.begin(), names.end(), text.toStdString());
    if (found != names.end()) return static_cast<int>(found - names.begin());
    bool isNumber = false;
    const int number = QLocale::c().toInt(text, &isNumber);
    return isNumber && number >= 0 && number < classCount(model) ? std::optional<int>(number) : std::nullopt;
}

QString unknownClassText(const Model& model, const QString& text) {
    QStringList names;
    for (const std::string& name : model.classNames) names += QString::fromStdString(name);
    const QString numbers = QStringLiteral("0 … %1").arg(classCount(model) - 1);
    const QString all = names.isEmpty() ? numbers : numbers + QStringLiteral(", ") + names.join(QStringLiteral(", "));
    return ClassArgument::tr("The model has no class “%1”. Give a number or a name of these: %2.").arg(text, all);
}

}  // namespace fovea

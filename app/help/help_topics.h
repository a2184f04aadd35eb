// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <vector>

namespace fovea {

/// What is said of one thing of the program.
struct HelpTopic {
    QString id;  ///< "train.learning_rate", "layer.conv2d"; never translated
    QString title;
    QString text;        ///< plain sentences, paragraphs apart by an empty line
    QList<int> lessons;  ///< numbers of the lessons that teach it
};

/// All topics in the program's language, by id. Those of resources/help/*.md, where each is written once in each language, and
/// those that the tables of layers, benches, augmentation and attribution say of their kinds themselves: a new kind brings its own.
std::vector<HelpTopic> helpTopics();

/// Null where there is none.
const HelpTopic* findTopic(const std::vector<HelpTopic>& topics, const QString& id);

/// Which topic explains a widget, by its object name or the name of its class (without fovea::). From resources/help/en.md.
const QHash<QString, QString>& helpPlaces();

}  // namespace fovea

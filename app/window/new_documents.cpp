// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/new_documents.h"

#include <utility>
#include <variant>

#include "app/document/document.h"
#include "app/window/file_controller.h"
#include "core/network/catalogue.h"
#include "core/network/pattern_line.h"
#include "core/training/recipes.h"

namespace fovea {

namespace {

/// Made for the images and classes that the document's network is made for; one for ImageNet's pictures as it was published,
/// since it is opened to be looked at. Build says then what the data is.
NetworkSpec classicFor(const Document& document, const CatalogueEntry& entry) {
    constexpr int smallPicture = 64;
    if (entry.input.height > smallPicture) return entry.make(entry.input, entry.classes);
    Shape input = entry.input;
    if (const auto node = document.spec().inputNode()) {
        if (const Shape* shape = std::get_if<Shape>(&document.shapes().at(*node))) {
            input = *shape;
        }
    }
    auto classes = static_cast<int>(document.trained().classNames.size());
    if (classes == 0) {
        const auto output = document.spec().outputNode();
        const auto* head = output ? std::get_if<DenseSpec>(&document.spec().find(*output)->layer) : nullptr;
        classes = head != nullptr ? head->units : 10;
    }
    NetworkSpec made = entry.make(input, classes);
    return validate(made).empty() ? made : entry.make(entry.input, classes);
}

}  // namespace

NewDocuments::NewDocuments(Document& document, FileController& files, QObject* parent)
    : QObject(parent), document_(document), files_(files) {}

void NewDocuments::empty() {
    files_.leaveThen([this] {
        RunSettings settings;
        settings.dataset = document_.settings().dataset;
        document_.reset({}, settings);
    });
}

void NewDocuments::openClassic(const QString& id) {
    const CatalogueEntry* entry = findInCatalogue(id.toStdString());
    if (entry == nullptr) {
        empty();
        return;
    }
    files_.leaveThen([this, entry] { openEntry(*entry, classicFor(document_, *entry), document_.settings().dataset); });
}

void NewDocuments::openAsPublished(const QString& id) {
    const CatalogueEntry* entry = findInCatalogue(id.toStdString());
    if (entry == nullptr) return;
    files_.leaveThen([this, entry] {
        NetworkSpec spec = entry->make(entry->input, entry->classes);
        const bool fits = classicFor(document_, *entry) == spec;
        openEntry(*entry, std::move(spec), fits ? document_.settings().dataset : "builtin");
    });
}

void NewDocuments::openPattern(const QString& pattern, int side, int classes) {
    constexpr int colours = 3;
    auto made = networkOfPattern(pattern.toStdString(), {side, side, colours}, classes);
    if (!std::holds_alternative<NetworkSpec>(made)) return;
    files_.leaveThen([this, pattern, spec = std::get<NetworkSpec>(std::move(made))] {
        RunSettings settings;
        settings.options.seed = document_.settings().options.seed;
        settings.dataset = "builtin";
        document_.reset({spec, {}}, settings);
        Q_EMIT notified(tr("%1 is a new document.").arg(pattern));
        Q_EMIT networkMade();
    });
}

void NewDocuments::openEntry(const CatalogueEntry& entry, NetworkSpec spec, const std::string& dataset) {
    RunSettings settings;
    settings.options = recipeOf(entry);
    settings.options.seed = document_.settings().options.seed;
    settings.dataset = dataset;
    document_.reset({std::move(spec), {}}, settings);
    Q_EMIT notified(tr("%1 is a new document.").arg(QString::fromStdString(entry.title)));
}

void NewDocuments::start() {
    const CatalogueEntry* lenet = findInCatalogue("lenet5");
    RunSettings settings;
    settings.options = recipeOf(*lenet);
    settings.dataset = "builtin";
    document_.reset({lenet->make(Shape{32, 32, 3}, 10), {}}, settings);
}

}  // namespace fovea

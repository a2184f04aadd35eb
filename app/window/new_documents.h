// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <string>

namespace fovea {

struct CatalogueEntry;
class Document;
class FileController;
struct NetworkSpec;

/// Documents that come from no file: empty ones, networks of the catalogue, of a pattern line, and what the program starts with.
/// Each takes the place of what is open, after the question about what is not saved.
class NewDocuments : public QObject {
    Q_OBJECT
public:
    NewDocuments(Document& document, FileController& files, QObject* parent = nullptr);

    void empty();
    /// A network of core's catalogue for the images and classes at hand, with its recipe, as a document of its own;
    /// an empty one for "".
    void openClassic(const QString& id);
    /// The same as it was published, whatever is open: what a lesson begins with. Where the data that is chosen has other
    /// pictures, the built-in ones are.
    void openAsPublished(const QString& id);
    /// A network as a pattern line has it, for colour pictures of `side` × `side` pixels.
    void openPattern(const QString& pattern, int side, int classes);
    /// LeNet-5 on the built-in pictures, with its recipe: something to press play on. Asks nothing.
    void start();

Q_SIGNALS:
    /// A network was asked for elsewhere, and is the document now.
    void networkMade();
    /// A sentence for the status line.
    void notified(const QString& text);

private:
    void openEntry(const CatalogueEntry& entry, NetworkSpec spec, const std::string& dataset);

    Document& document_;
    FileController& files_;
};

}  // namespace fovea

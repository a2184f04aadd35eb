// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <cstdint>
#include <vector>

#include "core/network/network_spec.h"

class QLabel;
class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace fovea {

class PaletteChip;

/// A network that can be opened from the catalogue.
struct CatalogueEntryView {
    QString id;
    QString title;
    std::int64_t parameters = 0;
    /// One bar per layer that computes: its family, and its height from 0 to 1.
    struct Bar {
        LayerFamily family{};
        double height = 1;
    };
    std::vector<Bar> bars;
};
/// The entries of core's catalogue, made for this input; without one, for those that they were made for.
std::vector<CatalogueEntryView> catalogueEntries(const std::optional<Shape>& input = std::nullopt);

/// Layers to drag, and networks to open.
class PalettePanel : public QWidget {
    Q_OBJECT
public:
    explicit PalettePanel(QWidget* parent = nullptr);

    void setCatalogue(const std::vector<CatalogueEntryView>& entries);
    /// Only the glyphs, 56 pixels wide, for small windows.
    void setCompact(bool compact);
    bool isCompact() const { return compact_; }
    QLineEdit* searchField() const { return search_; }

Q_SIGNALS:
    /// Double click, Enter or Space on a chip.
    void appendRequested(const LayerSpec& layer);
    /// "lenet5", …; "" asks for a blank network.
    void openArchitectureRequested(const QString& id);

private:
    void build();
    void filter(const QString& text);
    void restyle();

    struct Group {
        QWidget* box = nullptr;
        QLabel* title = nullptr;
        std::vector<PaletteChip*> chips;
    };
    void arrange(Group& group);

    QLineEdit* search_ = nullptr;
    QWidget* layerList_ = nullptr;
    QLabel* nothing_ = nullptr;
    QWidget* catalogue_ = nullptr;
    QVBoxLayout* catalogueRows_ = nullptr;
    std::vector<Group> groups_;
    bool compact_ = false;
};

}  // namespace fovea

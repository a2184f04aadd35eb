// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/matrix_accessible.h"

#include <QAccessibleWidget>
#include <map>

#include "widgets/benches/matrix_view.h"

namespace fovea {
namespace {

struct MatrixText {
    Q_DECLARE_TR_FUNCTIONS(fovea::MatrixView)
};

/// One cell. Lives as long as the view's interface.
class CellInterface : public QAccessibleInterface {
public:
    CellInterface(MatrixView* view, int index) : view_(view), index_(index) {}

    bool isValid() const override { return index_ < static_cast<int>(view_->matrix().values.size()); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(view_); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text kind) const override {
        if (!isValid()) return {};
        if (kind == QAccessible::Name) return MatrixText::tr("Row %1, column %2").arg(row() + 1).arg(column() + 1);
        if (kind == QAccessible::Value)
            return view_->isSealed(row(), column()) ? MatrixText::tr("hidden") : view_->cellText(row(), column());
        return {};
    }
    QRect rect() const override {
        if (!isValid()) return {};
        const QRect cell = view_->cellRect(row(), column()).toRect();
        return {view_->mapToGlobal(cell.topLeft()), cell.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.focused = view_->hasFocus() && view_->currentCell() == MatrixView::Cell{row(), column()};
        state.editable = view_->isEditable() || view_->isSealed(row(), column());
        state.readOnly = !state.editable;
        return state;
    }

private:
    int row() const { return index_ / view_->matrix().columns; }
    int column() const { return index_ % view_->matrix().columns; }

    MatrixView* view_;
    int index_;
};

class MatrixInterface : public QAccessibleWidget {
public:
    explicit MatrixInterface(MatrixView* view) : QAccessibleWidget(view, QAccessible::Table), view_(view) {}
    ~MatrixInterface() override {
        for (const auto& [_, id] : cells_) QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(view_->matrix().values.size()); }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        if (!cells_.contains(index))
            cells_[index] = QAccessible::registerAccessibleInterface(new CellInterface(view_, index));
        return QAccessible::accessibleInterface(cells_.at(index));
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (const auto& [index, id] : cells_)
            if (QAccessible::accessibleInterface(id) == child) return index;
        return -1;
    }

private:
    MatrixView* view_;
    mutable std::map<int, QAccessible::Id> cells_;
};

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object) {
    auto* view = qobject_cast<MatrixView*>(object);
    return view != nullptr ? new MatrixInterface(view) : nullptr;
}

}  // namespace

void installMatrixAccessible() {
    static const bool once = (QAccessible::installFactory(makeInterface), true);
    Q_UNUSED(once);
}

}  // namespace fovea

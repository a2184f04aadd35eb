// SPDX-License-Identifier: GPL-3.0-or-later
// What DataDialog is made of.
#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <limits>

#include "app/clean_text.h"
#include "app/window/data_dialog.h"
#include "widgets/style/parts.h"

namespace fovea {

namespace {

QFrame* dataPanel(QWidget* parent) {
    auto* panel = new QFrame(parent);
    panel->setProperty("role", QStringLiteral("panel"));
    return panel;
}

QTreeWidget* plainTree(QWidget* parent, const QString& name, const QStringList& columns) {
    auto* tree = new QTreeWidget(parent);
    tree->setObjectName(name);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setRootIsDecorated(false);
    tree->setHeaderLabels(columns);
    tree->setUniformRowHeights(true);
    return tree;
}

QSpinBox* spinBox(QWidget* parent, const QString& name, int least, int most) {
    auto* box = new QSpinBox(parent);
    box->setObjectName(name);
    box->setRange(least, most);
    box->setKeyboardTracking(false);
    return box;
}

/// In a POSIX shell; what needs no quotes has none.
QString quotedForShell(const QString& word) {
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    if (plain.match(word).hasMatch()) return word;
    return u'\'' + QString(word).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

}  // namespace

QWidget* DataDialog::makeHeader() {
    auto* header = new QWidget(this);
    auto* column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    const QString path = QDir::cleanPath(QString::fromStdString(text_.place));
    auto* title = roleLabel(cleanLine(QFileInfo(path).fileName()), "title", header);
    title->setTextFormat(Qt::PlainText);
    auto* place = roleLabel(tr("folder of pictures by class · %1").arg(cleanLine(QDir::toNativeSeparators(path))),
                            "caption", header);
    place->setTextFormat(Qt::PlainText);
    facts_ = roleLabel({}, "heading", header);
    facts_->setObjectName(QStringLiteral("dataFacts"));
    column->addWidget(title);
    column->addWidget(place);
    column->addWidget(facts_);
    return header;
}

QWidget* DataDialog::makeClasses() {
    QFrame* panel = dataPanel(this);
    auto* column = new QVBoxLayout(panel);
    column->addWidget(roleLabel(tr("Classes"), "heading", panel));
    classes_ =
        plainTree(panel, QStringLiteral("dataClasses"), {tr("Name"), tr("Train"), tr("Test"), tr("First pictures")});
    classes_->setAccessibleName(tr("Classes"));
    classes_->setIconSize({stripPictures * (stripSide + 3) - 3, stripSide});
    classes_->header()->setStretchLastSection(true);
    connect(classes_, &QTreeWidget::itemChanged, this, [this] {
        if (!filling_) refresh();
    });
    column->addWidget(classes_, 1);
    auto* row = new QHBoxLayout;
    cap_ = spinBox(panel, QStringLiteral("dataCap"), 0, 1'000'000);
    cap_->setSpecialValueText(tr("all"));
    row->addWidget(new QLabel(tr("Most training images of a class"), panel));
    row->addWidget(cap_);
    row->addStretch(1);
    column->addLayout(row);
    connect(cap_, &QSpinBox::valueChanged, this, &DataDialog::takeOptions);
    return panel;
}

QWidget* DataDialog::makeResizing() {
    QFrame* panel = dataPanel(this);
    auto* column = new QVBoxLayout(panel);
    auto* top = new QHBoxLayout;
    side_ = spinBox(panel, QStringLiteral("dataSide"), smallestSide, largestSide);
    side_->setSuffix(tr(" pixels"));
    side_->setToolTip(tr("Height and width that all pictures get"));
    color_ = new QComboBox(panel);
    color_->setObjectName(QStringLiteral("dataColor"));
    color_->addItems({tr("in colour"), tr("grey")});
    top->addWidget(roleLabel(tr("Resize"), "heading", panel));
    top->addStretch(1);
    top->addWidget(side_);
    top->addWidget(color_);
    column->addLayout(top);
    auto* row = new QHBoxLayout;
    before_ = new QLabel(panel);
    before_->setAlignment(Qt::AlignCenter);
    row->addWidget(before_);
    auto* group = new QButtonGroup(this);
    const QStringList names{tr("cut to the centre"), tr("stretch"), tr("pad with grey")};
    for (std::size_t i = 0; i < policies_.size(); ++i) {
        auto* button = new QToolButton(panel);
        button->setObjectName(QStringLiteral("dataResize%1").arg(i));
        button->setProperty("role", QStringLiteral("segment"));
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setText(names.at(static_cast<qsizetype>(i)));
        button->setIconSize({2 * stripSide, 2 * stripSide});
        group->addButton(button);
        row->addWidget(button, 1);
        policies_[i] = button;
        connect(button, &QToolButton::clicked, this, &DataDialog::takeOptions);
    }
    column->addLayout(row);
    beforeText_ = roleLabel({}, "caption", panel);
    colours_ = roleLabel({}, "caption", panel);
    colours_->setWordWrap(true);
    column->addWidget(beforeText_);
    column->addWidget(colours_);
    connect(side_, &QSpinBox::valueChanged, this, &DataDialog::takeOptions);
    connect(color_, &QComboBox::activated, this, &DataDialog::takeOptions);
    return panel;
}

QWidget* DataDialog::makeParts() {
    QFrame* panel = dataPanel(this);
    auto* column = new QVBoxLayout(panel);
    auto* row = new QHBoxLayout;
    test_ = spinBox(panel, QStringLiteral("dataTest"), 1, 90);
    test_->setSuffix(QStringLiteral(" %"));
    seed_ = spinBox(panel, QStringLiteral("dataSeed"), 0, std::numeric_limits<int>::max());
    row->addWidget(roleLabel(tr("Test part"), "heading", panel));
    row->addStretch(1);
    row->addWidget(test_);
    row->addWidget(new QLabel(tr("seed"), panel));
    row->addWidget(seed_);
    column->addLayout(row);
    testNote_ = roleLabel({}, "caption", panel);
    testNote_->setWordWrap(true);
    column->addWidget(testNote_);
    connect(test_, &QSpinBox::valueChanged, this, &DataDialog::takeOptions);
    connect(seed_, &QSpinBox::valueChanged, this, &DataDialog::takeOptions);
    return panel;
}

QWidget* DataDialog::makeLeftOut() {
    QFrame* panel = dataPanel(this);
    auto* column = new QVBoxLayout(panel);
    leftOutTitle_ = roleLabel(tr("Left out"), "heading", panel);
    leftOut_ = plainTree(panel, QStringLiteral("dataLeftOut"), {tr("File"), tr("Why")});
    leftOut_->setAccessibleName(tr("Left out"));
    leftOut_->setSelectionMode(QAbstractItemView::NoSelection);
    leftOut_->header()->setStretchLastSection(true);
    column->addWidget(leftOutTitle_);
    column->addWidget(leftOut_, 1);
    return panel;
}

QWidget* DataDialog::makeButtons() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    note_ = roleLabel({}, "error", bar);
    note_->setObjectName(QStringLiteral("dataNote"));
    note_->setTextFormat(Qt::PlainText);
    note_->setWordWrap(true);
    progress_ = new QProgressBar(bar);
    progress_->setTextVisible(false);
    auto* copy = new QPushButton(tr("Copy as command"), bar);
    copy->setObjectName(QStringLiteral("dataCopy"));
    auto* cancel = new QPushButton(tr("Cancel"), bar);
    use_ = new QPushButton(tr("Use this data"), bar);
    use_->setObjectName(QStringLiteral("dataUse"));
    use_->setProperty("role", QStringLiteral("primary"));
    use_->setDefault(true);
    row->addWidget(note_, 2);
    row->addWidget(progress_, 1);
    row->addWidget(copy);
    row->addWidget(cancel);
    row->addWidget(use_);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QStringLiteral("fovea data info %1").arg(quotedForShell(name())));
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(use_, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen(name());
        accept();
    });
    return bar;
}

}  // namespace fovea

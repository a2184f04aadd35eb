// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/sweep_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <chrono>
#include <variant>

#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/session/sweep_session.h"
#include "app/sweep_text.h"
#include "app/training_setup.h"
#include "core/laboratory/sweep_text.h"
#include "core/training/layer_training.h"
#include "core/training/option_limits.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int sweepDialogWidth = 640;
constexpr int checkedAtOnce = 100;  // runs
constexpr std::chrono::milliseconds checkPause{300};

/// Beside the project, called after it.
QString usualFolder(const Document& document) {
    const QString file = document.filePath();
    const QFileInfo info(file);
    const QString folder = file.isEmpty() ? QDir::homePath() : info.absolutePath();
    const QString name = file.isEmpty() ? QStringLiteral("fovea") : info.completeBaseName();
    return QDir::toNativeSeparators(folder + u'/' + name + QStringLiteral("-sweep"));
}

}  // namespace

SweepDialog::SweepDialog(RunController& run, SweepSession& session, QWidget* parent)
    : QDialog(parent),
      run_(run),
      session_(session),
      text_(new QLineEdit(this)),
      folder_(new QLineEdit(this)),
      epochs_(new QSpinBox(this)),
      account_(roleLabel({}, "caption", this)),
      start_(new QPushButton(this)) {
    setObjectName(QStringLiteral("sweep"));
    setWindowTitle(tr("Sweep"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* about = new QLabel(
        tr("Trains this network in many ways, one run after the other, each from its initial weights. A grid tries all "
           "combinations: <b>rate=0.1,0.01;seed=1..3</b>. A random sweep draws: "
           "<b>random:20;rate=log(1e-4,1e-1);batch=32,64</b>. What can vary: rate, momentum, decay, batch, width (of "
           "all hidden layers, 1 is as they are), seed."),
        this);
    about->setWordWrap(true);
    text_->setObjectName(QStringLiteral("sweepText"));
    const auto& shown = session_.record();
    text_->setText(shown ? QString::fromStdString(sweepText(shown->statement.sweep))
                         : QStringLiteral("rate=0.1,0.01,0.001;seed=1..2"));
    folder_->setObjectName(QStringLiteral("sweepFolder"));
    folder_->setText(session_.folder().empty() ? usualFolder(run_.document())
                                               : QDir::toNativeSeparators(QString::fromStdString(session_.folder())));
    epochs_->setObjectName(QStringLiteral("sweepEpochs"));
    epochs_->setRange(1, largestEpochs);
    epochs_->setValue(shown ? shown->statement.options.epochs : run_.document().settings().options.epochs);
    auto* choose = new QPushButton(tr("Choose…"), this);
    choose->setAutoDefault(false);
    account_->setObjectName(QStringLiteral("sweepAccount"));
    account_->setWordWrap(true);
    account_->setMinimumHeight(Theme::instance().ipx(56));
    account_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    start_->setObjectName(QStringLiteral("startSweep"));
    start_->setProperty("role", QStringLiteral("primary"));
    start_->setText(tr("Start"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);

    auto* place = new QHBoxLayout;
    place->addWidget(folder_, 1);
    place->addWidget(choose);
    auto* form = new QFormLayout;
    form->setSpacing(12);
    form->addRow(tr("Sweep"), text_);
    form->addRow(tr("Epochs of each run"), epochs_);
    form->addRow(tr("Folder"), place);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(start_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(16);
    column->addWidget(about);
    column->addLayout(form);
    column->addWidget(account_);
    column->addStretch(1);
    column->addLayout(buttons);
    setScaledMinimumWidth(this, sweepDialogWidth);

    pause_.setSingleShot(true);
    pause_.setInterval(checkPause);
    connect(&pause_, &QTimer::timeout, this, &SweepDialog::refresh);
    connect(text_, &QLineEdit::textChanged, this, &SweepDialog::refreshSoon);
    connect(epochs_, &QSpinBox::valueChanged, this, &SweepDialog::refreshSoon);
    connect(folder_, &QLineEdit::textChanged, this, &SweepDialog::refreshSoon);
    connect(choose, &QPushButton::clicked, this, &SweepDialog::chooseFolder);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(start_, &QPushButton::clicked, this, &SweepDialog::accept);
    connect(&run_, &RunController::trainingBlockerChanged, this, &SweepDialog::refresh);
    text_->selectAll();
    text_->setFocus();
    refresh();
}

void SweepDialog::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Folder of the sweep"), QFileInfo(folder_->text()).absolutePath());
    dialog->setObjectName(QStringLiteral("sweepFolderDialog"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, folder_,
            [this](const QString& path) { folder_->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

std::optional<SweepJob> SweepDialog::job() {
    const auto tell = [this](const QString& problem) {
        account_->setText(problem);
        return std::nullopt;
    };
    if (!run_.trainingBlocker().isEmpty() || run_.data() == nullptr) {
        return tell(run_.trainingBlocker().isEmpty() ? tr("The data is still being opened.") : run_.trainingBlocker());
    }
    const auto parsed = parseSweep(text_->text().toStdString());
    if (const auto* fault = std::get_if<SweepFault>(&parsed)) return tell(sweepFaultText(*fault));
    const Document& document = run_.document();
    SweepJob job;
    job.data = *run_.data();
    job.priority = Workers::Priority::Background;
    job.keepBudget = 0;  // the last epoch is what is compared
    job.folder = QDir::cleanPath(QDir::fromNativeSeparators(folder_->text())).toStdString();
    SweepStatement& statement = job.statement;
    statement.sweep = std::get<Sweep>(parsed);
    statement.spec = document.spec();
    statement.options = document.settings().options;
    statement.options.epochs = epochs_->value();
    statement.dataset = job.data.name;
    statement.validationCount = defaultValidationCount(job.data);
    if (freezesAny(statement.options.layers, statement.spec))
        return tell(sweepRefusalText({.kind = SweepRefusal::Kind::Frozen}, {}, {}));
    if (const auto invalid = firstInvalidRun(statement)) return tell(invalidRunText(statement, *invalid));
    return job;
}

void SweepDialog::refreshSoon() {
    const auto parsed = parseSweep(text_->text().toStdString());
    const auto* sweep = std::get_if<Sweep>(&parsed);
    if (sweep == nullptr || runCount(*sweep) <= checkedAtOnce) return refresh();
    start_->setEnabled(false);
    pause_.start();
}

void SweepDialog::refresh() {
    pause_.stop();
    const auto job = this->job();
    start_->setEnabled(job.has_value() && !folder_->text().trimmed().isEmpty() && !session_.isRunning());
    if (!job) return;
    const auto runs = runsOf(job->statement.sweep);
    account_->setText(
        tr("%1 runs of %2 epochs each. The first: %3. They go on in the background; each is saved as it ends, "
           "so that a sweep that is stopped or killed goes on where it was.")
            .arg(groupedNumber(qint64(runs.size())), groupedNumber(epochs_->value()),
                 QString::fromStdString(runText(job->statement.sweep, runs.front()))));
}

void SweepDialog::accept() {
    auto ready = job();
    if (!ready || !start_->isEnabled()) return;
    // One that was stopped goes on.
    auto opened = openSweepFolder(*ready, true);
    if (const auto* refusal = std::get_if<SweepRefusal>(&opened)) {
        account_->setText(sweepRefusalText(*refusal, folder_->text(), tr("“Start”")));
        return;
    }
    run_.pause();  // two trainings would halve each other's speed
    session_.start(*std::move(ready), std::get<SweepRecord>(std::move(opened)));
    QDialog::accept();
}

}  // namespace fovea

// SPDX-License-Identifier: GPL-3.0-or-later
// QCustomPlot for the files of CurvePlot alone: it takes long to compile.
#pragma once

// It is written with Qt's keywords, which this project turns off.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define emit Q_EMIT
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef emit
#undef foreach

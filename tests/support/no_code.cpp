// SPDX-License-Identifier: GPL-3.0-or-later
// What precompiled headers of tests are compiled for.

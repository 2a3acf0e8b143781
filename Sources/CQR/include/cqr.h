#ifndef COOPLEDGER_CQR_H
#define COOPLEDGER_CQR_H

#include <stddef.h>

// libqrencode's symbols.
//
// Context: one command of fifty draws a QR code, and linking the library would load it, and libpng
// on some systems, at every start of the program.
// Choice: it is loaded when the first code is drawn; the program runs without it.
// Rejected: linking it; and drawing the code ourselves, 800 lines that others have written well.

/// Loads libqrencode once.
/// Returns NULL if it is there, else why not.
const char *cqr_load(void);

/// The widest symbol there is, version 40.
enum { cqr_width_max = 177 };

enum { cqr_size_max = cqr_width_max * cqr_width_max };

/// Draws the smallest symbol of error correction level M that holds these bytes, row by row, 1
/// where a module is dark, without the quiet zone.
///
/// Returns how many modules a side has, or 0 if the bytes are none or too many. `modules` has room
/// for `cqr_size_max`. `cqr_load` has to be called before.
int cqr_encode(const unsigned char *bytes, size_t size, unsigned char *modules);

#endif

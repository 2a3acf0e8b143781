#ifndef COOPLEDGER_EMBEDDED_H
#define COOPLEDGER_EMBEDDED_H

#include <stddef.h>

/// One file of the source tree, carried inside the program.
struct embedded_file {
  /// Its path from the top of the source tree, such as "sql/views/journal.sql".
  const char *path;
  /// Its bytes, followed by a NUL that `size` does not count.
  const unsigned char *bytes;
  size_t size;
};

/// All embedded files in ascending byte order of their paths; a function, because Swift imports no
/// array of unknown length.
const struct embedded_file *embedded_files(void);
extern const size_t embedded_file_count;

#endif

#ifndef COOPLEDGER_CXML_H
#define COOPLEDGER_CXML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// libxml2's parser, for files of which only some elements are wanted.
//
// Context: linking libxml2 brings ICU and three more libraries to every start of the program, and
// one command of fifty reads XML.
// Choice: its library is loaded when the first file is opened; the program runs without it.
// Rejected: linking it.
//
// Context: its text reader builds a tree that is read once and thrown away, and knows lines only
// up to 65,535.
// Choice: the push parser beneath that reader. It is given a piece of the file and answers with the
// elements in it, so that a file of any length takes the memory of a piece; and its lines are true.
// Rejected: the text reader.

/// Loads libxml2 once.
/// Returns NULL if it is there, else why not.
const char *cxml_load(void);

enum cxml_kind {
  /// An element with wanted ones inside of it begins.
  cxml_open_kind,
  /// It ends.
  cxml_close_kind,
  /// A wanted element without wanted ones inside, with its text.
  cxml_leaf_kind,
  /// An element begins that is not wanted and is in no wanted one: `text` is its name.
  cxml_other_kind,
};

struct cxml_event {
  enum cxml_kind kind;
  /// The place of its local name among the wanted ones.
  int name;
  /// Where it begins in the file, from 1.
  int line;
  /// Its text in UTF-8, in the buffer of `cxml_text`.
  size_t text_start;
  size_t text_size;
  bool text_is_ascii;
  /// The attribute `Ccy` as 15 characters and a zero at the least. What is longer is cut off.
  uint64_t currency[2];
};

enum cxml_failure {
  cxml_no_failure,
  /// Not well-formed, or cut off, or in another encoding than it says.
  cxml_malformed,
  /// It has a DOCTYPE. Nothing in that is ever read.
  cxml_has_doctype,
  /// A text is longer than `cxml_text_size_max`.
  cxml_text_too_long,
  /// Elements are nested deeper than `cxml_depth_max`.
  cxml_too_deep,
  cxml_out_of_memory,
};

/// No bank writes as much into one element.
enum { cxml_text_size_max = 1 << 20 };

/// Messages of ISO 20022 have about 20 levels.
enum { cxml_depth_max = 100 };

typedef struct cxml_reader cxml_reader;

/// A reader of one file. NULL if the memory is full. `cxml_load` has to be called before.
cxml_reader *cxml_new(void);

enum { cxml_names_max = 500 };

/// From the beginning on: elements of this local name, of at most 31 bytes, are wanted. The first
/// one told is the name 0.
void cxml_want(cxml_reader *reader, const char *name);

/// Reads on. What was answered before is gone.
/// After a failure nothing more is read.
void cxml_feed(cxml_reader *reader, const char *bytes, size_t size, bool is_last);

/// What the last piece of the file held, in its order; valid up to the next one. After a failure:
/// what stood before it.
const struct cxml_event *cxml_events(const cxml_reader *reader, size_t *count);
const char *cxml_text(const cxml_reader *reader);

/// Why reading ended, with libxml2's words and the line.
enum cxml_failure cxml_failure(const cxml_reader *reader, const char **message, int *line);

void cxml_free(cxml_reader *reader);

#endif

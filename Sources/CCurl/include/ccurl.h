#ifndef COOPLEDGER_CCURL_H
#define COOPLEDGER_CCURL_H

#include <stdbool.h>
#include <stddef.h>

// libcurl's SMTP, for one message to one recipient at a time; and a GET, to tell that a job ran.
//
// Context: linking libcurl brings ten more libraries and 1.1 ms to every start of the program
// (measured, of 6), and one command of fifty sends mail.
// Choice: its library is loaded when the first session is opened; the program runs without it.
// Rejected: linking it; and the program curl as a child, which would need the password in a file
// of its own and does not tell whether the final dot was sent.

/// Loads libcurl once.
/// Returns NULL if it is there and can send mail under TLS, else why not.
const char *ccurl_load(void);

/// How a server is reached. Everything is copied.
struct ccurl_settings {
  /// `smtps://host:465` or `smtp://host:587`, without user or path.
  const char *url;
  /// NULL: without a login.
  const char *user;
  const char *password;
  /// The only authorities to be trusted; NULL: the system's.
  const char *ca_file;
  /// No TLS at all. Otherwise nothing is said, and no password, without TLS and a certificate
  /// that is valid for the host.
  bool is_plain;
  /// Milliseconds to be connected in, TLS included, and for a message in all.
  long connect_ms_max;
  long whole_ms_max;
};

/// What was seen while a message was sent.
struct ccurl_facts {
  /// libcurl's own result: 0 if the server has taken the message.
  int result;
  /// Whether a connection of an earlier message was used.
  bool is_reused;
  /// Whether a login was tried, in this exchange.
  bool login_began;
  /// Whether `MAIL FROM` was sent: what the server says from here on is about the message.
  bool mail_began;
  /// Whether libcurl has taken the whole message: from here on the final dot may have been sent.
  bool body_ended;
  /// Whether a whole reply of the server came after that.
  bool body_answered;
  /// The last whole reply: 250, and its text, lines joined; 0 if there was none.
  int reply_code;
  char reply[1024];
  /// libcurl's words if it failed.
  char error[256];
};

typedef struct ccurl_session ccurl_session;

/// Prepares a session; connects to nothing yet. NULL if the memory is full.
/// `ccurl_load` has to be called before.
ccurl_session *ccurl_open(const struct ccurl_settings *settings);

/// Sends a message, over the connection of the last one if that went well.
/// `from` and `to` are bare addresses. Lines of the message end with CRLF; dots are doubled here.
void ccurl_send(
    ccurl_session *session, const char *from, const char *to, const unsigned char *message,
    size_t size, struct ccurl_facts *facts);

/// Takes leave of the server, without waiting for its answer.
void ccurl_close(ccurl_session *session);

/// Asks for a URL of http or https and throws away what comes. Redirections are not followed.
/// Returns the status of the answer; 0 where there was none: `error` says why, without the path.
long ccurl_get(const char *url, const char *agent, long whole_ms_max, char error[256]);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_LOG_H
#define INIT_LOG_H
/*
 * init's console output.  init must not wait for any server: lines go to a ring, from which a
 * second thread takes them to the console.  A console that does not answer stops that thread,
 * nobody else; lines that find no room in the ring are counted and lost.
 */

/* The console server lives in the program whose CAP_EP is in `ep_slot`: print there from now on.
 * What was printed before the first call is kept for it. */
void log_attach(unsigned ep_slot);

/* Print; at most 160 bytes; a line ends with '\n'. */
void log_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Let the console call the client with this badge `name`. */
void log_who(unsigned badge, const char *name);

/* Print why init cannot go on, and stop; other threads run on.  Only while booting. */
_Noreturn void log_fatal(const char *why);

#endif

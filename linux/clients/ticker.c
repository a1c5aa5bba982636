/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Sleeps 50 ms again and again and reports how often, and the longest gap between two beats: what a user of Linux notices
 * while the secure world is busy.
 *
 * usage: ticker SECONDS [BEATS]     status 1 when there were fewer beats; gaps are no verdict, for the host makes some, too
 */

#include "client.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define BEAT_MS 50

static uint64_t longest_gap(uint64_t duration_ms, unsigned int *beats)
{
	const struct timespec beat = { .tv_nsec = BEAT_MS * 1000000L };
	uint64_t start = now_ms(), last = start, longest = 0;

	*beats = 0;
	while (last - start < duration_ms) {
		uint64_t now;

		nanosleep(&beat, NULL);
		now = now_ms();
		if (now - last > longest)
			longest = now - last;
		last = now;
		++*beats;
	}
	return longest;
}

int main(int argc, char **argv)
{
	unsigned int beats;
	uint64_t least, longest;

	if (argc < 2 || argc > 3)
		fail("usage: ticker SECONDS [BEATS]");
	least = argc > 2 ? strtoull(argv[2], NULL, 10) : 0;
	longest = longest_gap(strtoull(argv[1], NULL, 10) * 1000, &beats);
	printf("ticker: %u beats, longest gap %" PRIu64 " ms\n", beats, longest);
	return beats < least;
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Many threads invoke commands of the TAs `echo` and `vault` at once, with parameters of every kind, and check every
 * answer against what it must be (digests and ciphertexts against libcrypto).
 *
 * usage: hammer [THREADS [INVOKES]]     8 threads and 10 000 invokes in all unless told; status 1 on any wrong answer
 */

#include "client.h"

#include <inttypes.h>
#include <microtee/ta_echo.h>
#include <microtee/ta_vault.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_THREADS 64
#define SHM_SIZE 8192
#define BUFFER_SIZE 3000
/* How many wrong answers a thread describes before it only counts them. */
#define DESCRIBED 3

struct worker {
	pthread_t thread;
	unsigned int id, invokes;
	unsigned int done, wrong;
	struct client echo, vault;
	TEEC_SharedMemory shm;
	uint8_t in[BUFFER_SIZE], out[BUFFER_SIZE], expected[BUFFER_SIZE];
};

static void note_wrong(struct worker *w, const char *what, TEEC_Result result)
{
	if (w->wrong++ < DESCRIBED)
		fprintf(stderr, "hammer: thread %u, invoke %u: %s: %s\n", w->id, w->done, what,
		        result == TEEC_SUCCESS ? "wrong answer" : result_name(result));
}

static void reverse(uint8_t *data, size_t size)
{
	for (size_t i = 0; i < size / 2; i++) {
		uint8_t t = data[i];

		data[i] = data[size - 1 - i];
		data[size - 1 - i] = t;
	}
}

/* ---- one invoke of each kind, every one with data of its own (seed) ------------------------------------ */

static void hammer_value(struct worker *w, uint32_t seed)
{
	uint32_t a = seed * 2654435761u, b = ~seed;
	TEEC_Operation op = { 0 };
	TEEC_Result result;

	op_value(&op, 0, TEEC_VALUE_INPUT, a, b);
	op_value(&op, 1, TEEC_VALUE_OUTPUT, 0, 0);
	op_value(&op, 2, TEEC_VALUE_INOUT, 7, 9);
	result = client_invoke(&w->echo, ECHO_CMD_VALUE, &op);
	if (result != TEEC_SUCCESS || op.params[1].value.a != a + b || op.params[1].value.b != a - b ||
	    op.params[2].value.a != 7 + a || op.params[2].value.b != (9 ^ b))
		note_wrong(w, "values", result);
}

static void hammer_copy(struct worker *w, uint32_t seed)
{
	size_t size = 1 + seed % BUFFER_SIZE;
	TEEC_Operation op = { 0 };
	TEEC_Result result;

	fill_pattern(w->in, size, seed);
	memset(w->out, 0, sizeof(w->out));
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, w->in, size);
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, w->out, sizeof(w->out));
	result = client_invoke(&w->echo, ECHO_CMD_COPY, &op);
	if (result != TEEC_SUCCESS || op.params[1].tmpref.size != size || memcmp(w->in, w->out, size) != 0)
		note_wrong(w, "temporary memory", result);
}

static void hammer_whole_shm(struct worker *w, uint32_t seed)
{
	static __thread uint8_t before[SHM_SIZE];
	TEEC_Operation op = { 0 };
	TEEC_Result result;

	fill_pattern(before, SHM_SIZE, seed);
	memcpy(w->shm.buffer, before, SHM_SIZE);
	op_shared(&op, 0, TEEC_MEMREF_WHOLE, &w->shm, 0, SHM_SIZE);
	result = client_invoke(&w->echo, ECHO_CMD_REVERSE, &op);
	reverse(before, SHM_SIZE);
	if (result != TEEC_SUCCESS || memcmp(w->shm.buffer, before, SHM_SIZE) != 0)
		note_wrong(w, "whole shared memory", result);
}

static void hammer_partial_shm(struct worker *w, uint32_t seed)
{
	size_t offset = seed % 4096, size = 1 + seed % BUFFER_SIZE;
	uint8_t *part = (uint8_t *)w->shm.buffer + offset, mask = (uint8_t)seed;
	TEEC_Operation op = { 0 };
	TEEC_Result result;

	fill_pattern(w->in, size, seed);
	memcpy(part, w->in, size);
	op_shared(&op, 0, TEEC_MEMREF_PARTIAL_INOUT, &w->shm, offset, size);
	op_value(&op, 1, TEEC_VALUE_INPUT, mask, 0);
	result = client_invoke(&w->echo, ECHO_CMD_XOR, &op);
	for (size_t i = 0; i < size; i++)
		w->in[i] ^= mask;
	if (result != TEEC_SUCCESS || memcmp(part, w->in, size) != 0)
		note_wrong(w, "part of shared memory", result);
}

static void hammer_sha256(struct worker *w, uint32_t seed)
{
	size_t size = seed % BUFFER_SIZE;
	unsigned int length = 0;
	TEEC_Operation op = { 0 };
	TEEC_Result result;

	fill_pattern(w->in, size, seed);
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, w->in, size);
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, w->out, sizeof(w->out));
	result = client_invoke(&w->vault, VAULT_CMD_SHA256, &op);
	EVP_Digest(w->in, size, w->expected, &length, EVP_sha256(), NULL);
	if (result != TEEC_SUCCESS || op.params[1].tmpref.size != length || memcmp(w->out, w->expected, length) != 0)
		note_wrong(w, "SHA-256", result);
}

static void openssl_ctr(struct worker *w, const uint8_t *key, const uint8_t *counter, size_t size)
{
	EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
	int length = 0;

	if (ctx == NULL || EVP_EncryptInit_ex(ctx, EVP_aes_128_ctr(), NULL, key, counter) != 1 ||
	    EVP_EncryptUpdate(ctx, w->expected, &length, w->in, (int)size) != 1)
		fail("hammer: libcrypto does not encrypt");
	EVP_CIPHER_CTX_free(ctx);
}

static void hammer_ctr(struct worker *w, uint32_t seed)
{
	size_t size = 1 + seed % BUFFER_SIZE;
	uint8_t key[16], counter[16];
	TEEC_Operation op = { 0 };
	TEEC_Result result;

	fill_pattern(w->in, size, seed);
	fill_pattern(key, sizeof(key), seed + 1);
	fill_pattern(counter, sizeof(counter), seed + 2);
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, key, sizeof(key));
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_INPUT, counter, sizeof(counter));
	op_buffer(&op, 2, TEEC_MEMREF_TEMP_INPUT, w->in, size);
	op_buffer(&op, 3, TEEC_MEMREF_TEMP_OUTPUT, w->out, sizeof(w->out));
	result = client_invoke(&w->vault, VAULT_CMD_AES_CTR, &op);
	openssl_ctr(w, key, counter, size);
	if (result != TEEC_SUCCESS || op.params[3].tmpref.size != size || memcmp(w->out, w->expected, size) != 0)
		note_wrong(w, "AES-CTR", result);
}

/* ---- the threads --------------------------------------------------------------------------------------- */

static void register_shm(struct worker *w)
{
	TEEC_Result result;

	memset(&w->shm, 0, sizeof(w->shm));
	w->shm.size = SHM_SIZE;
	w->shm.flags = TEEC_MEM_INPUT | TEEC_MEM_OUTPUT;
	result = TEEC_AllocateSharedMemory(&w->echo.context, &w->shm);
	if (result != TEEC_SUCCESS)
		fail("hammer: no shared memory: %s", result_name(result));
}

static void *work(void *arg)
{
	static void (*const kinds[])(struct worker *, uint32_t) = {
		hammer_value, hammer_copy, hammer_whole_shm, hammer_sha256, hammer_partial_shm, hammer_ctr,
	};
	struct worker *w = arg;

	for (w->done = 0; w->done < w->invokes; w->done++) {
		/* Registering comes and goes beside the other threads' calls, too. */
		if (w->done % 64 == 63) {
			TEEC_ReleaseSharedMemory(&w->shm);
			register_shm(w);
		}
		kinds[w->done % (sizeof(kinds) / sizeof(kinds[0]))](w, w->id * 100000 + w->done);
	}
	return NULL;
}

static void start(struct worker *w)
{
	static const TEEC_UUID echo = TA_ECHO_UUID, vault = TA_VAULT_UUID;

	client_open(&w->echo, &echo);
	client_open(&w->vault, &vault);
	register_shm(w);
	if (pthread_create(&w->thread, NULL, work, w) != 0)
		fail("hammer: cannot start a thread");
}

static void finish(struct worker *w)
{
	pthread_join(w->thread, NULL);
	TEEC_ReleaseSharedMemory(&w->shm);
	client_close(&w->vault);
	client_close(&w->echo);
}

int main(int argc, char **argv)
{
	unsigned int threads = argc > 1 ? (unsigned int)atoi(argv[1]) : 8;
	unsigned int total = argc > 2 ? (unsigned int)atoi(argv[2]) : 10000;
	unsigned int done = 0, wrong = 0;
	struct worker *workers;
	uint64_t begin, elapsed;

	if (threads < 1 || threads > MAX_THREADS || total < threads)
		fail("usage: hammer [THREADS [INVOKES]]");
	workers = calloc(threads, sizeof(*workers));
	if (workers == NULL)
		fail("hammer: out of memory");

	begin = now_ms();
	for (unsigned int i = 0; i < threads; i++) {
		workers[i].id = i;
		workers[i].invokes = total / threads + (i < total % threads);
		start(&workers[i]);
	}
	for (unsigned int i = 0; i < threads; i++) {
		finish(&workers[i]);
		done += workers[i].done;
		wrong += workers[i].wrong;
	}
	elapsed = now_ms() - begin;
	printf("hammer: %u threads, %u invokes, %u wrong, %" PRIu64 ".%" PRIu64 " s\n", threads, done, wrong,
	       elapsed / 1000, elapsed % 1000 / 100);
	free(workers);
	return wrong != 0;
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Measures what a user of Linux pays: calls through libteec, work inside a trusted application, and the same work with
 * OpenSSL in Linux. For QEMU with -icount, where the global timer counts instructions.
 *
 * Each line "BENCH id ticks calls" is t(2n) - t(n) for n calls, so that the cost of the measurement cancels out; the
 * median of REPEAT such differences.
 *
 * usage: bench [PREFIX]       only the figures whose id starts so
 */

#include "client.h"

#include <fcntl.h>
#include <inttypes.h>
#include <microtee/ta_echo.h>
#include <microtee/ta_vault.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#define PERIPHBASE 0x00A00000		/* Cortex-A9 MPCore private memory region */
#define GTIMER_LOW (0x200 / 4)
#define GTIMER_HIGH (0x204 / 4)
#define ENOUGH_TICKS 16000000u		/* 10 million instructions: some 40 ticks of Linux, so one more or less is 0.1 % */
#define REPEAT 3
#define SETTLE_US 50000			/* for Linux to finish what a line on the console leaves to do */
#define MEMREF_SIZE 64

static const TEEC_UUID echo_uuid = TA_ECHO_UUID;
static const TEEC_UUID vault_uuid = TA_VAULT_UUID;
static const uint32_t sizes[] = { 16, 256, 4096, 65536 };

static volatile const uint32_t *timer;
static const char *prefix = "";
static struct client echo, vault;

/* ---- measuring ---------------------------------------------------------------------------------------- */

/* Runs the operation n times; elapsed ticks. */
typedef uint64_t (*run_fn)(uint32_t n, uint32_t arg);

static uint64_t now(void)
{
	uint32_t high, low;

	do {
		high = timer[GTIMER_HIGH];
		low = timer[GTIMER_LOW];
	} while (high != timer[GTIMER_HIGH]);
	return (uint64_t)high << 32 | low;
}

static void map_timer(void)
{
	int fd = open("/dev/mem", O_RDONLY | O_SYNC);
	void *page = fd < 0 ? MAP_FAILED : mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, PERIPHBASE);

	if (page == MAP_FAILED)
		fail("bench: no access to the global timer through /dev/mem");
	timer = page;
	if (now() == now() && now() == now())
		fail("bench: the global timer does not run");
}

/* The middle one of several differences: Linux may have had something else to do during one of them. */
static uint64_t difference(run_fn run, uint32_t n, uint32_t arg)
{
	uint64_t d[REPEAT];

	for (int i = 0; i < REPEAT; i++) {
		uint64_t once = run(n, arg), value = run(2 * n, arg) - once;
		int k = i;

		for (; k > 0 && d[k - 1] > value; k--)
			d[k] = d[k - 1];
		d[k] = value;
	}
	return d[REPEAT / 2];
}

static void measure(const char *id, run_fn run, uint32_t arg)
{
	uint64_t ticks;
	uint32_t n = 1;

	if (strncmp(id, prefix, strlen(prefix)) != 0)
		return;
	run(1, arg);
	while ((ticks = run(n, arg)) < ENOUGH_TICKS)
		n = ticks < ENOUGH_TICKS / 64 ? n * 8 : n * 2;
	printf("BENCH %s %" PRIu64 " %" PRIu32 "\n", id, difference(run, n, arg), n);
	fflush(stdout);
	tcdrain(STDOUT_FILENO);
	usleep(SETTLE_US);
}

static void measure_sizes(const char *what, const char *where, run_fn run)
{
	char id[40];

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		snprintf(id, sizeof(id), "%s.%" PRIu32 ".%s", what, sizes[i], where);
		measure(id, run, sizes[i]);
	}
}

static void must(TEEC_Result result, const char *what)
{
	if (result != TEEC_SUCCESS)
		fail("bench: %s: %s", what, result_name(result));
}

/* ---- calls -------------------------------------------------------------------------------------------- */

static uint64_t run_noop(uint32_t n, uint32_t arg)
{
	uint64_t start = now();

	(void)arg;
	while (n-- > 0)
		must(client_invoke(&echo, ECHO_CMD_NOOP, NULL), "noop");
	return now() - start;
}

/* One input and one output in memory that both worlds share already. */
static uint64_t run_memref2(uint32_t n, uint32_t arg)
{
	TEEC_SharedMemory in = { .size = MEMREF_SIZE, .flags = TEEC_MEM_INPUT };
	TEEC_SharedMemory out = { .size = MEMREF_SIZE, .flags = TEEC_MEM_OUTPUT };
	uint64_t start;

	(void)arg;
	must(TEEC_AllocateSharedMemory(&echo.context, &in), "shared memory");
	must(TEEC_AllocateSharedMemory(&echo.context, &out), "shared memory");
	start = now();
	while (n-- > 0) {
		TEEC_Operation op = { 0 };

		op_shared(&op, 0, TEEC_MEMREF_PARTIAL_INPUT, &in, 0, MEMREF_SIZE);
		op_shared(&op, 1, TEEC_MEMREF_PARTIAL_OUTPUT, &out, 0, MEMREF_SIZE);
		must(client_invoke(&echo, ECHO_CMD_COPY, &op), "memref2");
	}
	start = now() - start;
	TEEC_ReleaseSharedMemory(&in);
	TEEC_ReleaseSharedMemory(&out);
	return start;
}

/* The same from ordinary memory: libteec has the driver share, and unshare, memory for each. */
static uint64_t run_memref2_temp(uint32_t n, uint32_t arg)
{
	static uint8_t in[MEMREF_SIZE], out[MEMREF_SIZE];
	uint64_t start = now();

	(void)arg;
	while (n-- > 0) {
		TEEC_Operation op = { 0 };

		op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, in, sizeof(in));
		op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, out, sizeof(out));
		must(client_invoke(&echo, ECHO_CMD_COPY, &op), "memref2_temp");
	}
	return now() - start;
}

/* The TA is loaded, because `vault` has a session with it. */
static uint64_t run_open_close(uint32_t n, uint32_t arg)
{
	uint64_t start = now();

	(void)arg;
	while (n-- > 0) {
		TEEC_Session session;
		uint32_t origin;

		must(TEEC_OpenSession(&vault.context, &session, &vault_uuid, TEEC_LOGIN_PUBLIC, NULL, NULL, &origin), "open");
		TEEC_CloseSession(&session);
	}
	return now() - start;
}

/* ---- inside the TA ------------------------------------------------------------------------------------ */

/* The vault's benchmark commands time their own loop. */
static uint64_t vault_ticks(uint32_t command, uint32_t n, uint32_t size)
{
	TEEC_Operation op = { 0 };

	op_value(&op, 0, TEEC_VALUE_INPUT, size, n);
	op_value(&op, 1, TEEC_VALUE_OUTPUT, 0, 0);
	must(client_invoke(&vault, command, &op), "vault");
	return (uint64_t)op.params[1].value.b << 32 | op.params[1].value.a;
}

static uint64_t tee_aes_ctr(uint32_t n, uint32_t size)
{
	return vault_ticks(VAULT_CMD_BENCH_AES_CTR, n, size);
}

static uint64_t tee_sha256(uint32_t n, uint32_t size)
{
	return vault_ticks(VAULT_CMD_BENCH_SHA256, n, size);
}

static uint64_t tee_random(uint32_t n, uint32_t size)
{
	return vault_ticks(VAULT_CMD_BENCH_RANDOM, n, size);
}

/* Signatures cost so much that the invoke around each of them does not count. */
static uint8_t digest[32], signature[VAULT_SIGNATURE_SIZE], public_key[VAULT_PUBKEY_SIZE];

static uint64_t tee_sign(uint32_t n, uint32_t arg)
{
	uint64_t start = now();

	(void)arg;
	while (n-- > 0) {
		TEEC_Operation op = { 0 };

		op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, digest, sizeof(digest));
		op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, signature, sizeof(signature));
		must(client_invoke(&vault, VAULT_CMD_EC_SIGN, &op), "sign");
	}
	return now() - start;
}

static uint64_t tee_verify(uint32_t n, uint32_t arg)
{
	uint64_t start = now();

	(void)arg;
	while (n-- > 0) {
		TEEC_Operation op = { 0 };

		op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, digest, sizeof(digest));
		op_buffer(&op, 1, TEEC_MEMREF_TEMP_INPUT, signature, sizeof(signature));
		op_buffer(&op, 2, TEEC_MEMREF_TEMP_INPUT, public_key, sizeof(public_key));
		must(client_invoke(&vault, VAULT_CMD_EC_VERIFY, &op), "verify");
	}
	return now() - start;
}

static void make_key_pair(void)
{
	TEEC_Operation op = { 0 };

	op_buffer(&op, 0, TEEC_MEMREF_TEMP_OUTPUT, public_key, sizeof(public_key));
	must(client_invoke(&vault, VAULT_CMD_EC_GENERATE, &op), "key pair");
}

/* ---- OpenSSL ------------------------------------------------------------------------------------------ */

static uint8_t message[65536 + 16];

static uint64_t linux_aes_ctr(uint32_t n, uint32_t size)
{
	static const uint8_t key[16] = { 1, 2, 3, 4, 5, 6, 7, 8 }, iv[16];
	EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
	uint64_t start;
	int out, rest;

	if (EVP_EncryptInit_ex(ctx, EVP_aes_128_ctr(), NULL, key, iv) != 1)
		fail("bench: OpenSSL has no AES-128-CTR");
	start = now();
	while (n-- > 0)
		if (EVP_EncryptInit_ex(ctx, NULL, NULL, NULL, iv) != 1 ||
		    EVP_EncryptUpdate(ctx, message, &out, message, (int)size) != 1 ||
		    EVP_EncryptFinal_ex(ctx, message + out, &rest) != 1)
			fail("bench: OpenSSL does not encrypt");
	start = now() - start;
	EVP_CIPHER_CTX_free(ctx);
	return start;
}

static uint64_t linux_sha256(uint32_t n, uint32_t size)
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	EVP_MD *md = EVP_MD_fetch(NULL, "SHA256", NULL);
	uint64_t start = now();

	while (n-- > 0)
		if (EVP_DigestInit_ex(ctx, md, NULL) != 1 || EVP_DigestUpdate(ctx, message, size) != 1 ||
		    EVP_DigestFinal_ex(ctx, digest, NULL) != 1)
			fail("bench: OpenSSL does not hash");
	start = now() - start;
	EVP_MD_free(md);
	EVP_MD_CTX_free(ctx);
	return start;
}

int main(int argc, char **argv)
{
	if (argc > 1)
		prefix = argv[1];
	map_timer();
	client_open(&echo, &echo_uuid);
	client_open(&vault, &vault_uuid);
	measure("invoke.noop", run_noop, 0);
	measure("invoke.memref2", run_memref2, 0);
	measure("invoke.memref2_temp", run_memref2_temp, 0);
	measure("open_close", run_open_close, 0);
	measure_sizes("aes_ctr", "tee", tee_aes_ctr);
	measure_sizes("aes_ctr", "linux", linux_aes_ctr);
	measure_sizes("sha256", "tee", tee_sha256);
	measure_sizes("sha256", "linux", linux_sha256);
	measure("random32.tee", tee_random, 32);
	make_key_pair();
	measure("ecdsa_sign.tee", tee_sign, 0);
	measure("ecdsa_verify.tee", tee_verify, 0);
	client_close(&vault);
	client_close(&echo);
	return 0;
}

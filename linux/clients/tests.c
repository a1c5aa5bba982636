/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tests of the TEE from Linux, through libteec: what must work, and what must be refused or survived. Prints one TAP
 * line for each; the plan is the caller's (tests --count).
 *
 * usage: tests [NAME...]      all tests, or those whose names begin so
 *        tests --count        how many tests there are
 *        tests --seal         prints "SEALED <hex>"; after a restart of everything,
 *        tests --unseal HEX   tells whether that still opens
 *        tests --statement HEX  asks for a signed statement with that nonce and prints it: "STATEMENT <hex>",
 *                             "SIGNATURE <hex>" (DER), "PUBLIC <hex>" (04 || X || Y)
 *
 * Each test is a process of its own with a time limit: one that hangs is a failure, not the end of the run.
 */

#include "client.h"

#include <microtee/ta_echo.h>
#include <microtee/ta_evil.h>
#include <microtee/ta_stranger.h>
#include <microtee/ta_vault.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TIME_LIMIT_MS 60000
/* Results that the client API of libteec does not name. */
#define ERROR_MAC_INVALID 0xFFFF3071u
#define ERROR_SIGNATURE_INVALID 0xFFFF3072u

static const TEEC_UUID echo_uuid = TA_ECHO_UUID;
static const TEEC_UUID vault_uuid = TA_VAULT_UUID;
static const TEEC_UUID evil_uuid = TA_EVIL_UUID;
static const TEEC_UUID stranger_uuid = TA_STRANGER_UUID;

/* ---- how a test speaks ---------------------------------------------------------------------------------- */

enum { PASSED = 0, FAILED = 1, SKIPPED = 2 };

/* Ends the test, which is a process, when a condition does not hold. */
#define expect(condition) \
	do { \
		if (!(condition)) \
			give_up(__LINE__, #condition); \
	} while (0)

#define expect_result(want, got) \
	do { \
		TEEC_Result got_ = (got); \
		if (got_ != (TEEC_Result)(want)) \
			give_up(__LINE__, "%s, not %s", result_name(got_), #want); \
	} while (0)

__attribute__((noreturn, format(printf, 2, 3))) static void give_up(int line, const char *format, ...)
{
	va_list args;

	printf("# tests.c:%d: ", line);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	exit(FAILED);
}

static void skip(const char *why)
{
	printf("# skipped: %s\n", why);
	exit(SKIPPED);
}

static void sleep_ms(unsigned int ms)
{
	usleep(ms * 1000);
}

/* ---- opening and parameters ----------------------------------------------------------------------------- */

static void test_open_unknown_uuid(void)
{
	static const TEEC_UUID unknown = { 0x12345678, 0x9abc, 0xdef0, { 1, 2, 3, 4, 5, 6, 7, 8 } };
	struct client c;
	uint32_t origin;

	expect_result(TEEC_ERROR_ITEM_NOT_FOUND, client_try_open(&c, &unknown, &origin));
	expect(origin == TEEC_ORIGIN_TEE);
}

static void test_open_many(void)
{
	struct client c[6];
	TEEC_Operation op = { 0 };

	for (int i = 0; i < 6; i++)
		client_open(&c[i], &echo_uuid);
	for (int i = 0; i < 6; i++) {
		for (int n = 0; n <= i; n++) {
			memset(&op, 0, sizeof(op));
			op_value(&op, 0, TEEC_VALUE_OUTPUT, 0, 0);
			expect_result(TEEC_SUCCESS, client_invoke(&c[i], ECHO_CMD_COUNT, &op));
		}
		expect(op.params[0].value.a == (uint32_t)i + 1);
	}
	for (int i = 0; i < 6; i++)
		client_close(&c[i]);
}

static void test_param_values(void)
{
	struct client c;
	TEEC_Operation op = { 0 };

	client_open(&c, &echo_uuid);
	op_value(&op, 0, TEEC_VALUE_INPUT, 0xffffffff, 2);
	op_value(&op, 1, TEEC_VALUE_OUTPUT, 0, 0);
	op_value(&op, 2, TEEC_VALUE_INOUT, 5, 6);
	expect_result(TEEC_SUCCESS, client_invoke(&c, ECHO_CMD_VALUE, &op));
	expect(op.params[1].value.a == 1 && op.params[1].value.b == 0xfffffffd);
	expect(op.params[2].value.a == 4 && op.params[2].value.b == (6 ^ 2));
}

static void test_param_wrong_types(void)
{
	struct client c;
	TEEC_Operation op = { 0 };
	uint32_t origin;

	client_open(&c, &echo_uuid);
	op_value(&op, 0, TEEC_VALUE_OUTPUT, 0, 0);
	expect_result(TEEC_ERROR_BAD_PARAMETERS, TEEC_InvokeCommand(&c.session, ECHO_CMD_COPY, &op, &origin));
	expect(origin == TEEC_ORIGIN_TRUSTED_APP);
	expect_result(TEEC_SUCCESS, client_invoke(&c, ECHO_CMD_NOOP, NULL));
}

static void test_unknown_command(void)
{
	struct client c;
	uint32_t origin;

	client_open(&c, &echo_uuid);
	expect_result(TEEC_ERROR_NOT_SUPPORTED, TEEC_InvokeCommand(&c.session, 4711, NULL, &origin));
	expect(origin == TEEC_ORIGIN_TRUSTED_APP);
}

static void test_result_passes(void)
{
	struct client c;
	TEEC_Operation op = { 0 };

	client_open(&c, &echo_uuid);
	op_value(&op, 0, TEEC_VALUE_INPUT, 0xCAFE0001, 0);
	expect_result(0xCAFE0001, client_invoke(&c, ECHO_CMD_RESULT, &op));
}

/* ---- memory references ------------------------------------------------------------------------------------ */

static void allocate(struct client *c, TEEC_SharedMemory *shm, size_t size)
{
	memset(shm, 0, sizeof(*shm));
	shm->size = size;
	shm->flags = TEEC_MEM_INPUT | TEEC_MEM_OUTPUT;
	expect_result(TEEC_SUCCESS, TEEC_AllocateSharedMemory(&c->context, shm));
}

static void expect_copied(struct client *c, TEEC_Operation *op, const void *from, const void *to, size_t size)
{
	expect_result(TEEC_SUCCESS, client_invoke(c, ECHO_CMD_COPY, op));
	expect(memcmp(from, to, size) == 0);
}

static void test_memref_temporary(void)
{
	static uint8_t in[70000], out[70001];
	static const size_t sizes[] = { 1, 31, 4095, 4096, 4097, 65536, 70000 };
	struct client c;

	client_open(&c, &echo_uuid);
	fill_pattern(in, sizeof(in), 1);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		TEEC_Operation op = { 0 };

		memset(out, 0xee, sizeof(out));
		op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, in, sizes[i]);
		op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, out, sizes[i]);
		expect_copied(&c, &op, in, out, sizes[i]);
		expect(op.params[1].tmpref.size == sizes[i] && out[sizes[i]] == 0xee);
	}
}

static void test_memref_temporary_inout(void)
{
	uint8_t data[5] = { 1, 2, 3, 4, 5 };
	struct client c;
	TEEC_Operation op = { 0 };

	client_open(&c, &echo_uuid);
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INOUT, data, sizeof(data));
	expect_result(TEEC_SUCCESS, client_invoke(&c, ECHO_CMD_REVERSE, &op));
	expect(memcmp(data, "\5\4\3\2\1", 5) == 0);
}

static void test_memref_whole(void)
{
	struct client c;
	TEEC_SharedMemory shm;
	uint8_t *data;
	TEEC_Operation op = { 0 };

	client_open(&c, &echo_uuid);
	allocate(&c, &shm, 9000);
	data = shm.buffer;
	fill_pattern(data, 9000, 3);
	op_shared(&op, 0, TEEC_MEMREF_WHOLE, &shm, 0, 0);
	data[0] = 0xaa;
	data[8999] = 0xbb;
	expect_result(TEEC_SUCCESS, client_invoke(&c, ECHO_CMD_REVERSE, &op));
	expect(data[0] == 0xbb && data[8999] == 0xaa);
	TEEC_ReleaseSharedMemory(&shm);
}

static void test_memref_partial(void)
{
	struct client c;
	TEEC_SharedMemory shm;
	uint8_t *data;
	TEEC_Operation op = { 0 };

	client_open(&c, &echo_uuid);
	allocate(&c, &shm, 16384);
	data = shm.buffer;
	memset(data, 0xee, 16384);
	fill_pattern(data + 100, 5000, 4);
	op_shared(&op, 0, TEEC_MEMREF_PARTIAL_INPUT, &shm, 100, 5000);
	op_shared(&op, 1, TEEC_MEMREF_PARTIAL_OUTPUT, &shm, 8001, 5000);
	expect_copied(&c, &op, data + 100, data + 8001, 5000);
	expect(data[8000] == 0xee && data[13001] == 0xee && data[99] == 0xee && data[5100] == 0xee);
	TEEC_ReleaseSharedMemory(&shm);
}

static void test_memref_registered(void)
{
	static uint8_t memory[3 * 4096];
	uint8_t *data = memory + 123;
	struct client c;
	TEEC_SharedMemory shm = { .buffer = data, .size = 6000, .flags = TEEC_MEM_INPUT | TEEC_MEM_OUTPUT };
	TEEC_Operation op = { 0 };

	client_open(&c, &echo_uuid);
	fill_pattern(data, 6000, 5);
	expect_result(TEEC_SUCCESS, TEEC_RegisterSharedMemory(&c.context, &shm));
	op_shared(&op, 0, TEEC_MEMREF_PARTIAL_INPUT, &shm, 0, 3000);
	op_shared(&op, 1, TEEC_MEMREF_PARTIAL_OUTPUT, &shm, 3000, 3000);
	expect_copied(&c, &op, data, data + 3000, 3000);
	TEEC_ReleaseSharedMemory(&shm);
}

/* Input and output share bytes; the TA must see the input as it was, whatever it writes. */
static void test_memref_overlapping(void)
{
	static uint8_t before[1000];
	struct client c;
	TEEC_SharedMemory shm;
	uint8_t *data;
	TEEC_Operation op = { 0 };

	client_open(&c, &echo_uuid);
	allocate(&c, &shm, 8192);
	data = shm.buffer;
	fill_pattern(data, 1000, 6);
	memcpy(before, data, 1000);
	op_shared(&op, 0, TEEC_MEMREF_PARTIAL_INPUT, &shm, 0, 1000);
	op_shared(&op, 1, TEEC_MEMREF_PARTIAL_OUTPUT, &shm, 500, 1000);
	expect_copied(&c, &op, before, data + 500, 1000);
	expect(memcmp(data, before, 500) == 0);
	TEEC_ReleaseSharedMemory(&shm);
}

static void test_memref_three(void)
{
	uint8_t a[3] = "abc", b[4] = "1234", joined[7];
	struct client c;
	TEEC_Operation op = { 0 };

	client_open(&c, &echo_uuid);
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, a, 3);
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_INOUT, b, 4);
	op_buffer(&op, 2, TEEC_MEMREF_TEMP_OUTPUT, joined, 7);
	op_value(&op, 3, TEEC_VALUE_OUTPUT, 0, 0);
	expect_result(TEEC_SUCCESS, client_invoke(&c, ECHO_CMD_MEMREFS, &op));
	expect(memcmp(joined, "abc1234", 7) == 0 && memcmp(b, "4321", 4) == 0);
	expect(op.params[3].value.a == 7 && op.params[3].value.b == 7);
}

static void test_memref_short_buffer(void)
{
	uint8_t in[100], out[100];
	struct client c;
	TEEC_Operation op = { 0 };

	client_open(&c, &echo_uuid);
	fill_pattern(in, 100, 7);
	memset(out, 0xee, 100);
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, in, 100);
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, out, 99);
	expect_result(TEEC_ERROR_SHORT_BUFFER, client_invoke(&c, ECHO_CMD_COPY, &op));
	expect(op.params[1].tmpref.size == 100);
	for (int i = 0; i < 100; i++)
		expect(out[i] == 0xee);
}

static void test_memref_null(void)
{
	struct client c;
	TEEC_Operation op = { 0 };

	client_open(&c, &echo_uuid);
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, NULL, 0);
	op_value(&op, 1, TEEC_VALUE_OUTPUT, 0, 0);
	expect_result(TEEC_SUCCESS, client_invoke(&c, ECHO_CMD_NULL, &op));
	expect(op.params[1].value.a == 1 && op.params[1].value.b == 0);
}

static void test_memref_oversized(void)
{
	static const size_t sizes[] = { 300 * 1024, 1024 * 1024, 8 * 1024 * 1024 };
	struct client c;

	client_open(&c, &echo_uuid);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		uint8_t *data = calloc(1, sizes[i]);
		TEEC_Operation op = { 0 };
		TEEC_Result result;

		expect(data != NULL);
		op_buffer(&op, 0, TEEC_MEMREF_TEMP_INOUT, data, sizes[i]);
		result = client_invoke(&c, ECHO_CMD_REVERSE, &op);
		expect(result == TEEC_ERROR_OUT_OF_MEMORY || result == TEEC_ERROR_EXCESS_DATA ||
		       result == TEEC_ERROR_BAD_PARAMETERS);
		free(data);
		expect_result(TEEC_SUCCESS, client_invoke(&c, ECHO_CMD_NOOP, NULL));
	}
}

static void test_memref_beyond_parent(void)
{
	struct client c;
	TEEC_SharedMemory shm;
	TEEC_Operation op = { 0 };

	client_open(&c, &echo_uuid);
	allocate(&c, &shm, 4096);
	op_shared(&op, 0, TEEC_MEMREF_PARTIAL_INOUT, &shm, 4000, 64 * 1024);
	expect(client_invoke(&c, ECHO_CMD_REVERSE, &op) != TEEC_SUCCESS);
	expect_result(TEEC_SUCCESS, client_invoke(&c, ECHO_CMD_NOOP, NULL));
	TEEC_ReleaseSharedMemory(&shm);
}

/* ---- crypto, known answers -------------------------------------------------------------------------------- */

static size_t from_hex(const char *text, uint8_t *out)
{
	size_t size = 0;
	unsigned int byte;

	for (; sscanf(text, "%2x", &byte) == 1; text += 2)
		out[size++] = (uint8_t)byte;
	return size;
}

/* Gives the inputs, in hexadecimal, to a command of vault whose last parameter is the output. */
static void expect_answer(uint32_t command, const char *inputs[], int count, const char *answer)
{
	static uint8_t data[4][512], want[512];
	struct client c;
	TEEC_Operation op = { 0 };
	size_t size = from_hex(answer, want);

	client_open(&c, &vault_uuid);
	for (int i = 0; i < count; i++)
		op_buffer(&op, i, TEEC_MEMREF_TEMP_INPUT, data[i], from_hex(inputs[i], data[i]));
	op_buffer(&op, count, TEEC_MEMREF_TEMP_OUTPUT, data[count], size);
	expect_result(TEEC_SUCCESS, client_invoke(&c, command, &op));
	expect(op.params[count].tmpref.size == size && memcmp(data[count], want, size) == 0);
	client_close(&c);
}

static void test_crypto_sha256(void)
{
	/* FIPS 180-2, appendix B.1; and the empty message */
	expect_answer(VAULT_CMD_SHA256, (const char *[]){ "616263" }, 1,
	              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	expect_answer(VAULT_CMD_SHA256, (const char *[]){ "" }, 1,
	              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void test_crypto_aes_ctr(void)
{
	/* NIST SP 800-38A, F.5.1 (AES-128) and F.5.5 (AES-256), first two blocks */
	static const char counter[] = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";
	static const char text[] = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51";

	expect_answer(VAULT_CMD_AES_CTR, (const char *[]){ "2b7e151628aed2a6abf7158809cf4f3c", counter, text }, 3,
	              "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff");
	expect_answer(VAULT_CMD_AES_CTR,
	              (const char *[]){ "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4", counter, text }, 3,
	              "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5");
}

static void test_crypto_gcm(void)
{
	/* The GCM specification's test cases 2 and 4 */
	expect_answer(VAULT_CMD_GCM_ENCRYPT,
	              (const char *[]){ "00000000000000000000000000000000", "000000000000000000000000",
	                                "00000000000000000000000000000000" }, 3,
	              "0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf");
	expect_answer(VAULT_CMD_GCM_ENCRYPT,
	              (const char *[]){ "feffe9928665731c6d6a8f9467308308",
	                                "cafebabefacedbaddecaf888feedfacedeadbeeffeedfacedeadbeefabaddad2",
	                                "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
	                                "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39" }, 3,
	              "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
	              "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e0915bc94fbc3221a5db94fae95ae7121a47");
}

static void test_crypto_hmac(void)
{
	/* RFC 4231, test case 4 */
	expect_answer(VAULT_CMD_HMAC_SHA256,
	              (const char *[]){ "0102030405060708090a0b0c0d0e0f10111213141516171819",
	                                "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
	                                "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd" }, 2,
	              "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
}

static void test_crypto_hkdf(void)
{
	/* RFC 5869, test case 1 */
	expect_answer(VAULT_CMD_HKDF,
	              (const char *[]){ "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c",
	                                "f0f1f2f3f4f5f6f7f8f9" }, 3,
	              "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
}

static void test_crypto_ecdsa(void)
{
	uint8_t key[VAULT_PUBKEY_SIZE], digest[32], signature[VAULT_SIGNATURE_SIZE];
	struct client c;
	TEEC_Operation op = { 0 };

	client_open(&c, &vault_uuid);
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_OUTPUT, key, sizeof(key));
	expect_result(TEEC_ERROR_BAD_STATE, client_invoke(&c, VAULT_CMD_EC_PUBLIC, &op));
	memset(&op, 0, sizeof(op));
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_OUTPUT, key, sizeof(key));
	expect_result(TEEC_SUCCESS, client_invoke(&c, VAULT_CMD_EC_GENERATE, &op));

	fill_pattern(digest, sizeof(digest), 8);
	memset(&op, 0, sizeof(op));
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, digest, sizeof(digest));
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, signature, sizeof(signature));
	expect_result(TEEC_SUCCESS, client_invoke(&c, VAULT_CMD_EC_SIGN, &op));

	memset(&op, 0, sizeof(op));
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, digest, sizeof(digest));
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_INPUT, signature, sizeof(signature));
	op_buffer(&op, 2, TEEC_MEMREF_TEMP_INPUT, key, sizeof(key));
	expect_result(TEEC_SUCCESS, client_invoke(&c, VAULT_CMD_EC_VERIFY, &op));
	digest[0] ^= 1;
	expect_result(ERROR_SIGNATURE_INVALID, client_invoke(&c, VAULT_CMD_EC_VERIFY, &op));
}

static void test_crypto_random(void)
{
	uint8_t a[64] = { 0 }, b[64] = { 0 };
	struct client c;
	TEEC_Operation op = { 0 };

	client_open(&c, &vault_uuid);
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_OUTPUT, a, sizeof(a));
	expect_result(TEEC_SUCCESS, client_invoke(&c, VAULT_CMD_RANDOM, &op));
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_OUTPUT, b, sizeof(b));
	expect_result(TEEC_SUCCESS, client_invoke(&c, VAULT_CMD_RANDOM, &op));
	expect(memcmp(a, b, sizeof(a)) != 0);
}

/* ---- cancellation and clients that die ---------------------------------------------------------------------- */

struct cancelled {
	struct client *client;
	uint32_t command;
	TEEC_Operation op;
	TEEC_Result result;
};

static void *invoke_to_cancel(void *arg)
{
	struct cancelled *job = arg;

	job->result = client_invoke(job->client, job->command, &job->op);
	return NULL;
}

/* Runs the command in a thread, cancels it after a while, and returns its result. */
static TEEC_Result cancel(struct cancelled *job)
{
	pthread_t thread;

	expect(pthread_create(&thread, NULL, invoke_to_cancel, job) == 0);
	sleep_ms(500);
	TEEC_RequestCancellation(&job->op);
	pthread_join(thread, NULL);
	return job->result;
}

static void test_cancel_wait(void)
{
	struct client c;
	struct cancelled job = { .client = &c, .command = ECHO_CMD_WAIT };

	client_open(&c, &echo_uuid);
	op_value(&job.op, 0, TEEC_VALUE_INPUT, 30000, 1);
	expect_result(TEEC_ERROR_CANCEL, cancel(&job));
	expect_result(TEEC_SUCCESS, client_invoke(&c, ECHO_CMD_NOOP, NULL));
}

static void *compute(void *arg)
{
	TEEC_Operation op = { 0 };

	op_value(&op, 0, TEEC_VALUE_INPUT, 3000, 0);
	op_value(&op, 1, TEEC_VALUE_OUTPUT, 0, 0);
	expect_result(TEEC_SUCCESS, client_invoke(arg, ECHO_CMD_COMPUTE_MS, &op));
	expect(op.params[1].value.a > 0);
	return NULL;
}

/* Of 125 in the test below, if nothing else ran on the host. A Linux that waits for the TA gets two. */
#define BEATS_MIN 10u

/* While a TA computes for seconds and never calls, whoever sleeps in Linux goes on waking up. */
static void test_linux_keeps_its_beat(void)
{
	struct client c;
	pthread_t thread;
	uint64_t start, last, longest = 0;
	unsigned int beats = 0;

	client_open(&c, &echo_uuid);
	expect(pthread_create(&thread, NULL, compute, &c) == 0);
	for (start = last = now_ms(); last - start < 2500;) {
		uint64_t now;

		sleep_ms(20);
		now = now_ms();
		longest = now - last > longest ? now - last : longest;
		last = now;
		beats++;
	}
	pthread_join(thread, NULL);
	printf("# %u beats, longest gap %u ms\n", beats, (unsigned int)longest);
	expect(now_ms() - start >= 2900);
	expect(beats >= BEATS_MIN);
}

static void test_killed_client(void)
{
	struct client c;
	pid_t child = fork();

	if (child == 0) {
		TEEC_Operation op = { 0 };

		client_open(&c, &echo_uuid);
		op_value(&op, 0, TEEC_VALUE_INPUT, 3000, 0);
		op_value(&op, 1, TEEC_VALUE_OUTPUT, 0, 0);
		client_invoke(&c, ECHO_CMD_COMPUTE_MS, &op);
		_exit(0);
	}
	sleep_ms(700);
	kill(child, SIGKILL);
	client_open(&c, &echo_uuid);
	expect_result(TEEC_SUCCESS, client_invoke(&c, ECHO_CMD_NOOP, NULL));
	waitpid(child, NULL, 0);
	expect_result(TEEC_SUCCESS, client_invoke(&c, ECHO_CMD_NOOP, NULL));
}

/* ---- evil trusted applications -------------------------------------------------------------------------------- */

static void open_evil(struct client *c)
{
	uint32_t origin;
	TEEC_Result result = client_try_open(c, &evil_uuid, &origin);

	if (result == TEEC_ERROR_ITEM_NOT_FOUND && origin == TEEC_ORIGIN_TEE)
		skip("the evil TA is not in this image");
	expect_result(TEEC_SUCCESS, result);
}

/* What must be true after any evil deed: others go on, and the TA can be started again. */
static void expect_unharmed(struct client *echo)
{
	struct client c;

	expect_result(TEEC_SUCCESS, client_invoke(echo, ECHO_CMD_NOOP, NULL));
	expect_answer(VAULT_CMD_SHA256, (const char *[]){ "616263" }, 1,
	              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	open_evil(&c);
	client_close(&c);
}

static void expect_death(uint32_t command, TEEC_Operation *op)
{
	struct client evil, echo;
	uint32_t origin;

	client_open(&echo, &echo_uuid);
	open_evil(&evil);
	expect_result(TEEC_ERROR_TARGET_DEAD, TEEC_InvokeCommand(&evil.session, command, op, &origin));
	expect(origin == TEEC_ORIGIN_TEE);
	expect_result(TEEC_ERROR_TARGET_DEAD, client_invoke(&evil, EVIL_CMD_HEAP, NULL));
	client_close(&evil);
	expect_unharmed(&echo);
	client_close(&echo);
}

static void expect_death_at(uint32_t command, uint32_t address)
{
	TEEC_Operation op = { 0 };

	op_value(&op, 0, TEEC_VALUE_INPUT, address, 0);
	expect_death(command, &op);
}

static void test_evil_read(void)
{
	/* the kernel's code, its page tables, others' frames (plat/imx6q/memmap.h); the rest of the kernel's addresses, a
	   device, and where other domains have their windows */
	static const uint32_t places[] = { 0x4e000000, 0x4e100000, 0x4e120000, 0x4e400000, 0x4fffffff, 0, 0x40000000, 0x80000000,
		                           0xffff0000, 0x02020000, 0x00800000, 0x0f000000 };

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		expect_death_at(EVIL_CMD_READ, places[i]);
}

static void test_evil_write(void)
{
	expect_death_at(EVIL_CMD_WRITE, 0);
	expect_death_at(EVIL_CMD_WRITE, 0x4e000000);
	expect_death_at(EVIL_CMD_WRITE, 0x4e100000);
	expect_death_at(EVIL_CMD_WRITE, 0x80000000);
}

static void test_evil_write_code(void) { expect_death(EVIL_CMD_WRITE_CODE, NULL); }
static void test_evil_exec_heap(void) { expect_death(EVIL_CMD_EXEC_HEAP, NULL); }
static void test_evil_exec_stack(void) { expect_death(EVIL_CMD_EXEC_STACK, NULL); }
static void test_evil_exec_window(void) { expect_death(EVIL_CMD_EXEC_WINDOW, NULL); }
static void test_evil_undefined(void) { expect_death(EVIL_CMD_UNDEF, NULL); }
static void test_evil_privileged(void) { expect_death(EVIL_CMD_PRIVILEGED, NULL); }
static void test_evil_smc(void) { expect_death(EVIL_CMD_SMC, NULL); }
static void test_evil_null_read(void) { expect_death(EVIL_CMD_NULL_READ, NULL); }
static void test_evil_null_write(void) { expect_death(EVIL_CMD_NULL_WRITE, NULL); }
static void test_evil_null_call(void) { expect_death(EVIL_CMD_NULL_CALL, NULL); }
static void test_evil_stack(void) { expect_death(EVIL_CMD_STACK, NULL); }
static void test_evil_panic(void) { expect_death_at(EVIL_CMD_PANIC, 0xdead); }

static void test_evil_api(void)
{
	for (uint32_t misuse = 0; misuse < EVIL_API_COUNT; misuse++)
		expect_death_at(EVIL_CMD_API, misuse);
}

/* A TA that does not listen is ended; how it is told to the client is one of two errors. */
static void test_evil_loop(void)
{
	struct client evil, echo;
	struct cancelled job = { .client = &evil, .command = EVIL_CMD_LOOP };
	TEEC_Result result;

	client_open(&echo, &echo_uuid);
	open_evil(&evil);
	result = cancel(&job);
	expect(result == TEEC_ERROR_TARGET_DEAD || result == TEEC_ERROR_CANCEL);
	client_close(&evil);
	expect_unharmed(&echo);
}

static void test_evil_loop_polite(void)
{
	struct client evil;
	struct cancelled job = { .client = &evil, .command = EVIL_CMD_LOOP_POLITE };

	open_evil(&evil);
	expect_result(TEEC_ERROR_CANCEL, cancel(&job));
	expect_result(TEEC_ERROR_BAD_PARAMETERS, client_invoke(&evil, EVIL_CMD_HEAP, NULL));
}

static void test_evil_wait(void)
{
	struct client evil, echo;
	struct cancelled job = { .client = &evil, .command = EVIL_CMD_WAIT };
	TEEC_Result result;

	client_open(&echo, &echo_uuid);
	open_evil(&evil);
	result = cancel(&job);
	expect(result == TEEC_ERROR_TARGET_DEAD || result == TEEC_ERROR_CANCEL);
	client_close(&evil);
	expect_unharmed(&echo);
}

static void test_evil_syscalls(void)
{
	struct client echo;

	client_open(&echo, &echo_uuid);
	for (uint32_t seed = 1; seed <= 20; seed++) {
		struct client evil;
		TEEC_Operation op = { 0 };
		TEEC_Result result;

		open_evil(&evil);
		op_value(&op, 0, TEEC_VALUE_INPUT, seed, 200);
		op_value(&op, 1, TEEC_VALUE_INPUT, EVIL_BLOCKING | EVIL_REPLYING, 0);
		op_value(&op, 2, TEEC_VALUE_OUTPUT, 0, 0);
		result = client_invoke(&evil, EVIL_CMD_SYSCALLS, &op);
		expect(result == TEEC_SUCCESS || result == TEEC_ERROR_TARGET_DEAD);
		client_close(&evil);
		expect_unharmed(&echo);
	}
}

static void test_evil_messages(void)
{
	struct client echo;

	client_open(&echo, &echo_uuid);
	for (uint32_t seed = 1; seed <= 10; seed++) {
		struct client evil;
		TEEC_Operation op = { 0 };
		TEEC_Result result;

		open_evil(&evil);
		op_value(&op, 0, TEEC_VALUE_INPUT, seed, 500);
		op_value(&op, 1, TEEC_VALUE_OUTPUT, 0, 0);
		result = client_invoke(&evil, EVIL_CMD_MESSAGES, &op);
		expect(result == TEEC_SUCCESS || result == TEEC_ERROR_TARGET_DEAD);
		client_close(&evil);
		expect_unharmed(&echo);
	}
}

static void test_evil_heap(void)
{
	struct client evil;
	TEEC_Operation op = { 0 };

	open_evil(&evil);
	op_value(&op, 0, TEEC_VALUE_OUTPUT, 0, 0);
	expect_result(TEEC_SUCCESS, client_invoke(&evil, EVIL_CMD_HEAP, &op));
	expect(op.params[0].value.a > 0 && op.params[0].value.a == op.params[0].value.b);
}

static void test_evil_foreign_operations(void)
{
	struct client evil;
	TEEC_Operation op = { 0 };

	open_evil(&evil);
	op_value(&op, 0, TEEC_VALUE_INPUT, 0, 256);
	op_value(&op, 1, TEEC_VALUE_OUTPUT, 1, 0);
	expect_result(TEEC_SUCCESS, client_invoke(&evil, EVIL_CMD_FOREIGN, &op));
	expect(op.params[1].value.a == 0);
}

static void test_evil_leak(void)
{
	uint32_t first = 0;

	for (int i = 0; i < 5; i++) {
		struct client evil;
		TEEC_Operation op = { 0 };

		open_evil(&evil);
		op_value(&op, 0, TEEC_VALUE_OUTPUT, 0, 0);
		expect_result(TEEC_SUCCESS, client_invoke(&evil, EVIL_CMD_LEAK, &op));
		first = i == 0 ? op.params[0].value.a : first;
		expect(op.params[0].value.a == first && first > 0);
		client_close(&evil);
	}
}

static void test_evil_forged_reply(void)
{
	struct client evil, echo;
	uint32_t origin;
	TEEC_Result result;

	client_open(&echo, &echo_uuid);
	open_evil(&evil);
	result = TEEC_InvokeCommand(&evil.session, EVIL_CMD_FORGED_REPLY, NULL, &origin);
	printf("# forged reply: %s\n", result_name(result));
	client_close(&evil);
	expect_unharmed(&echo);
}

/* Frames that nobody has, as an evil TA sees them. */
static uint32_t free_frames(void)
{
	struct client evil;
	TEEC_Operation op = { 0 };
	TEEC_Result result;

	open_evil(&evil);
	op_value(&op, 0, TEEC_VALUE_OUTPUT, 0, 0);
	result = client_invoke(&evil, EVIL_CMD_FREE_FRAMES, &op);
	if (result == TEEC_ERROR_NOT_SUPPORTED)
		skip("this image does not tell how many frames are free");
	expect_result(TEEC_SUCCESS, result);
	client_close(&evil);
	return op.params[0].value.a;
}

static void test_memory_comes_back(void)
{
	uint32_t before = free_frames();
	const char *times = getenv("DEATHS");

	for (int i = 0; i < (times ? atoi(times) : 1000); i++) {
		struct client evil;

		open_evil(&evil);
		expect_result(TEEC_ERROR_TARGET_DEAD, client_invoke(&evil, EVIL_CMD_UNDEF, NULL));
		client_close(&evil);
	}
	expect(free_frames() == before);
}

/* ---- sealed blobs over a restart --------------------------------------------------------------------------------- */

static const uint8_t secret[16] = "the old secret!";

static void print_hex(const char *name, const uint8_t *bytes, size_t size)
{
	printf("%s ", name);
	for (size_t i = 0; i < size; i++)
		printf("%02x", bytes[i]);
	printf("\n");
}

static size_t seal_secret(uint8_t *blob, size_t room)
{
	struct client c;
	TEEC_Operation op = { 0 };

	client_open(&c, &vault_uuid);
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, secret, sizeof(secret));
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, blob, room);
	expect_result(TEEC_SUCCESS, client_invoke(&c, VAULT_CMD_SEAL, &op));
	client_close(&c);
	return op.params[1].tmpref.size;
}

static int seal(void)
{
	uint8_t blob[256];

	print_hex("SEALED", blob, seal_secret(blob, sizeof(blob)));
	return 0;
}

static void test_unseal_by_another_ta(void)
{
	uint8_t blob[256], text[256];
	size_t size = seal_secret(blob, sizeof(blob));
	struct client c;
	TEEC_Operation op = { 0 };

	client_open(&c, &stranger_uuid);
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, blob, size);
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, text, sizeof(text));
	expect_result(ERROR_MAC_INVALID, client_invoke(&c, VAULT_CMD_UNSEAL, &op));
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, secret, sizeof(secret));
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, blob, sizeof(blob));
	expect_result(TEEC_SUCCESS, client_invoke(&c, VAULT_CMD_SEAL, &op));
	client_close(&c);
}

static int statement(const char *hex)
{
	uint8_t nonce[VAULT_NONCE_MAX], text[VAULT_STATEMENT_MAX], sig[VAULT_DER_SIG_MAX], key[VAULT_PUBKEY_SIZE];
	struct client c;
	TEEC_Operation op = { 0 };

	if (strlen(hex) > 2 * sizeof(nonce))
		fail("the nonce is too long");
	client_open(&c, &vault_uuid);
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, nonce, from_hex(hex, nonce));
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, text, sizeof(text));
	op_buffer(&op, 2, TEEC_MEMREF_TEMP_OUTPUT, sig, sizeof(sig));
	op_buffer(&op, 3, TEEC_MEMREF_TEMP_OUTPUT, key, sizeof(key));
	expect_result(TEEC_SUCCESS, client_invoke(&c, VAULT_CMD_STATEMENT, &op));
	print_hex("STATEMENT", text, op.params[1].tmpref.size);
	print_hex("SIGNATURE", sig, op.params[2].tmpref.size);
	print_hex("PUBLIC", key, op.params[3].tmpref.size);
	return 0;
}

static int unseal(const char *hex)
{
	uint8_t blob[256], text[256];
	struct client c;
	TEEC_Operation op = { 0 };

	if (strlen(hex) > 2 * sizeof(blob))
		fail("that is no sealed blob of ours");
	client_open(&c, &vault_uuid);
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, blob, from_hex(hex, blob));
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, text, sizeof(text));
	expect_result(TEEC_SUCCESS, client_invoke(&c, VAULT_CMD_UNSEAL, &op));
	expect(op.params[1].tmpref.size == sizeof(secret) && memcmp(text, secret, sizeof(secret)) == 0);
	printf("ok - a blob sealed before the restart opens\n");
	return 0;
}

/* ---- the list ------------------------------------------------------------------------------------------------------ */

#define TEST(name) { #name, test_##name }

static const struct {
	const char *name;
	void (*run)(void);
} tests[] = {
	TEST(unseal_by_another_ta), TEST(open_unknown_uuid), TEST(open_many),
	TEST(param_values), TEST(param_wrong_types), TEST(unknown_command), TEST(result_passes),
	TEST(memref_temporary), TEST(memref_temporary_inout), TEST(memref_whole), TEST(memref_partial),
	TEST(memref_registered), TEST(memref_overlapping), TEST(memref_three), TEST(memref_short_buffer),
	TEST(memref_null), TEST(memref_oversized), TEST(memref_beyond_parent),
	TEST(crypto_sha256), TEST(crypto_aes_ctr), TEST(crypto_gcm), TEST(crypto_hmac), TEST(crypto_hkdf),
	TEST(crypto_ecdsa), TEST(crypto_random),
	TEST(cancel_wait), TEST(linux_keeps_its_beat), TEST(killed_client),
	TEST(evil_read), TEST(evil_write), TEST(evil_write_code), TEST(evil_exec_heap), TEST(evil_exec_stack),
	TEST(evil_exec_window), TEST(evil_undefined), TEST(evil_privileged), TEST(evil_smc), TEST(evil_null_read),
	TEST(evil_null_write), TEST(evil_null_call), TEST(evil_stack), TEST(evil_panic), TEST(evil_api),
	TEST(evil_loop), TEST(evil_loop_polite), TEST(evil_wait), TEST(evil_syscalls), TEST(evil_messages),
	TEST(evil_heap), TEST(evil_foreign_operations), TEST(evil_leak), TEST(evil_forged_reply),
	TEST(memory_comes_back),
};

#define TESTS (sizeof(tests) / sizeof(tests[0]))

/* Waits for a test's process; one that takes too long is killed, and left alone if even that does not help. */
static int wait_for(pid_t child)
{
	int status;

	for (unsigned int ms = 0; ms < TIME_LIMIT_MS; ms += 10) {
		if (waitpid(child, &status, WNOHANG) == child)
			return WIFEXITED(status) ? WEXITSTATUS(status) : FAILED;
		sleep_ms(10);
	}
	printf("# hangs\n");
	kill(child, SIGKILL);
	return FAILED;
}

static bool run_test(size_t i)
{
	pid_t child;
	int outcome;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		tests[i].run();
		exit(PASSED);
	}
	outcome = wait_for(child);
	printf("%s - %s%s\n", outcome == FAILED ? "not ok" : "ok", tests[i].name, outcome == SKIPPED ? " # SKIP" : "");
	return outcome != FAILED;
}

static bool wanted(const char *name, char **prefixes)
{
	if (*prefixes == NULL)
		return true;
	for (; *prefixes; prefixes++)
		if (strncmp(name, *prefixes, strlen(*prefixes)) == 0)
			return true;
	return false;
}

int main(int argc, char **argv)
{
	unsigned int failures = 0;

	if (argc == 2 && strcmp(argv[1], "--count") == 0)
		return printf("%zu\n", TESTS) < 0;
	if (argc == 2 && strcmp(argv[1], "--seal") == 0)
		return seal();
	if (argc == 3 && strcmp(argv[1], "--unseal") == 0)
		return unseal(argv[2]);
	if (argc == 3 && strcmp(argv[1], "--statement") == 0)
		return statement(argv[2]);
	for (size_t i = 0; i < TESTS; i++)
		if (wanted(tests[i].name, argv + 1))
			failures += !run_test(i);
	return failures != 0;
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Has the trusted application `vault` encrypt, hash, authenticate, sign and seal a file, and Debian's OpenSSL confirm
 * each result: the program openssl where it can, its library for AES-GCM, which the program does not offer.
 *
 * usage: demo [FILE]      status 0 when everything was confirmed
 */

#include "client.h"

#include <microtee/keys.h>
#include <microtee/ta_vault.h>
#include <openssl/evp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define DIR "/tmp/demo"
#define MAX_FILE (96 * 1024)
#define HASH_SIZE 32
#define BLOCK_SIZE 16
#define SECRET_SIZE 1000

/* Results that the client API of libteec does not name. */
#define ERROR_MAC_INVALID 0xFFFF3071u

struct blob {
	uint8_t data[MAX_FILE + 4096];
	size_t size;
};

static struct client vault;
static struct blob file, scratch;
static int failures;

/* ---- small helpers ------------------------------------------------------------------------------------ */

static void report(bool ok, const char *what, const char *confirmed)
{
	printf("  %-6s  %-44s %s\n", ok ? "ok" : "FAILED", what, confirmed);
	fflush(stdout);
	failures += !ok;
}

static void save(const char *name, const void *data, size_t size)
{
	FILE *f = fopen(name, "wb");

	if (f == NULL || fwrite(data, 1, size, f) != size || fclose(f) != 0)
		fail("cannot write %s", name);
}

/* Reads up to the blob's room; a longer file is cut. */
static void load(const char *name, struct blob *b, size_t room)
{
	FILE *f = fopen(name, "rb");

	b->size = 0;
	if (f == NULL)
		return;
	b->size = fread(b->data, 1, room, f);
	fclose(f);
}

static bool same(const struct blob *b, const void *data, size_t size)
{
	return b->size == size && memcmp(b->data, data, size) == 0;
}

static const char *hex(const uint8_t *data, size_t size)
{
	static char text[2][2 * 64 + 1];
	static int turn;
	char *out = text[turn ^= 1];

	for (size_t i = 0; i < size && i < 64; i++)
		sprintf(out + 2 * i, "%02x", data[i]);
	return out;
}

/* Runs a command line in the shell; true when it succeeds. */
__attribute__((format(printf, 1, 2))) static bool shell(const char *format, ...)
{
	char line[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	return system(line) == 0;
}

/* ---- commands of the vault ---------------------------------------------------------------------------- */

/* Invokes a command with inputs and, last, one output; complains and returns false unless it succeeds. */
static bool ask(uint32_t command, const struct blob *inputs[], int count, struct blob *out)
{
	TEEC_Operation op = { 0 };
	TEEC_Result result;

	for (int i = 0; i < count; i++)
		op_buffer(&op, i, TEEC_MEMREF_TEMP_INPUT, inputs[i]->data, inputs[i]->size);
	op_buffer(&op, count, TEEC_MEMREF_TEMP_OUTPUT, out->data, sizeof(out->data));
	result = client_invoke(&vault, command, &op);
	out->size = op.params[count].tmpref.size;
	if (result != TEEC_SUCCESS)
		printf("          vault answered: %s\n", result_name(result));
	return result == TEEC_SUCCESS && out->size <= sizeof(out->data);
}

static bool ask1(uint32_t command, const struct blob *a, struct blob *out)
{
	return ask(command, (const struct blob *[]){ a }, 1, out);
}

static bool ask2(uint32_t command, const struct blob *a, const struct blob *b, struct blob *out)
{
	return ask(command, (const struct blob *[]){ a, b }, 2, out);
}

static bool ask3(uint32_t command, const struct blob *a, const struct blob *b, const struct blob *c, struct blob *out)
{
	return ask(command, (const struct blob *[]){ a, b, c }, 3, out);
}

static void pattern(struct blob *b, size_t size, uint32_t seed)
{
	fill_pattern(b->data, size, seed);
	b->size = size;
}

/* ---- what is shown ------------------------------------------------------------------------------------ */

static void show_ctr(void)
{
	static struct blob key, counter, cipher;
	bool ok;

	pattern(&key, 32, 1);
	pattern(&counter, BLOCK_SIZE, 2);
	ok = ask3(VAULT_CMD_AES_CTR, &key, &counter, &file, &cipher) &&
	     shell("openssl enc -aes-256-ctr -K %s -iv %s -in " DIR "/file -out " DIR "/ctr",
	           hex(key.data, key.size), hex(counter.data, counter.size));
	load(DIR "/ctr", &scratch, sizeof(scratch.data));
	report(ok && same(&scratch, cipher.data, cipher.size), "AES-256-CTR encryption",
	       "openssl enc gives the same ciphertext");

	ok = ask3(VAULT_CMD_AES_CTR, &key, &counter, &cipher, &scratch);
	report(ok && same(&scratch, file.data, file.size), "AES-256-CTR decryption", "gives the file back");
}

/* What libcrypto makes of ciphertext and tag: the plaintext in out, or false when the tag is wrong. */
static bool openssl_gcm_decrypt(const struct blob *key, const struct blob *iv_aad, struct blob *sealed, struct blob *out)
{
	EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
	const uint8_t *aad = iv_aad->data + VAULT_GCM_IV_SIZE;
	int aad_size = (int)iv_aad->size - VAULT_GCM_IV_SIZE, size = 0, rest = 0;
	size_t text = sealed->size - VAULT_GCM_TAG_SIZE;
	bool ok;

	ok = sealed->size >= VAULT_GCM_TAG_SIZE && ctx != NULL &&
	     EVP_DecryptInit_ex(ctx, EVP_aes_128_gcm(), NULL, key->data, iv_aad->data) == 1 &&
	     EVP_DecryptUpdate(ctx, NULL, &size, aad, aad_size) == 1 &&
	     EVP_DecryptUpdate(ctx, out->data, &size, sealed->data, (int)text) == 1 &&
	     EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_SET_TAG, VAULT_GCM_TAG_SIZE, sealed->data + text) == 1 &&
	     EVP_DecryptFinal_ex(ctx, out->data + size, &rest) == 1;
	out->size = (size_t)(size + rest);
	EVP_CIPHER_CTX_free(ctx);
	return ok;
}

static TEEC_Result try_gcm_decrypt(const struct blob *key, const struct blob *iv_aad, const struct blob *sealed)
{
	TEEC_Operation op = { 0 };

	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, key->data, key->size);
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_INPUT, iv_aad->data, iv_aad->size);
	op_buffer(&op, 2, TEEC_MEMREF_TEMP_INPUT, sealed->data, sealed->size);
	op_buffer(&op, 3, TEEC_MEMREF_TEMP_OUTPUT, scratch.data, sizeof(scratch.data));
	return client_invoke(&vault, VAULT_CMD_GCM_DECRYPT, &op);
}

static void show_gcm(void)
{
	static struct blob key, iv_aad, sealed;
	bool ok;

	pattern(&key, 16, 3);
	pattern(&iv_aad, VAULT_GCM_IV_SIZE + 20, 4);
	ok = ask3(VAULT_CMD_GCM_ENCRYPT, &key, &iv_aad, &file, &sealed);
	report(ok && openssl_gcm_decrypt(&key, &iv_aad, &sealed, &scratch) && same(&scratch, file.data, file.size),
	       "AES-128-GCM encryption", "OpenSSL accepts the tag and gives the file back");
	if (!ok)
		return;
	report(try_gcm_decrypt(&key, &iv_aad, &sealed) == TEEC_SUCCESS && memcmp(scratch.data, file.data, file.size) == 0,
	       "AES-128-GCM decryption", "gives the file back");
	sealed.data[0] ^= 1;
	report(try_gcm_decrypt(&key, &iv_aad, &sealed) == ERROR_MAC_INVALID,
	       "AES-128-GCM decryption, one bit changed", "refused");
}

static void show_digest(void)
{
	static struct blob digest;
	bool ok = ask1(VAULT_CMD_SHA256, &file, &digest) && shell("openssl dgst -sha256 -binary -out " DIR "/digest " DIR "/file");

	load(DIR "/digest", &scratch, sizeof(scratch.data));
	report(ok && digest.size == HASH_SIZE && same(&scratch, digest.data, digest.size), "SHA-256",
	       "openssl dgst gives the same digest");
}

static void show_hmac(void)
{
	static struct blob key, mac;
	bool ok;

	pattern(&key, 32, 5);
	ok = ask2(VAULT_CMD_HMAC_SHA256, &key, &file, &mac) &&
	     shell("openssl dgst -sha256 -mac HMAC -macopt hexkey:%s -binary -out " DIR "/mac " DIR "/file",
	           hex(key.data, key.size));
	load(DIR "/mac", &scratch, sizeof(scratch.data));
	report(ok && mac.size == HASH_SIZE && same(&scratch, mac.data, mac.size), "HMAC-SHA-256",
	       "openssl dgst gives the same MAC");
}

/* ---- signatures --------------------------------------------------------------------------------------- */

/* Saves a point of P-256 as a DER SubjectPublicKeyInfo, which openssl reads. */
static void save_public_key(const char *name, const uint8_t *point)
{
	static const uint8_t prefix[] = {
		0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, /* id-ecPublicKey */
		0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07,                   /* prime256v1 */
		0x03, 0x42, 0x00,                                                             /* BIT STRING */
	};
	uint8_t der[sizeof(prefix) + VAULT_PUBKEY_SIZE];

	memcpy(der, prefix, sizeof(prefix));
	memcpy(der + sizeof(prefix), point, VAULT_PUBKEY_SIZE);
	save(name, der, sizeof(der));
}

/* Appends a DER INTEGER of 32 big endian octets: no leading zeros, but one before a high bit. */
static size_t der_integer(uint8_t *der, const uint8_t *number)
{
	size_t skip = 0, pad;

	while (skip < 31 && number[skip] == 0)
		skip++;
	pad = number[skip] >> 7;
	der[0] = 0x02;
	der[1] = (uint8_t)(32 - skip + pad);
	der[2] = 0;
	memcpy(der + 2 + pad, number + skip, 32 - skip);
	return 2 + pad + 32 - skip;
}

static void save_signature(const char *name, const uint8_t *r_and_s)
{
	uint8_t der[80];
	size_t size = 2;

	size += der_integer(der + size, r_and_s);
	size += der_integer(der + size, r_and_s + 32);
	der[0] = 0x30;
	der[1] = (uint8_t)(size - 2);
	save(name, der, size);
}

/* Whether openssl finds that DIR/signature, of a file, verifies with the key. */
static bool openssl_verifies(const char *signed_file, const uint8_t *public_key)
{
	save_public_key(DIR "/public.der", public_key);
	return shell("openssl dgst -sha256 -keyform DER -verify " DIR "/public.der -signature " DIR "/signature %s > /dev/null 2>&1",
	             signed_file);
}

static void show_signature(void)
{
	static struct blob digest, key, signature;
	TEEC_Operation op = { 0 };
	bool ok;

	op_buffer(&op, 0, TEEC_MEMREF_TEMP_OUTPUT, key.data, sizeof(key.data));
	ok = client_invoke(&vault, VAULT_CMD_EC_GENERATE, &op) == TEEC_SUCCESS &&
	     op.params[0].tmpref.size == VAULT_PUBKEY_SIZE;
	ok = ok && ask1(VAULT_CMD_SHA256, &file, &digest) && ask1(VAULT_CMD_EC_SIGN, &digest, &signature) &&
	     signature.size == VAULT_SIGNATURE_SIZE;
	save_signature(DIR "/signature", signature.data);
	report(ok && openssl_verifies(DIR "/file", key.data), "ECDSA P-256 signature",
	       "openssl dgst -verify accepts it with the exported key");
	signature.data[40] ^= 1;
	save_signature(DIR "/signature", signature.data);
	report(ok && !openssl_verifies(DIR "/file", key.data), "ECDSA P-256 signature, one bit changed",
	       "openssl refuses it");
}

/* ---- sealing ------------------------------------------------------------------------------------------ */

static void show_seal(void)
{
	static struct blob secret, sealed, again;
	TEEC_Operation op = { 0 };
	bool ok;

	secret = file;
	secret.size = file.size < SECRET_SIZE ? file.size : SECRET_SIZE;
	ok = ask1(VAULT_CMD_SEAL, &secret, &sealed) && ask1(VAULT_CMD_SEAL, &secret, &again);
	report(ok && !same(&sealed, again.data, again.size), "sealing", "two blobs of one secret differ");
	ok = ok && ask1(VAULT_CMD_UNSEAL, &sealed, &scratch);
	report(ok && same(&scratch, secret.data, secret.size), "unsealing", "gives the secret back");
	sealed.data[sealed.size / 2] ^= 1;
	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, sealed.data, sealed.size);
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, scratch.data, sizeof(scratch.data));
	report(ok && client_invoke(&vault, VAULT_CMD_UNSEAL, &op) == ERROR_MAC_INVALID, "unsealing, one bit changed",
	       "refused");
}

/* ---- the platform's statement -------------------------------------------------------------------------- */

static bool ask_statement(const struct blob *nonce, struct blob *statement, struct blob *signature, struct blob *key)
{
	TEEC_Operation op = { 0 };
	TEEC_Result result;

	op_buffer(&op, 0, TEEC_MEMREF_TEMP_INPUT, nonce->data, nonce->size);
	op_buffer(&op, 1, TEEC_MEMREF_TEMP_OUTPUT, statement->data, VAULT_STATEMENT_MAX);
	op_buffer(&op, 2, TEEC_MEMREF_TEMP_OUTPUT, signature->data, VAULT_DER_SIG_MAX);
	op_buffer(&op, 3, TEEC_MEMREF_TEMP_OUTPUT, key->data, VAULT_PUBKEY_SIZE);
	result = client_invoke(&vault, VAULT_CMD_STATEMENT, &op);
	if (result != TEEC_SUCCESS)
		printf("          vault answered: %s\n", result_name(result));
	statement->size = op.params[1].tmpref.size;
	signature->size = op.params[2].tmpref.size;
	return result == TEEC_SUCCESS && statement->size <= VAULT_STATEMENT_MAX && signature->size <= VAULT_DER_SIG_MAX && op.params[3].tmpref.size == VAULT_PUBKEY_SIZE;
}

static bool contains(const struct blob *b, const struct blob *part)
{
	for (size_t i = 0; i + part->size <= b->size; i++)
		if (memcmp(b->data + i, part->data, part->size) == 0)
			return true;
	return false;
}

/* What a verifier would compare with the values it trusts. */
static void print_statement(const struct blob *b)
{
	keys_statement_t header;
	keys_measured_t server;

	memcpy(&header, b->data, sizeof(header));
	printf("\n  The device with the key %s... states that it runs%s\n", hex(header.key_id, 8),
	       header.flags ? " (INSECURE: development keys)" : "");
	for (size_t i = 0; i < header.nmeasured && sizeof(header) + (i + 1) * sizeof(server) <= b->size; i++) {
		memcpy(&server, b->data + sizeof(header) + i * sizeof(server), sizeof(server));
		printf("    %-10.16s sha256 %s\n", server.name, hex(server.sha256, sizeof(server.sha256)));
	}
}

static void show_statement(void)
{
	static struct blob nonce, statement, signature, key;
	bool ok;

	load("/dev/urandom", &nonce, 32);
	ok = nonce.size == 32 && ask_statement(&nonce, &statement, &signature, &key);
	report(ok && statement.size >= sizeof(keys_statement_t) && contains(&statement, &nonce), "statement about the platform", "holds the nonce");
	if (!ok)
		return;
	save(DIR "/statement", statement.data, statement.size);
	save(DIR "/signature", signature.data, signature.size);
	scratch = statement;
	report(openssl_verifies(DIR "/statement", key.data), "its signature",
	       "openssl dgst -verify accepts it with the device's key");
	statement.data[statement.size - 1] ^= 1;
	save(DIR "/statement.changed", statement.data, statement.size);
	report(!openssl_verifies(DIR "/statement.changed", key.data), "the statement, one bit changed",
	       "openssl refuses it");
	print_statement(&scratch);
}

int main(int argc, char **argv)
{
	static const TEEC_UUID uuid = TA_VAULT_UUID;
	const char *name = argc > 1 ? argv[1] : "/usr/sbin/tee-supplicant";

	load(name, &file, MAX_FILE);
	if (file.size == 0)
		fail("cannot read %s", name);
	mkdir(DIR, 0700);
	save(DIR "/file", file.data, file.size);
	client_open(&vault, &uuid);
	printf("\nMicroTEE demo: the trusted application vault works on %zu bytes of %s,\n"
	       "and Debian's OpenSSL in Linux confirms what it did.\n\n", file.size, name);

	show_ctr();
	show_gcm();
	show_digest();
	show_hmac();
	show_signature();
	show_seal();
	show_statement();

	client_close(&vault);
	printf("\n%s\n", failures ? "demo: NOT everything was right" : "demo: everything was confirmed");
	return failures != 0;
}

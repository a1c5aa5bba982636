# SPDX-License-Identifier: BSD-2-Clause
#
# The crypto server, and which of BearSSL's files it and the keys server are made of.

CFLAGS_servers/crypto      := -isystem $(BEARSSL)/inc
HOST_CFLAGS_servers/crypto := -isystem $(BEARSSL)/inc

# Field arithmetic, where two thirds of a signature's time go: two fifths fewer instructions.
CFLAGS_ext/bearssl/src/ec/ec_p256_m31.c := -O3 -funroll-loops -fno-schedule-insns

# SHA-2 with HMAC and HKDF, GCM, P-256, ECDSA, HMAC_DRBG.
BEARSSL_COMMON := \
	aead/gcm \
	codec/ccopy codec/dec32be codec/dec64be codec/enc32be codec/enc64be \
	ec/ec_p256_m31 ec/ec_secp256r1 ec/ecdsa_i31_bits \
	hash/dig_size hash/ghash_ctmul hash/sha2small \
	int/i31_add int/i31_bitlen int/i31_decmod int/i31_decode int/i31_decred int/i31_encode int/i31_fmont \
	int/i31_iszero int/i31_modpow int/i31_montmul int/i31_muladd int/i31_ninv31 int/i31_rshift int/i31_sub \
	int/i31_tmont int/i32_div32 \
	kdf/hkdf mac/hmac rand/hmac_drbg

# (ECDSA has the larger curves in its table, even where only P-256 is used.)
BEARSSL_CRYPTO := \
	ec/ec_keygen ec/ec_secp384r1 ec/ec_secp521r1 ec/ecdsa_i31_sign_raw ec/ecdsa_i31_vrfy_raw \
	hash/sha1 hash/sha2big

SERVER_EXT_crypto := $(addprefix build/ext/bearssl/src/,$(addsuffix .o,$(BEARSSL_COMMON) $(BEARSSL_CRYPTO)))

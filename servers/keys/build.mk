# SPDX-License-Identifier: BSD-2-Clause
#
# The keys server. KEYS_HUK is the source file of the hardware unique key (huk.h); the one there is is INSECURE.

KEYS_HUK ?= servers/keys/dev/hk_dev.c

CFLAGS_servers/keys      := -isystem $(BEARSSL)/inc -Iservers/keys -Iservers/crypto
HOST_CFLAGS_servers/keys := $(CFLAGS_servers/keys)

# servers/crypto/build.mk is read before this file and lists what both servers need.
SERVER_EXT_keys := $(addprefix build/ext/bearssl/src/,$(addsuffix .o,$(BEARSSL_COMMON) \
		ec/ecdsa_i31_sign_raw ec/ecdsa_i31_sign_asn1 ec/ecdsa_rta ec/ec_secp384r1 ec/ec_secp521r1)) \
	$(addprefix build/servers/crypto/,aes.o drbg.o p256.o sha256.o sha256_block.o wipe.o) $(KEYS_HUK:%.c=build/%.o)

# Whoever builds with the development key is told so, each time.
.PHONY: insecure-hardware-key
insecure-hardware-key:
	$(call say,INSECURE,development hardware key ($(KEYS_HUK)))
build/servers/keys/dev/hk_dev.o: | insecure-hardware-key

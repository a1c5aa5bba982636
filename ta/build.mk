# SPDX-License-Identifier: BSD-2-Clause
#
# Trusted applications and the library they are written against.
#
#   ta/include/          what a TA includes; ta/include/microtee/ta_*.h also what its clients include
#   ta/libtee/           build/ta/libtee.a: GlobalPlatform TEE Internal Core API on MicroTEE
#   ta/NAME/             build/ta/NAME.elf, from all *.c there; user_ta_header_defines.h says what the TA
#                        is (ta/include/user_ta_header.h); ta/NAME/build.mk, if any, may say CFLAGS_ta/NAME += ...
#
# To add a TA: a folder ta/NAME, and its name in TAS (in every bundle) or TEST_TAS (in the test bundle only).

TAS      := echo vault
TEST_TAS := evil stranger

CFLAGS_ta        := --specs=picolibc.specs -DPICOLIBC_INTEGER_PRINTF_SCANF -fbuiltin \
	-Iinclude -Iservers/include -Ita/include
CFLAGS_ta/libtee := -Ita/libtee

BUNDLE_TAS      := $(TAS:%=build/ta/%.elf)
BUNDLE_TEST_TAS := $(TEST_TAS:%=build/ta/%.elf)

-include $(wildcard ta/*/build.mk)

# ---- library ----------------------------------------------------------------------------------------------

LIBTEE := build/ta/libtee.a
LIBTEE_SRC := $(filter-out ta/libtee/ta_header.c,$(sort $(wildcard ta/libtee/*.c)))
$(LIBTEE): $(LIBTEE_SRC:%.c=build/%.o)
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcsD $@ $^

# ---- programs ---------------------------------------------------------------------------------------------

# libtee holds the main program; its memory checks want to know where writable memory begins.
TA_LDFLAGS := -Wl,-u,server_main -Wl,--defsym=_ta_data=ADDR\(.data\)

# The TA's own words about itself, compiled with the TA's folder in the include path.
define ta_rule
build/ta/$1/ta_header.o: ta/libtee/ta_header.c ta/$1/user_ta_header_defines.h GNUmakefile ta/build.mk
	$$(call say,CC,ta/$1/user_ta_header_defines.h)
	@mkdir -p $$(@D)
	$$(Q)$$(CC) $$(CFLAGS) $$(CFLAGS_ta) $$(CFLAGS_ta/libtee) -Ita/$1 -DTA_NAME='"$1"' -MMD -MP -c -o $$@ $$<

build/ta/$1.elf: $(patsubst %.c,build/%.o,$(sort $(wildcard ta/$1/*.c))) build/ta/$1/ta_header.o \
		$(LIBTEE) $(LIBSERVER) servers/server.ld ta/build.mk servers/build.mk
	$$(call say,LD,$$@)
	$$(Q)$$(CC) $$(USER_LDFLAGS) $$(TA_LDFLAGS) -o $$@ $$(filter %.o,$$^) $(LIBTEE) $$(USER_LIBS)
endef
$(foreach t,$(TAS) $(TEST_TAS),$(eval $(call ta_rule,$t)))

.PHONY: ta
ta: $(BUNDLE_TAS) $(BUNDLE_TEST_TAS)

# ---- unit test ----------------------------------------------------------------------------------------------

# libtee and the vault TA on this machine, with the code of the crypto and keys servers behind them. The servers' names
# overlap, so each becomes one object that shows its entries only.

HOST_SANITIZE_TA := -fsanitize=address,undefined -fno-sanitize-recover=undefined
HOST_CFLAGS_ta        := $(HOST_SANITIZE_TA) -O1 -Iinclude -Iservers/include -Ita/include -Ita/libtee
HOST_CFLAGS_ta/test   := -D_GNU_SOURCE

TA_TEST_BEARSSL := $(patsubst build/ext/%,build/host-ext/%,$(sort $(filter build/ext/bearssl/%,$(SERVER_EXT_crypto) $(SERVER_EXT_keys))))
TA_TEST_crypto  := $(patsubst %.c,build/host/%.o,$(filter-out %/main.c,$(wildcard servers/crypto/*.c)))
TA_TEST_keys    := $(patsubst %.c,build/host/%.o,$(filter-out %/main.c,$(wildcard servers/keys/*.c))) \
	$(patsubst %.c,build/host/%.o,$(wildcard $(patsubst build/%.o,%.c,$(filter build/servers/%,$(SERVER_EXT_keys)))))

build/host/ta/test/crypto.o: TA_TEST_SHOWN := crypto_dispatch operation_init drbg_init
build/host/ta/test/keys.o:   TA_TEST_SHOWN := keys_dispatch keys_init
build/host/ta/test/crypto.o: $(TA_TEST_crypto)
build/host/ta/test/keys.o:   $(TA_TEST_keys)
build/host/ta/test/crypto.o build/host/ta/test/keys.o:
	$(call say,HOSTLD,$@)
	@mkdir -p $(@D)
	$(Q)ld -r -o $@ $^
	$(Q)objcopy $(addprefix --keep-global-symbol=,$(TA_TEST_SHOWN)) $@

build/host/ta/test/ta_header.o: ta/libtee/ta_header.c ta/vault/user_ta_header_defines.h GNUmakefile ta/build.mk
	$(call say,HOSTCC,$<)
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) $(HOST_CFLAGS) $(HOST_CFLAGS_ta) -Ita/vault -DTA_NAME='"vault"' -MMD -MP -c -o $@ $<

# Not position independent: libtee takes all from IMAGE_BASE to the end of the program for the TA's.
TA_TEST_OBJS := $(patsubst %.c,build/host/%.o,$(filter-out %/malloc.c,$(LIBTEE_SRC)) $(wildcard ta/vault/*.c ta/test/*.c) \
		servers/lib/crypto_client.c servers/lib/keys_client.c) \
	$(addprefix build/host/ta/test/,ta_header.o crypto.o keys.o)
build/test-bin/ta: $(TA_TEST_OBJS) $(TA_TEST_BEARSSL)
	$(call say,HOSTLD,$@)
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) $(HOST_SANITIZE_TA) -no-pie -Wl,-Ttext-segment=0x400000 -Wl,--defsym=_ta_data=__data_start \
		-o $@ $^ -lcmocka

.PHONY: unit-ta
unit-ta: build/test-bin/ta
	$(Q)tests/run-tap unit-tests ta 120 $<
unit-tests: unit-ta

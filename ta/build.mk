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
TEST_TAS := evil

CFLAGS_ta        := --specs=picolibc.specs -DPICOLIBC_INTEGER_PRINTF_SCANF -Iinclude -Iservers/include -Ita/include
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

# SPDX-License-Identifier: BSD-2-Clause
#
# The servers, the library they share with TAs, and the boot bundle.
#
#   servers/lib/         build/servers/libserver.a: system calls, crt0, console output
#   servers/NAME/        build/servers/NAME.elf, from all *.c and *.S there; servers/NAME/build.mk may say
#                            SERVER_EXT_NAME += build/ext/bearssl/src/hash/sha2small.o     more objects
#                            CFLAGS_servers/NAME += ...
#   bundles              build/bundle.bin           the servers and BUNDLE_TAS
#                        build/bundle-test.bin      and BUNDLE_TEST_TAS
#                        build/bundle-bench.bin     and BENCH_SERVERS; of the TAs, echo
#                        build/X.sha256             the measurements init will make, to check a statement against
#
# ta/build.mk lists ELF files in these variables.

# Other folders' build.mk are read later and add to the bundles.
.SECONDEXPANSION:

# In boot order, init first: NAME=STACK,THREADS, stack bytes of each thread; the gateway has GATEWAY_NTHREADS (gateway.h).
BUNDLE_SERVERS := init=16384,1 console=4096,1 crypto=16384,1 keys=16384,1 gateway=8192,6
# bench has BENCH_NTHREADS (bench.h).
BENCH_SERVERS  := bench=4096,33 benchpeer=4096,1

# The hardware key of this port is a development key; the bundle, the log and every signed statement say so.
BUNDLE_FLAGS := --insecure

# There is a C library: let the compiler know what memcpy does (-ffreestanding says it does not), so that small
# copies become loads and stores.
CFLAGS_servers := --specs=picolibc.specs -DPICOLIBC_INTEGER_PRINTF_SCANF -fbuiltin -Iinclude -Iservers/include
HOST_CFLAGS_servers := -Iinclude -Iservers/include

CFLAGS_ext         := --specs=picolibc.specs
CFLAGS_ext/bearssl := -I$(BEARSSL)/inc -I$(BEARSSL)/src
CFLAGS_ext/dtc     := -I$(LIBFDT)
HOST_CFLAGS_ext/bearssl := $(CFLAGS_ext/bearssl)
HOST_CFLAGS_ext/dtc     := $(CFLAGS_ext/dtc)

-include $(wildcard servers/*/build.mk)

# ---- library ----------------------------------------------------------------------------------------------

# $(call objects,DIR): an object for each source there.
objects = $(addprefix build/,$(addsuffix .o,$(basename $(sort $(wildcard $1/*.c $1/*.S)))))

LIBSERVER := build/servers/libserver.a
$(LIBSERVER): $(call objects,servers/lib)
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcsD $@ $^

# ---- programs ---------------------------------------------------------------------------------------------

# How a program of the secure world's user side is linked; TAs use it too:
#     $(Q)$(CC) $(USER_LDFLAGS) -o $@ OBJECTS $(USER_LIBS)
USER_LDFLAGS = $(LDFLAGS) --specs=picolibc.specs -DPICOLIBC_INTEGER_PRINTF_SCANF \
	-T servers/server.ld -Wl,-z,max-page-size=4096
USER_LIBS    = -Wl,--start-group $(LIBSERVER) -lc -lgcc -Wl,--end-group

SERVERS := $(filter-out lib include,$(notdir $(patsubst %/,%,$(sort $(dir $(wildcard servers/*/*.c))))))

define server_rule
build/servers/$1.elf: $(call objects,servers/$1) $(SERVER_EXT_$1) $(LIBSERVER) servers/server.ld servers/build.mk
	$$(call say,LD,$$@)
	$$(Q)$$(CC) $$(USER_LDFLAGS) -o $$@ $$(filter %.o,$$^) $$(USER_LIBS)
endef
$(foreach s,$(SERVERS),$(eval $(call server_rule,$s)))

.PHONY: servers bundles
servers: $(SERVERS:%=build/servers/%.elf)

# ---- bundles ----------------------------------------------------------------------------------------------

server_elfs = $(foreach s,$1,build/servers/$(firstword $(subst =, ,$s)).elf)
BUNDLE_ELFS = $(call server_elfs,$(BUNDLE_SERVERS))
BENCH_ELFS  = $(call server_elfs,$(BUNDLE_SERVERS) $(BENCH_SERVERS))
server_args = $(foreach s,$1,--server $(firstword $(subst =, ,$s))=build/servers/$(firstword $(subst =, ,$s)).elf,$(lastword $(subst =, ,$s)))

define mkbundle_recipe
	$(call say,BUNDLE,$@)
	$(Q)tools/mkbundle.py --out $@ --measurements $(@:.bin=.sha256) $(BUNDLE_FLAGS) \
		$(call server_args,$(BUNDLE_SERVERS) $(more_servers)) $(addprefix --ta ,$(bundle_tas))
endef

bundles: build/bundle.bin build/bundle-test.bin

build/bundle.bin:       bundle_tas = $(BUNDLE_TAS)
build/bundle-test.bin:  bundle_tas = $(BUNDLE_TAS) $(BUNDLE_TEST_TAS)
build/bundle-bench.bin: more_servers = $(BENCH_SERVERS)
build/bundle-bench.bin: bundle_tas = build/ta/echo.elf

build/bundle.bin: $$(BUNDLE_ELFS) $$(BUNDLE_TAS) tools/mkbundle.py servers/build.mk
	$(mkbundle_recipe)
build/bundle-test.bin: $$(BUNDLE_ELFS) $$(BUNDLE_TAS) $$(BUNDLE_TEST_TAS) tools/mkbundle.py servers/build.mk
	$(mkbundle_recipe)
build/bundle-bench.bin: $$(BENCH_ELFS) build/ta/echo.elf tools/mkbundle.py servers/build.mk
	$(mkbundle_recipe)

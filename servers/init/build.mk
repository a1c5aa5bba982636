# SPDX-License-Identifier: BSD-2-Clause
# init links SHA-256 and libfdt.

CFLAGS_servers/init      := -Iplat/$(PLAT) -isystem $(BEARSSL)/inc -isystem $(LIBFDT)
HOST_CFLAGS_servers/init := $(CFLAGS_servers/init)

SERVER_EXT_init := $(addprefix build/ext/bearssl/src/,hash/sha2small.o codec/enc32be.o codec/dec32be.o) \
	$(addprefix build/ext/dtc/libfdt/,fdt.o fdt_addresses.o fdt_ro.o fdt_rw.o fdt_wip.o fdt_sw.o)

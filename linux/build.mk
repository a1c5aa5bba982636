# SPDX-License-Identifier: BSD-2-Clause
#
# The normal world: Debian's kernel and device tree as packaged, and an initramfs of Debian's user land, the TEE drivers
# built from Debian's kernel source, our clients and our /init.
#
# To put a file into the guest, any build.mk may write
#     GUEST_FILES += build/x/y:/usr/lib/microtee/y
# and to add a client made of linux/clients/NAME.c and the helpers all clients share
#     GUEST_CLIENTS += NAME

BOARD_ROOT  := $(DEBIAN)/board
KERNEL_ROOT := $(DEBIAN)/kernel

GUEST_CLIENTS += demo hammer ticker tests
GUEST_FILES   += linux/tests.sh:/usr/lib/microtee/tests/run.sh

linux: build/linux/zImage build/linux/imx6q-sabrelite.dtb build/linux/initramfs.cpio.gz

build/linux/zImage: $(KERNEL_ROOT)/boot/vmlinuz-$(LINUX_RELEASE)
	@mkdir -p $(@D)
	$(Q)cp $< $@

build/linux/imx6q-sabrelite.dtb: $(KERNEL_ROOT)/usr/lib/linux-image-$(LINUX_RELEASE)/imx6q-sabrelite.dtb
	@mkdir -p $(@D)
	$(Q)cp $< $@

# ---- the TEE drivers ------------------------------------------------------------------------------------

TEE_MODULES := build/linux/modules/tee.ko build/linux/modules/optee.ko

$(TEE_MODULES) &: linux/build-modules $(DEBIAN)/src/linux.unpacked $(DEBIAN)/headers.unpacked
	$(call say,MODULES,tee.ko optee.ko)
	$(Q)linux/build-modules $(DEBIAN) $(LINUX_RELEASE) build/linux/modules > build/linux/modules.log 2>&1 || \
		{ cat build/linux/modules.log; exit 1; }

# ---- clients --------------------------------------------------------------------------------------------

LINUX_CFLAGS  := -O2 -g -std=gnu11 $(WARNINGS) -ffile-prefix-map=$(CURDIR)/= \
	-Ita/include -Iservers/include -isystem $(BOARD_ROOT)/usr/include -isystem $(BOARD_ROOT)/usr/include/arm-linux-gnueabihf
# Linked with the very libraries that run in the guest.
LINUX_LDLIBS  := -pthread -Wl,--as-needed \
	$(addprefix $(BOARD_ROOT)/usr/lib/arm-linux-gnueabihf/,libteec.so.1.0.0 libcrypto.so.3)

CLIENT_COMMON := build/linux/clients/client.o

build/linux/clients/%.o: linux/clients/%.c GNUmakefile linux/build.mk
	$(call say,LINUXCC,$<)
	@mkdir -p $(@D)
	$(Q)$(LINUX_CC) $(LINUX_CFLAGS) -MMD -MP -c -o $@ $<

build/linux/clients/%: build/linux/clients/%.o $(CLIENT_COMMON)
	$(call say,LINUXLD,$@)
	$(Q)$(LINUX_CC) -o $@ $^ $(LINUX_LDLIBS)

.SECONDARY: $(GUEST_CLIENTS:%=build/linux/clients/%.o) $(CLIENT_COMMON)

# ---- initramfs ------------------------------------------------------------------------------------------

# The lists may grow in build.mk files that are read after this one, hence the second expansion; the list file is for those that shrink.
build/linux/guest-files: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(sort $(GUEST_FILES) $(foreach c,$(GUEST_CLIENTS),build/linux/clients/$c:/usr/bin/$c)) > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

guest_sources = $(sort $(foreach f,$(GUEST_FILES),$(firstword $(subst :, ,$f))) $(GUEST_CLIENTS:%=build/linux/clients/%))

.SECONDEXPANSION:
build/linux/initramfs.cpio.gz: linux/build-initramfs linux/init build/linux/guest-files $$(guest_sources) $(TEE_MODULES) $(DEBIAN)/board.unpacked
	$(call say,CPIO,$@)
	$(Q)linux/build-initramfs $(DEBIAN) $(LINUX_RELEASE) build/linux

# SPDX-License-Identifier: BSD-2-Clause
#
# Tests. Each program writes TAP; tests/run-tap collects it in build/test/GROUP/NAME.tap and kills what hangs.
#   tests/unit/NAME_test.c   on this machine, with sanitizers; UNIT_NAME lists what it is linked with besides itself,
#                            UNIT_LIBS_NAME libraries and flags of the linker, UNIT_ARGS_NAME its arguments
#   tests/unit/arm_crypto.c  our assembly, in qemu-arm
#   tests/unit/PART_host.*   the fake of what stands around PART: kernel, other servers, memory
#   tests/check/             the check image: the invariant's checkers behind every kernel entry, in QEMU
#   tests/board/             a normal world of ours that issues raw SMCs, in QEMU
#   linux/clients/           in QEMU, under Debian's Linux

HOST_SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=undefined
HOST_CFLAGS_kernel     := $(HOST_SANITIZE) -O1 -Iinclude -Ikernel -Iplat/imx6q -Iservers/include
HOST_CFLAGS_tests/unit := $(HOST_SANITIZE) -O1 -Iinclude -Iplat/imx6q -Iservers/include -Itests/unit -Wno-missing-prototypes

# tests/unit/PART_*.c are compiled with UNIT_CFLAGS_PART. (-iquote: some of our headers are called like the system's.)
UNIT_CFLAGS_kernel  := -iquote kernel -iquote . -DKERNEL_CHECK
UNIT_CFLAGS_hal     := -iquote kernel
UNIT_CFLAGS_monitor := -iquote .
UNIT_CFLAGS_gateway := -iquote servers/gateway
UNIT_CFLAGS_crypto  := -iquote servers/crypto -isystem $(BEARSSL)/inc
UNIT_CFLAGS_keys    := -iquote servers/keys
UNIT_CFLAGS_init    := -iquote servers/init -isystem $(LIBFDT)
UNIT_CFLAGS_console := -iquote servers/console
UNIT_CFLAGS_libtee  := -iquote ta/test -iquote ta/libtee -Ita/include
unit_part = $(firstword $(subst _, ,$(notdir $1)))
$(foreach f,$(wildcard tests/unit/*.c),$(eval HOST_CFLAGS_$f := $$(UNIT_CFLAGS_$(call unit_part,$f))))

# ---- unit ------------------------------------------------------------------------------------------------

# kernel/boot.c reads the boot bundle at its physical address; the board tests run it.
# kernel/check/ is proved to be free of run-time errors, and runs after every entry: no sanitizers.
UNIT_KERNEL := $(patsubst %.c,build/host/%.o,$(filter-out kernel/boot.c kernel/tq.c,$(wildcard kernel/*.c)) \
		$(wildcard kernel/check/*.c) tests/check/names.c) build/host/check/tq.o \
	$(addprefix build/host/tests/unit/,kernel_fixture.o kernel_check.o hal_host.o)
HOST_CFLAGS_kernel       += -DKERNEL_CHECK
HOST_CFLAGS_kernel/check := -fno-sanitize=all -O2
HOST_CFLAGS_tests/check  := -I.
build/host/check/tq.o: build/check/tq.c GNUmakefile tests/build.mk
	$(call say,HOSTCC,$<)
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) $(HOST_CFLAGS) $(HOST_CFLAGS_kernel) -MMD -MP -c -o $@ $<
UNIT_kernel_ipc    := $(UNIT_KERNEL)
UNIT_kernel_memory := $(UNIT_KERNEL)
UNIT_kernel_domain := $(UNIT_KERNEL)
UNIT_kernel_random := $(UNIT_KERNEL)
UNIT_kernel_check  := $(UNIT_KERNEL)

# The servers and libtee, with a fake of the kernel and of their neighbours behind them. Others' code that they are
# made of is checked for accesses out of bounds, too.
HOST_CFLAGS_servers    += $(HOST_SANITIZE) -O1
HOST_CFLAGS_ext        := -fsanitize=address -O1

UNIT_GATEWAY := $(patsubst %.c,build/host/%.o,$(filter-out %/hw.c %/main.c,$(wildcard servers/gateway/*.c))) \
	build/host/tests/unit/gateway_host.o
UNIT_gateway_message := $(UNIT_GATEWAY)
UNIT_gateway_shm     := $(UNIT_GATEWAY)
UNIT_gateway_param   := $(UNIT_GATEWAY)
UNIT_gateway_session := $(UNIT_GATEWAY)
UNIT_gateway_call    := $(UNIT_GATEWAY)
UNIT_gateway_cancel  := $(UNIT_GATEWAY)
UNIT_gateway_fuzz    := $(UNIT_GATEWAY)

# The crypto server's own files, and BearSSL's.
UNIT_CRYPTO := $(patsubst %.c,build/host/%.o,$(filter-out %/main.c,$(wildcard servers/crypto/*.c))) \
	$(patsubst build/ext/%,build/host-ext/%,$(SERVER_EXT_crypto)) \
	build/host/servers/lib/crypto_client.o build/host/tests/unit/crypto_host.o
UNIT_crypto_vector := $(UNIT_CRYPTO)
UNIT_crypto_stream := $(UNIT_CRYPTO)
UNIT_crypto_handle := $(UNIT_CRYPTO)
UNIT_crypto_window := $(UNIT_CRYPTO)
UNIT_crypto_random := $(UNIT_CRYPTO)

# The keys server takes some of the crypto server's files. OpenSSL's libcrypto checks it from outside.
UNIT_KEYS := $(patsubst %.c,build/host/%.o,$(filter-out %/main.c,$(wildcard servers/keys/*.c)) \
		$(wildcard $(patsubst build/%.o,%.c,$(filter build/servers/%,$(SERVER_EXT_keys))))) \
	$(patsubst build/ext/%,build/host-ext/%,$(filter build/ext/%,$(SERVER_EXT_keys))) \
	build/host/servers/lib/keys_client.o build/host/tests/unit/keys_host.o
UNIT_keys_seal      := $(UNIT_KEYS)
UNIT_keys_statement := $(UNIT_KEYS)
UNIT_keys_derive    := $(UNIT_KEYS)
UNIT_LIBS_keys_statement := -lcrypto
UNIT_LIBS_keys_derive    := -lcrypto

# Of init and the console what makes no system calls. (Addresses of the board are 32 bits long, and so is what
# measure.c makes pointers from.)
HOST_CFLAGS_servers/init/measure.c := -Wno-int-to-pointer-cast
UNIT_init_frames  := build/host/servers/init/frames.o
UNIT_init_bundle  := $(addprefix build/host/servers/init/,bundle.o measure.o) \
	$(addprefix build/host-ext/bearssl/src/,hash/sha2small.o codec/enc32be.o codec/dec32be.o)
UNIT_init_dtb     := build/host/servers/init/dtb.o \
	$(patsubst build/ext/%,build/host-ext/%,$(filter build/ext/dtc/%,$(SERVER_EXT_init)))
UNIT_console_line := build/host/servers/console/line.o
UNIT_LIBS_init_bundle := -lcrypto
UNIT_ARGS_init_bundle := build/bundle.bin build/bundle.sha256
UNIT_ARGS_init_dtb    := build/linux/imx6q-sabrelite.dtb
unit-init_bundle: build/bundle.bin
unit-init_dtb: build/linux/imx6q-sabrelite.dtb

# libtee with the servers behind it, as ta/build.mk has it for its own test.
UNIT_LIBTEE := $(filter-out %/ta_test.o,$(TA_TEST_OBJS)) $(TA_TEST_BEARSSL)
UNIT_LIBS_LIBTEE := -no-pie -Wl,-Ttext-segment=0x400000 -Wl,--defsym=_ta_data=__data_start
UNIT_libtee_memory := $(UNIT_LIBTEE)
UNIT_libtee_panic  := $(UNIT_LIBTEE)
UNIT_LIBS_libtee_memory := $(UNIT_LIBS_LIBTEE)
UNIT_LIBS_libtee_panic  := $(UNIT_LIBS_LIBTEE)

# The monitor's C, on a platform that the test plays itself.
HOST_CFLAGS_monitor := $(HOST_SANITIZE) -O1 -iquote . -Iinclude -Iplat/imx6q
UNIT_monitor := build/host/monitor/monitor.o build/host/monitor/psci.o

UNIT_TESTS := $(patsubst tests/unit/%_test.c,%,$(wildcard tests/unit/*_test.c))

define unit_rule
build/test-bin/$1: build/host/tests/unit/$1_test.o $(UNIT_$1)
	$$(call say,HOSTLD,$$@)
	@mkdir -p $$(@D)
	$$(Q)$$(HOSTCC) $$(HOST_SANITIZE) -o $$@ $$^ -lcmocka $(UNIT_LIBS_$1)
.PHONY: unit-$1
unit-$1: build/test-bin/$1
	$$(Q)tests/run-tap unit-tests $1 120 $$< $(UNIT_ARGS_$1)
unit-tests: unit-$1
endef
$(foreach t,$(UNIT_TESTS),$(eval $(call unit_rule,$t)))

# Our assembly, in qemu-arm: a static program for Linux. mem.S gets other names than the C library's.
ARM_CFLAGS := -mcpu=cortex-a9 -O2 -g -std=gnu11 $(WARNINGS) -iquote servers/crypto -isystem $(BEARSSL)/inc
ARM_RENAME := $(foreach f,memcpy memmove memset memcmp,-D$f=asm_$f)
ARM_OBJS   := $(addprefix build/arm/,tests/unit/arm_crypto.o servers/crypto/sha256.o servers/crypto/sha256_block.o \
		servers/crypto/sha256_block_c.o servers/lib/mem.o)

build/arm/%.o: %.S tests/build.mk
	$(call say,ARMAS,$<)
	@mkdir -p $(@D)
	$(Q)$(LINUX_CC) -mcpu=cortex-a9 -Wa,--noexecstack $(ARM_RENAME) -c -o $@ $<
build/arm/%.o: %.c tests/build.mk
	$(call say,ARMCC,$<)
	@mkdir -p $(@D)
	$(Q)$(LINUX_CC) $(ARM_CFLAGS) -MMD -MP -c -o $@ $<
build/arm/servers/crypto/sha256_block_c.o: servers/crypto/sha256_block.c tests/build.mk
	$(call say,ARMCC,$<)
	@mkdir -p $(@D)
	$(Q)$(LINUX_CC) $(ARM_CFLAGS) -Dsha256_blocks=reference_blocks -MMD -MP -c -o $@ $<

build/test-bin/arm_crypto: $(ARM_OBJS)
	$(call say,ARMLD,$@)
	@mkdir -p $(@D)
	$(Q)$(LINUX_CC) -static -o $@ $^

.PHONY: unit-arm_crypto
unit-arm_crypto: build/test-bin/arm_crypto
	$(Q)tests/run-tap unit-tests arm_crypto 120 qemu-arm -cpu cortex-a9 $<
unit-tests: unit-arm_crypto

# ---- board -----------------------------------------------------------------------------------------------

CFLAGS_tests/board := -Iinclude -Iservers/include -Ita/include
PAYLOAD_OBJS := $(addprefix build/tests/board/,start.o main.o smccc.o psci.o message.o optee_test.o interrupt.o)

build/test-bin/payload.elf: $(PAYLOAD_OBJS) tests/board/payload.ld
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LDFLAGS) -T tests/board/payload.ld -o $@ $(PAYLOAD_OBJS) -lgcc

build/test-bin/payload.bin: build/test-bin/payload.elf
	$(Q)$(OBJCOPY) -O binary $< $@

# IMAGE=check runs them on the check image, which asks after every kernel entry whether the invariant holds
# (tests/check/enter.c).
TEST_IMAGE := build/image/microtee$(if $(IMAGE),-$(IMAGE))

QEMU_BOARD := tools/qemu-run --mode test --payload build/test-bin/payload.bin

.PHONY: board-smp4 board-smp1
board-smp4 board-smp1: board-smp%: image $(TEST_IMAGE).elf build/test-bin/payload.bin build/linux/imx6q-sabrelite.dtb
	$(Q)tests/run-tap board-tests smp$* 240 $(QEMU_BOARD) --image $(TEST_IMAGE).elf --smp $* --log board-smp$* --timeout 200
board-tests: board-smp4

# The board tests on the check image, and that this image sees what it is there for.
.PHONY: board-check board-check-sees
board-check: build/image/microtee-check.elf build/test-bin/payload.bin build/linux/imx6q-sabrelite.dtb
	$(Q)tests/run-tap board-tests check 400 tests/check/run board-check --image $< --smp 4 --timeout 360 \
		--payload build/test-bin/payload.bin
board-check-sees: build/image/microtee-check-core.elf build/image/microtee-check-memory.elf
	$(Q)tests/run-tap board-tests check-sees 300 tests/check/sees $^
board-tests: board-check board-check-sees

# ---- Linux -----------------------------------------------------------------------------------------------

.PHONY: linux-clients linux-restart
linux-clients: build/image/microtee-test.elf linux
	$(Q)tests/run-tap linux-tests clients 900 tools/qemu-run --mode test --smp 4 --log linux-tests \
		--image $< --timeout 800
linux-tests: linux-clients

# The clients on the check image, but for those that measure time and the thousand deaths of memory_comes_back, which would
# take too long. CHECK_CLIENTS= runs all.
CHECK_CLIENTS := crypto open param unknown result memref unseal cancel killed evil
.PHONY: linux-check
linux-check: build/image/microtee-check-test.elf linux
	$(Q)tests/run-tap linux-tests check 900 tests/check/run linux-check --image $< --smp 4 --timeout 800 \
		--args '$(CHECK_CLIENTS)'
linux-tests: linux-check

# A server with one byte changed, for the test of what a statement says.
ALTERED := gateway
build/bundle-altered.bin: build/bundle-test.bin tests/linux/alter-bundle
	$(call say,ALTER,$@)
	$(Q)tests/linux/alter-bundle $< $@ $(ALTERED)

linux-restart: build/image/microtee-test.elf build/image/microtee-altered.elf linux
	$(Q)tests/run-tap linux-tests restart 500 tests/linux/restart_test $(wordlist 1,2,$^) $(ALTERED)
linux-tests: linux-restart

# ---- U-Boot ----------------------------------------------------------------------------------------------

U_BOOT := $(DEBIAN)/loader/usr/lib/u-boot/mx6qsabrelite/u-boot-dtb.imx

build/test-bin/bootm.scr: linux/boot.cmd
	@mkdir -p $(@D)
	$(Q)SOURCE_DATE_EPOCH=0 mkimage -A arm -T script -C none -n boot -d $< $@ > /dev/null

# bootz takes the image as it is, without the header that bootm wants.
build/test-bin/bootz.scr: linux/boot.cmd
	@mkdir -p $(@D)
	$(Q)sed 's/^bootm /bootz /; s/tee\.uimg/tee.bin/' $< > $(@:.scr=.cmd)
	$(Q)SOURCE_DATE_EPOCH=0 mkimage -A arm -T script -C none -n boot -d $(@:.scr=.cmd) $@ > /dev/null

DISK_FILES := build/linux/zImage build/linux/imx6q-sabrelite.dtb build/linux/initramfs.cpio.gz
build/test-bin/disk-bootm.img build/test-bin/disk-bootz.img: build/test-bin/disk-%.img: \
		tools/mkdisk $(DISK_FILES) build/image/microtee.uimg build/image/microtee.bin build/test-bin/%.scr
	$(call say,DISK,$@)
	$(Q)PATH=$$PATH:/sbin:/usr/sbin tools/mkdisk $@ $(DISK_FILES) build/image/microtee.uimg=tee.uimg \
		build/image/microtee.bin=tee.bin build/test-bin/$*.scr=boot.scr > /dev/null

.PHONY: linux-uboot
linux-uboot: build/test-bin/disk-bootm.img build/test-bin/disk-bootz.img
	$(Q)tests/run-tap linux-tests uboot 400 tests/linux/uboot_test $(U_BOOT) $^
linux-tests: linux-uboot

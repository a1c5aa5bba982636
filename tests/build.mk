# SPDX-License-Identifier: BSD-2-Clause
#
# Tests. Each program writes TAP; tests/run-tap collects it in build/test/GROUP/NAME.tap and kills what hangs.
#   tests/unit/NAME_test.c   on this machine, with sanitizers; UNIT_NAME lists what it is linked with besides itself
#   tests/board/             a normal world of ours that issues raw SMCs, in QEMU
#   linux/clients/           in QEMU, under Debian's Linux

HOST_SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=undefined
HOST_CFLAGS_kernel     := $(HOST_SANITIZE) -O1 -Iinclude -Ikernel -Iplat/imx6q -Iservers/include
HOST_CFLAGS_tests/unit := $(HOST_SANITIZE) -O1 -Iinclude -Ikernel -Iplat/imx6q -Iservers/include -Itests/unit -Wno-missing-prototypes

# ---- unit ------------------------------------------------------------------------------------------------

# kernel/boot.c reads the boot bundle at its physical address; the board tests run it.
UNIT_KERNEL := $(patsubst %.c,build/host/%.o,$(filter-out kernel/boot.c,$(wildcard kernel/*.c))) \
	$(addprefix build/host/tests/unit/,kernel_fixture.o kernel_check.o hal_host.o)
UNIT_kernel_ipc    := $(UNIT_KERNEL)
UNIT_kernel_memory := $(UNIT_KERNEL)
UNIT_kernel_domain := $(UNIT_KERNEL)
UNIT_kernel_random := $(UNIT_KERNEL)

# The servers and libtee, with a fake of the kernel and of their neighbours behind them. Others' code that they are
# made of is checked for accesses out of bounds, too.
HOST_CFLAGS_servers    += $(HOST_SANITIZE) -O1
HOST_CFLAGS_ext        := -fsanitize=address -O1
HOST_CFLAGS_tests/unit += -Iservers/gateway

UNIT_GATEWAY := $(patsubst %.c,build/host/%.o,$(filter-out %/hw.c %/main.c,$(wildcard servers/gateway/*.c))) \
	build/host/tests/unit/gateway_host.o
UNIT_gateway_message := $(UNIT_GATEWAY)
UNIT_gateway_shm     := $(UNIT_GATEWAY)
UNIT_gateway_param   := $(UNIT_GATEWAY)
UNIT_gateway_session := $(UNIT_GATEWAY)
UNIT_gateway_call    := $(UNIT_GATEWAY)
UNIT_gateway_cancel  := $(UNIT_GATEWAY)
UNIT_gateway_fuzz    := $(UNIT_GATEWAY)

UNIT_TESTS := $(patsubst tests/unit/%_test.c,%,$(wildcard tests/unit/*_test.c))

define unit_rule
build/test-bin/$1: build/host/tests/unit/$1_test.o $(UNIT_$1)
	$$(call say,HOSTLD,$$@)
	@mkdir -p $$(@D)
	$$(Q)$$(HOSTCC) $$(HOST_SANITIZE) -o $$@ $$^ -lcmocka
.PHONY: unit-$1
unit-$1: build/test-bin/$1
	$$(Q)tests/run-tap unit-tests $1 120 $$<
unit-tests: unit-$1
endef
$(foreach t,$(UNIT_TESTS),$(eval $(call unit_rule,$t)))

# ---- board -----------------------------------------------------------------------------------------------

CFLAGS_tests/board := -Iinclude -Iservers/include -Ita/include
PAYLOAD_OBJS := $(addprefix build/tests/board/,start.o main.o smccc.o psci.o message.o optee_test.o interrupt.o)

build/test-bin/payload.elf: $(PAYLOAD_OBJS) tests/board/payload.ld
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LDFLAGS) -T tests/board/payload.ld -o $@ $(PAYLOAD_OBJS) -lgcc

build/test-bin/payload.bin: build/test-bin/payload.elf
	$(Q)$(OBJCOPY) -O binary $< $@

QEMU_BOARD := tools/qemu-run --mode test --payload build/test-bin/payload.bin

.PHONY: board-smp4 board-smp1
board-smp4 board-smp1: board-smp%: image build/test-bin/payload.bin build/linux/imx6q-sabrelite.dtb
	$(Q)tests/run-tap board-tests smp$* 240 $(QEMU_BOARD) --smp $* --log board-smp$* --timeout 200
board-tests: board-smp4

# ---- Linux -----------------------------------------------------------------------------------------------

.PHONY: linux-clients linux-restart
linux-clients: build/image/microtee-test.elf linux
	$(Q)tests/run-tap linux-tests clients 900 tools/qemu-run --mode test --smp 4 --log linux-tests \
		--image $< --timeout 800
linux-tests: linux-clients

# A server with one byte changed, for the test of what a statement says.
ALTERED := gateway
build/bundle-altered.bin: build/bundle-test.bin tests/linux/alter-bundle
	$(call say,ALTER,$@)
	$(Q)tests/linux/alter-bundle $< $@ $(ALTERED)

linux-restart: build/image/microtee-test.elf build/image/microtee-altered.elf linux
	$(Q)tests/run-tap linux-tests restart 500 tests/linux/restart_test $(wordlist 1,2,$^) $(ALTERED)
linux-tests: linux-restart

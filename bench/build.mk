# SPDX-License-Identifier: BSD-2-Clause
#
# Measured figures: see bench/README.md.
#   make bench                   everything, to build/bench/
#   make bench-kernel            the kernel's operations only, by function (seconds)
#   make bench-kernel BENCH_PATH=ipc.call    every instruction of one operation
#   make bench-world BENCH_ARGS=invoke.noop  where the secure world's instructions of a call from Linux go
#   BENCH_ARGS=aes_ctr.16        only figures of Linux and TAs whose id starts so; the summary is left out

GUEST_CLIENTS += bench
.SECONDARY: build/linux/clients/bench.o
GUEST_FILES   += bench/guest.sh:/usr/lib/microtee/bench/run.sh

CFLAGS_bench := -Iinclude
BENCH_PAYLOAD_OBJS := $(addprefix build/,bench/payload.o bench/loops.o tests/board/start.o)

build/bench/payload.elf: $(BENCH_PAYLOAD_OBJS) tests/board/payload.ld
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LDFLAGS) -T tests/board/payload.ld -o $@ $(BENCH_PAYLOAD_OBJS) -lgcc

build/bench/payload.bin: build/bench/payload.elf
	$(Q)$(OBJCOPY) -O binary $< $@

.PHONY: bench-kernel bench-smc bench-linux bench-world
bench-kernel: build/image/microtee-bench.elf build/servers/bench.elf
	@mkdir -p build/bench
	$(Q)bench/trace.py $(if $(BENCH_PATH),--path $(BENCH_PATH),$(if $(filter bench-kernel,$(MAKECMDGOALS)),--profile)) $^ build/bench/kernel.json

# QEMU counts instructions on one core only.
QEMU_BENCH := tools/qemu-run --mode bench --smp 1 --icount --quiet

bench-smc: image build/bench/payload.bin build/linux/imx6q-sabrelite.dtb
	$(Q)$(QEMU_BENCH) --payload build/bench/payload.bin --log bench-smc --timeout 60

bench-linux: image linux
	$(Q)$(QEMU_BENCH) --log bench --timeout 300 $(if $(BENCH_ARGS),--args '$(BENCH_ARGS)')
	$(if $(BENCH_ARGS),$(Q)grep ^BENCH build/log/linux-bench.log)

bench-world: image linux
	$(Q)bench/world.py $(or $(BENCH_ARGS),invoke.noop)

bench: bench-kernel bench-smc bench-linux
	$(Q)$(if $(BENCH_ARGS),,bench/results.py --out build/bench build/bench/kernel.json \
		build/log/linux-bench-smc.log build/log/linux-bench.log)

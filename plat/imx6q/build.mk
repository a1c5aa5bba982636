# SPDX-License-Identifier: BSD-2-Clause
#
# The secure image, one per boot bundle: build/image/NAME.elf for QEMU's -kernel, NAME.bin for U-Boot's bootz and
# NAME.uimg for its bootm.  NAME is `microtee` (build/bundle.bin) or `microtee-X` (build/bundle-X.bin).

CFLAGS_PRIVILEGED := -I. -Iinclude -Iplat/imx6q -Iservers/include \
	-mno-unaligned-access -fno-tree-loop-distribute-patterns
CFLAGS_plat := $(CFLAGS_PRIVILEGED)
CFLAGS_plat/imx6q/boot.c := -Ibuild/gen

PLAT_OBJS := $(patsubst %,build/plat/imx6q/%.o,entry boot vectors hal lock gic gtimer uart l2 firewall power panic string)

image: build/image/microtee.elf build/image/microtee.bin build/image/microtee.uimg

# What the banner says; touched only when it changes.
build/gen/version.h: FORCE
	@mkdir -p $(@D)
	@echo '#define VERSION "$(shell git describe --always --dirty 2>/dev/null || echo unversioned)"' > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

build/plat/imx6q/boot.o: build/gen/version.h

build/plat/imx6q/kernel.ld: plat/imx6q/kernel.ld.S plat/imx6q/memmap.h plat/imx6q/arm.h
	@mkdir -p $(@D)
	$(Q)$(CC) -E -P -undef -x assembler-with-cpp -Iplat/imx6q -o $@ $<

# Everything privileged; kernel/ and monitor/ have their lists in their own build.mk.
SECURE_OBJS = $(PLAT_OBJS) $(MONITOR_OBJS) $(KERNEL_OBJS)
# build/image/microtee-X.elf is made with build/bundle-X.bin
bundle_of = build/$(subst microtee,bundle,$1).bin

.SECONDEXPANSION:
build/image/%.elf: $$(call bundle_of,$$*) plat/imx6q/bundle.S build/plat/imx6q/kernel.ld $$(SECURE_OBJS)
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ASFLAGS) -DBUNDLE_BIN='"$<"' -c -o $(@:.elf=.bundle.o) plat/imx6q/bundle.S
	$(Q)$(CC) $(LDFLAGS) -Wl,-T,build/plat/imx6q/kernel.ld -Wl,-Map,$(@:.elf=.map) -Wl,-z,max-page-size=4096 \
		-o $@ $(SECURE_OBJS) $(@:.elf=.bundle.o) -lgcc

build/image/%.bin: build/image/%.elf plat/imx6q/trampoline.S plat/imx6q/memmap.h
	$(call say,OBJCOPY,$@)
	$(Q)$(OBJCOPY) -O binary -R .bundle $< $(@:.bin=.kernel)
	$(Q)$(CC) $(ASFLAGS) -Iplat/imx6q -DKERNEL_BIN='"$(@:.bin=.kernel)"' -DBUNDLE_BIN='"$(call bundle_of,$*)"' \
		-c -o $(@:.bin=.trampoline.o) plat/imx6q/trampoline.S
	$(Q)$(OBJCOPY) -O binary $(@:.bin=.trampoline.o) $@

# Loaded anywhere in normal-world RAM; U-Boot is told "linux" because it starts no other type.
build/image/%.uimg: build/image/%.bin
	$(call say,MKIMAGE,$@)
	$(Q)SOURCE_DATE_EPOCH=0 mkimage -A arm -O linux -T kernel -C none -a 0x20000000 -e 0x20000000 -n MicroTEE -d $< $@ > /dev/null

# ---- the check images -----------------------------------------------------------------------------------
#
# build/image/microtee-check.elf is the product with the proven checkers of kernel/check/ behind every kernel entry
# (tests/check/enter.c); microtee-check-test.elf and -bench.elf the same with other bundles.  Nothing of them goes into the product.
# Of the kernel one file differs: the ghost statements of tq.c, which the proofs see, become C.

build/check/tq.c: kernel/tq.c plat/imx6q/build.mk
	@mkdir -p $(@D)
	$(Q)sed -E 's,^/\*@ ghost (.*) \*/$$,\1,; s,^( *)//@ ghost (.*),\1\2,' $< > $@
	$(Q)grep -q '^uint64_t q_stamp' $@ && ! grep -q '@ ghost' $@

build/check/kernel.c: build/check/tq.c kernel/build.mk $$(KERNEL_SRCS)
	@printf '#include "%s"\n' $(KERNEL_SRCS:kernel/tq.c=build/check/tq.c) > $@

build/check/kernel.o: build/check/kernel.c GNUmakefile
	$(call say,CC,kernel/*.c for the check image)
	$(Q)$(CC) $(CFLAGS) $(CFLAGS_kernel) -DKERNEL_CHECK -MMD -MP -c -o $@ $<

CFLAGS_tests/check := $(CFLAGS_PRIVILEGED) -Ikernel -Wno-missing-prototypes
CHECKERS   := $(patsubst %.c,build/%.o,$(wildcard kernel/check/*.c))
CHECK_WRAP := $(foreach e,boot syscall fault fiq world_irq world_call,-Wl,--wrap=kernel_$e)
CHECK_OBJS  = $(PLAT_OBJS) $(MONITOR_OBJS) build/check/kernel.o $(CHECKERS) build/tests/check/names.o

# The images for the test of the check image: something is altered at some entry.
build/tests/check/enter-%.o: tests/check/enter.c GNUmakefile plat/imx6q/build.mk
	$(call say,CC,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(CFLAGS_tests/check) -DCHECK_PLANT_$* -MMD -MP -c -o $@ $<

define check_rule
build/image/microtee-check$1.elf: $2 $3 plat/imx6q/bundle.S build/plat/imx6q/kernel.ld $$$$(CHECK_OBJS)
	$$(call say,LD,$$@)
	@mkdir -p $$(@D)
	$$(Q)$$(CC) $$(ASFLAGS) -DBUNDLE_BIN='"$2"' -c -o $$(@:.elf=.bundle.o) plat/imx6q/bundle.S
	$$(Q)$$(CC) $$(LDFLAGS) $$(CHECK_WRAP) -Wl,-T,build/plat/imx6q/kernel.ld -Wl,-Map,$$(@:.elf=.map) \
		-Wl,-z,max-page-size=4096 -o $$@ $$(CHECK_OBJS) $3 $$(@:.elf=.bundle.o) -lgcc
endef
$(eval $(call check_rule,,build/bundle.bin,build/tests/check/enter.o))
$(eval $(call check_rule,-test,build/bundle-test.bin,build/tests/check/enter.o))
$(eval $(call check_rule,-bench,build/bundle-bench.bin,build/tests/check/enter.o))
$(eval $(call check_rule,-core,build/bundle.bin,build/tests/check/enter-CORE.o))
$(eval $(call check_rule,-memory,build/bundle.bin,build/tests/check/enter-MEMORY.o))

.SECONDARY: $(PLAT_OBJS) $(CHECK_OBJS)

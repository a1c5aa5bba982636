# SPDX-License-Identifier: BSD-2-Clause
#
# The secure monitor.
CFLAGS_monitor := $(CFLAGS_PRIVILEGED)
MONITOR_OBJS := $(patsubst %,build/monitor/%.o,world monitor psci)
.SECONDARY: $(MONITOR_OBJS)

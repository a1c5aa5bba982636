# SPDX-License-Identifier: BSD-2-Clause
# The gateway knows where normal-world RAM is.
CFLAGS_servers/gateway      := -Iplat/$(PLAT)
HOST_CFLAGS_servers/gateway := -Iplat/$(PLAT)

# SPDX-License-Identifier: BSD-2-Clause
# It starts instances of the TA echo.
CFLAGS_servers/bench := -Ita/include

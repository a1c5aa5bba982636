# SPDX-License-Identifier: BSD-2-Clause
# Prints the goals of a makefile that carry a "##" remark, under the "##:" headings.

BEGIN       { print "usage: make <goal> [V=1]" }
/^##:/      { sub(/^##: */, ""); printf "\n%s\n", $0; next }
/^[a-z][a-z-]*:.*##/ {
	goal = $0; sub(/:.*/, "", goal)
	sub(/.*## */, "")
	printf "  %-12s %s\n", goal, $0
}

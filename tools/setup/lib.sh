# SPDX-License-Identifier: BSD-2-Clause
# Small things every part of setup uses.

said=

say() {
	said=1
	printf 'setup: %s\n' "$*"
}

die() {
	printf 'setup: %s\n' "$*" >&2
	exit 1
}

# Writes stdin to a file, and leaves the file alone when it says so already: make goes by its time.
write_if_changed() {
	local new
	new=$(cat)
	[ -f "$1" ] && [ "$new" = "$(cat "$1")" ] || printf '%s\n' "$new" > "$1"
}

sha256_of() {
	sha256sum "$1" | cut -d' ' -f1
}

# The version (2) or hash (4) that the lock gives for a package and architecture, nothing if it has none.
locked() {
	[ -f $lock ] || return 0
	awk -v n="$1" -v a="$2" -v f="$3" '$1 == n && $3 == a { print $f }' $lock
}

# SPDX-License-Identifier: BSD-2-Clause
# The packages of the machine we build on.

require_debian_12() {
	local id= version=
	[ -r /etc/os-release ] && {
		id=$(. /etc/os-release && echo "${ID:-}")
		version=$(. /etc/os-release && echo "${VERSION_ID:-}")
	}
	[ "$id $version" = "debian 12" ] ||
		die "this needs Debian 12 (bookworm); here is ${id:-an unknown system} ${version}." \
			"A Debian 12 container or debootstrap chroot will do."
}

# name version status, one line for each host package that dpkg has heard of
host_state() {
	dpkg-query -W -f '${Package} ${Version} ${db:Status-Status}\n' $host_packages 2> /dev/null || true
}

setup_host() {
	local missing
	missing=$(missing_host_packages)
	if [ -n "$missing" ]; then
		say "installing from Debian:" $missing
		install_host_packages $missing
		missing=$(missing_host_packages)
		[ -z "$missing" ] || die "these packages are still missing:" $missing
	fi
	remark_host_versions
	write_if_changed build/setup-host.mk < /dev/null
}

missing_host_packages() {
	local state p
	state=$(host_state)
	for p in $host_packages; do
		grep -q "^$p .* installed$" <<< "$state" || echo "$p"
	done
}

install_host_packages() {
	local root=
	if [ "$(id -u)" != 0 ]; then
		command -v sudo > /dev/null ||
			die "run as root, or first: apt-get install --no-install-recommends" "$@"
		root="sudo"
	fi
	$root apt-get -q -o DPkg::Lock::Timeout=900 update
	$root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=900 \
		install --no-install-recommends "$@"
}

# Another compiler or prover than the locked one is no error, but the first thing to know when figures differ.
# Said once for each set of versions.
remark_host_versions() {
	local remarks
	[ -f $lock ] || return 0
	remarks=$(host_state | while read -r name version _; do
		old=$(locked "$name" host 2)
		[ -z "$old" ] || [ "$old" = "$version" ] || echo "$name is $version here, $old in $lock"
	done)
	[ "$remarks" = "$(cat build/setup-host.remarks 2> /dev/null)" ] && return 0
	printf '%s\n' "$remarks" > build/setup-host.remarks
	[ -z "$remarks" ] || while read -r line; do say "note: $line"; done <<< "$remarks"
}

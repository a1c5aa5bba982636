# SPDX-License-Identifier: BSD-2-Clause
# The normal-world parts: which versions, fetched how, unpacked where. A package is named by the three words
# "name version arch", where arch may also be "all" or "source".

readonly archives=$debian/archives
readonly kernel_series=6.1

setup_normal_world() {
	local key plan
	key=$(cat setup tools/setup/*.sh $lock 2> /dev/null | sha256sum)
	if [ -f build/setup.mk ] && [ "$key" = "$(cat "$debian/stamp" 2> /dev/null)" ]; then
		return 0
	fi
	mkdir -p "$archives"
	plan=$(locked_plan)
	if [ -z "$plan" ] || ! all_fetched "$plan"; then
		prepare_apt
		plan=$(make_plan locked_if_offered)
	fi
	fetch_all "$plan"
	unpack_all "$plan"
	write_setup_mk "$plan"
	printf '%s\n' "$key" > "$debian/stamp"
	say "normal-world parts are ready in build/debian"
}

# ---- which versions ---------------------------------------------------------------------------------------

# What the lock says about the parts that we unpack.
locked_plan() {
	[ ! -f $lock ] || awk '!/^#/ && NF == 4 && $3 != "host" { print $1, $2, $3 }' $lock
}

# make_plan locked_if_offered | newest
make_plan() {
	local p
	plan_kernel "$1"
	for p in $board_packages $loader_packages; do plan_package "$1" "$p" armhf; done
	for p in $source_packages; do plan_package "$1" "$p" source; done
}

plan_package() {
	local policy=$1 name=$2 arch=$3 old= new
	[ "$policy" = newest ] || old=$(locked "$name" "$arch" 2)
	if [ -n "$old" ] && offers "$name" "$arch" "$old"; then
		new=$old
	else
		new=$(versions_of "$name" "$arch" | sed -n 1p)
		[ -n "$new" ] || die "Debian $suite does not offer $name for $arch here"
		[ -z "$old" ] || say "note: Debian has moved on: $name $new instead of $old (make lock notes it down)" >&2
	fi
	echo "$name $new $arch"
}

# The kernel, its headers, build tools and source must be of one version.
plan_kernel() {
	local policy=$1 release version old=
	[ "$policy" = newest ] || [ ! -f $lock ] || old=$(sed -n 's/^linux-image-\([^ ]*\) \([^ ]*\) armhf .*/\1 \2/p' $lock)
	read -r release version <<< "$old" || true
	if [ -z "$old" ] || ! kernel_offered "$release" "$version"; then
		read -r release version <<< "$(newest_kernel)" || true
		[ -n "$version" ] || die "Debian $suite offers no armmp kernel with headers and source of the same version here"
		[ -z "$old" ] || say "note: Debian has moved on: linux $release $version instead of $old (make lock notes it down)" >&2
	fi
	kernel_packages "$release" "$version"
}

kernel_packages() {
	local release=$1 version=$2
	echo "linux-image-$release $version armhf"
	echo "linux-headers-$release $version armhf"
	echo "linux-headers-${release%-armmp}-common $version all"
	echo "linux-kbuild-$kernel_series $version $host_arch"
	echo "linux-source-$kernel_series $version all"
}

kernel_offered() {
	local name version arch
	while read -r name version arch; do
		offers "$name" "$arch" "$version" || return 1
	done <<< "$(kernel_packages "$1" "$2")"
}

# Prints release and version of the newest complete kernel.
newest_kernel() {
	local image release version
	private_apt apt-cache pkgnames "linux-image-$kernel_series" |
		sed -n "s/^linux-image-\($kernel_series\.0-[0-9]*-armmp\)$/\1/p" |
		while read -r release; do
			versions_of "linux-image-$release" armhf | while read -r version; do echo "$version $release"; done
		done > "$apt_dir/kernels"
	cut -d' ' -f1 "$apt_dir/kernels" | sort -u | sort_versions | while read -r version; do
		for release in $(sed -n "s/^$version //p" "$apt_dir/kernels" | sort -Vr); do
			if kernel_offered "$release" "$version"; then
				echo "$release $version"
				return
			fi
		done
	done
}

# ---- fetching ---------------------------------------------------------------------------------------------

# The file that holds a package below build/debian/archives; apt writes an epoch's colon as %3a.
archive_of() {
	case $3 in
	source) echo "$archives/$1_${2#*:}.dsc" ;;
	*) echo "$archives/$1_${2//:/%3a}_$3.deb" ;;
	esac
}

is_fetched() {
	local file hash
	file=$(archive_of "$@")
	[ -f "$file" ] || return 1
	[ "$(locked "$1" "$3" 2)" = "$2" ] || return 0
	hash=$(sha256_of "$file")
	[ "$hash" = "$(locked "$1" "$3" 4)" ]
}

all_fetched() {
	local name version arch
	while read -r name version arch; do
		is_fetched "$name" "$version" "$arch" || return 1
	done <<< "$1"
}

fetch_all() {
	local name version arch
	while read -r name version arch; do
		is_fetched "$name" "$version" "$arch" || fetch "$name" "$version" "$arch"
	done <<< "$1"
}

# Apt checks what it fetches against Debian's signed indexes; we check it against the lock.
fetch() {
	local name=$1 version=$2 arch=$3
	say "fetching $name $version ($arch)"
	rm -rf "$archives/partial"
	mkdir "$archives/partial"
	(
		cd "$archives/partial"
		case $arch in
		source) private_apt apt-get source --download-only "$name=$version" ;;
		all) private_apt apt-get download "$name=$version" ;;
		*) private_apt apt-get download "$name:$arch=$version" ;;
		esac
	) > "$apt_dir/fetch.log" 2>&1 < /dev/null || {
		cat "$apt_dir/fetch.log" >&2
		die "$name $version could not be fetched"
	}
	mv "$archives/partial"/* "$archives"
	is_fetched "$@" || die "$name $version ($arch) is not what $lock says: sha256 $(sha256_of "$(archive_of "$@")")"
}

# ---- unpacking --------------------------------------------------------------------------------------------

unpack_all() {
	local plan=$1
	unpack kernel unpack_debs "$(grep '^linux-image-' <<< "$plan")"
	unpack headers unpack_debs "$(grep -e '^linux-headers-' -e '^linux-kbuild-' <<< "$plan")"
	unpack board unpack_debs "$(only "$board_packages" "$plan")"
	unpack loader unpack_debs "$(only "$loader_packages" "$plan")"
	unpack src/linux unpack_linux_source "$(grep '^linux-source-' <<< "$plan")"
	unpack src/bearssl unpack_source "$(grep '^bearssl ' <<< "$plan")"
	link_libfdt
}

only() {
	local p
	for p in $1; do grep "^$p " <<< "$2"; done
}

# unpack DIR HOW PACKAGES: nothing to do when DIR holds just these packages; never leaves half of them behind.
unpack() {
	local dir=$debian/$1 how=$2 packages=$3
	[ "$packages" != "$(cat "$dir.unpacked" 2> /dev/null)" ] || return 0
	say "unpacking build/debian/$1"
	rm -rf "$dir" "$dir.new" "$dir.unpacked"
	mkdir -p "$(dirname "$dir")"
	$how "$dir.new" "$packages"
	mv "$dir.new" "$dir"
	printf '%s\n' "$packages" > "$dir.unpacked"
}

unpack_debs() {
	local name version arch
	mkdir -p "$1"
	while read -r name version arch; do
		dpkg-deb -x "$(archive_of "$name" "$version" "$arch")" "$1"
	done <<< "$2"
}

# Of the kernel's source we need what Debian's configuration leaves out: the TEE drivers, and modpost to build them;
# and its copy of libfdt, which saves fetching the source of device-tree-compiler as well.
unpack_linux_source() {
	local tarball=linux-source-$kernel_series
	mkdir -p "$1"
	dpkg-deb --fsys-tarfile "$(archive_of $2)" | tar -xO ./usr/src/$tarball.tar.xz |
		tar -xJ -C "$1" --strip-components=1 $tarball/{drivers/tee,scripts/mod,scripts/dtc/libfdt}
}

# So that makefiles need not know where libfdt comes from.
link_libfdt() {
	mkdir -p "$debian/src/dtc"
	ln -sfn ../linux/scripts/dtc/libfdt "$debian/src/dtc/libfdt"
}

unpack_source() {
	dpkg-source --no-copy -x "$(archive_of $2)" "$1" > /dev/null 2> "$debian/dpkg-source.log" || {
		cat "$debian/dpkg-source.log" >&2
		die "cannot unpack $2"
	}
}

# ---- results ----------------------------------------------------------------------------------------------

write_setup_mk() {
	local release
	release=$(sed -n 's/^linux-image-\([^ ]*\) .*/\1/p' <<< "$1")
	write_if_changed build/setup.mk <<-END
		# Written by ./setup.
		LINUX_RELEASE := $release
		BEARSSL_VERSION := $(sed -n 's/^bearssl \([^ ]*\) .*/\1/p' <<< "$1")
	END
	lock_lines "$1" | write_if_changed build/debian/manifest
}

write_lock() {
	local plan
	mkdir -p "$archives"
	prepare_apt
	plan=$(make_plan newest)
	mv $lock build/setup.lock.old 2> /dev/null || true
	fetch_all "$plan"
	{
		echo "# SPDX-License-Identifier: BSD-2-Clause"
		echo "# Written by make lock: name, version, architecture, SHA-256 of the package (of the .dsc for a source package)."
		echo "# \"host\" marks the packages of the machine that built and proved; they are compared, not enforced."
		lock_lines "$plan"
		host_lock_lines
	} > build/setup.lock.new
	mv build/setup.lock.new $lock
	say "wrote $lock"
	diff -U0 build/setup.lock.old $lock 2> /dev/null | grep '^[-+][a-z]' || true
}

lock_lines() {
	while read -r name version arch; do
		echo "$name $version $arch $(sha256_of "$(archive_of "$name" "$version" "$arch")")"
	done <<< "$1"
}

host_lock_lines() {
	local name version hash
	host_state | sort -u | while read -r name version _; do
		hash=$(private_apt apt-cache show "$name=$version" 2> /dev/null | sed -n 's/^SHA256: //p' | sed -n 1p)
		echo "$name $version host ${hash:--}"
	done
}

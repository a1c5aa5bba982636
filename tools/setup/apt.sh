# SPDX-License-Identifier: BSD-2-Clause
# An apt of our own: the machine's Debian mirrors and network settings, but other architectures and another state.

readonly apt_dir=$debian/apt
readonly host_arch=$(dpkg --print-architecture)

private_apt() {
	local tool=$1
	shift
	APT_CONFIG=$apt_dir/apt.conf "$tool" -q "$@"
}

# Makes the private apt and fetches the package indexes, once for each run that needs them.
apt_ready=
prepare_apt() {
	[ -z "$apt_ready" ] || return 0
	say "fetching Debian's package indexes for armhf and $host_arch (private apt state in build/debian/apt)"
	mkdir -p "$apt_dir"/{state/lists/partial,cache/archives/partial,empty}
	: > "$apt_dir/status"
	write_apt_conf
	write_apt_sources
	update_indexes
	drop_other_origins
	apt_ready=1
}

# A mirror in the middle of an update lacks an index now and then. What it does offer may well be enough; what
# is not on offer is missed by name later.
update_indexes() {
	if ! private_apt apt-get update > "$apt_dir/update.log" 2>&1; then
		ls "$apt_dir"/state/lists/*_Packages* > /dev/null 2>&1 || {
			cat "$apt_dir/update.log" >&2
			die "the package indexes could not be fetched"
		}
		say "note: going on without these indexes (build/debian/apt/update.log says why):"
		sed -n 's/^Err:[0-9]* [^ ]* /  /p' "$apt_dir/update.log" | sort -u
	fi
}

# Another vendor may name its suite like Debian's, but it cannot claim the signed Origin.
drop_other_origins() {
	local foreign
	foreign=$(private_apt apt-get indextargets --format '$(ORIGIN) $(SITE)' | awk '$1 != "Debian" { print $NF }' | sort -u)
	[ -n "$foreign" ] || return 0
	awk -v RS= -v ORS='\n\n' -v foreign="$foreign" '
		BEGIN { n = split(foreign, site, "\n") }
		{ for (i = 1; i <= n; i++) if (index($0, site[i])) next; print }
	' "$apt_dir/debian.sources" > "$apt_dir/debian.only"
	mv "$apt_dir/debian.only" "$apt_dir/debian.sources"
}

# The machine's own configuration is not read, for it may hook programs into apt; only how to reach the network is kept.
write_apt_conf() {
	local network
	network=$(apt-config dump | grep '^Acquire::' | grep -v -e '^Acquire::IndexTargets' -e '^Acquire::Languages' || true)
	cat > "$apt_dir/apt.conf" <<-END
		$network
		Acquire::Languages "none";
		APT::Architecture "$host_arch";
		APT::Architectures { "$host_arch"; "armhf"; };
		APT::Install-Recommends "false";
		APT::Get::List-Cleanup "true";
		Dir::State "$apt_dir/state";
		Dir::State::status "$apt_dir/status";
		Dir::Cache "$apt_dir/cache";
		Dir::Etc::main "$apt_dir/empty/none";
		Dir::Etc::parts "$apt_dir/empty";
		Dir::Etc::sourcelist "$apt_dir/debian.sources";
		Dir::Etc::sourceparts "$apt_dir/empty";
		Dir::Etc::preferences "$apt_dir/empty/none";
		Dir::Etc::preferencesparts "$apt_dir/empty";
	END
	# Apt drops root's rights for downloads, and then could not write below build/.
	[ "$(id -u)" != 0 ] || echo 'APT::Sandbox::User "root";' >> "$apt_dir/apt.conf"
}

write_apt_sources() {
	local files
	files=$(machine_source_lists)
	[ -n "$files" ] || die "no apt sources found on this machine"
	awk -v suite=$suite -v arches="$(echo "$host_arch armhf" | xargs -n1 | sort -u | xargs)" \
		-f tools/setup/sources.awk $files > "$apt_dir/debian.sources"
	[ -s "$apt_dir/debian.sources" ] || die "no entry of Debian $suite among the machine's apt sources:" $files
}

machine_source_lists() {
	local SOURCE_LIST= SOURCE_PARTS= f
	eval "$(apt-config shell SOURCE_LIST Dir::Etc::sourcelist/f SOURCE_PARTS Dir::Etc::sourceparts/d)"
	for f in "$SOURCE_LIST" "$SOURCE_PARTS"/*.list "$SOURCE_PARTS"/*.sources; do
		[ ! -s "$f" ] || echo "$f"
	done
}

# Every version on offer of package $1 for architecture $2 (or "all", or "source"), newest first.
versions_of() {
	case $2 in
	source)
		private_apt apt-cache showsrc --only-source "$1" 2> /dev/null |
			awk -v p="$1" '/^Package:/ { mine = $2 == p } /^Version:/ && mine { print $2 }'
		;;
	all) private_apt apt-cache madison "$1" | awk -F ' *[|] *' '/Packages/ { print $2 }' ;;
	*) private_apt apt-cache madison "$1:$2" | awk -F ' *[|] *' '/Packages/ { print $2 }' ;;
	esac 2> /dev/null | sort -u | sort_versions
}

# Sorts Debian versions, newest first.
sort_versions() {
	local v list=() i
	while read -r v; do
		for ((i = 0; i < ${#list[@]}; i++)); do
			! dpkg --compare-versions "$v" gt "${list[i]}" || break
		done
		list=("${list[@]:0:i}" "$v" "${list[@]:i}")
	done
	[ ${#list[@]} -eq 0 ] || printf '%s\n' "${list[@]}"
}

# (Not grep -q: it leaves at the first match, and then the pipe fails now and then.)
offers() {
	versions_of "$1" "$2" | grep -xF -- "$3" > /dev/null
}

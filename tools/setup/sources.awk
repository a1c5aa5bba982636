# SPDX-License-Identifier: BSD-2-Clause
#
# Reads apt source lists, one-line (*.list) and deb822 (*.sources), and prints those that may be Debian's own as
# deb822 stanzas for binary and source packages. What another vendor signs is weeded out later by its Origin;
# this only avoids asking vendors whose suites are plainly not Debian's.
#
# usage: awk -v suite=bookworm -v arches="armhf amd64" -f sources.awk FILE...

function debian_suites(list,    n, part, i, kept) {
	n = split(list, part, /[ \t\n]+/)
	for (i = 1; i <= n; i++)
		if (part[i] ~ "^(" suite "|oldstable|stable)([-/](updates|security))?$")
			kept = kept " " part[i]
	return kept
}

function stanza(uris, suites, signed_by, trusted) {
	suites = debian_suites(suites)
	if (suites == "" || uris ~ /^ *cdrom:/)
		return
	print "Types: deb deb-src"
	print "URIs: " uris
	print "Suites:" suites
	print "Components: main"
	print "Architectures: " arches
	if (signed_by != "")
		print "Signed-By:" signed_by
	if (trusted != "")
		print "Trusted: " trusted
	print ""
}

# deb http://host/path [options] suite component...
function one_line(line,    options, word, n, i, kv, signed_by, trusted) {
	if (match(line, /\[[^]]*\]/)) {
		options = substr(line, RSTART + 1, RLENGTH - 2)
		line = substr(line, 1, RSTART - 1) " " substr(line, RSTART + RLENGTH)
	}
	n = split(options, word, /[ \t]+/)
	for (i = 1; i <= n; i++) {
		split(word[i], kv, "=")
		if (kv[1] == "signed-by") signed_by = " " kv[2]
		if (kv[1] == "trusted") trusted = kv[2]
	}
	$0 = line
	if ($1 != "deb")
		return
	for (i = 4; i <= NF; i++)
		if ($i == "main")
			stanza($2, $3, signed_by, trusted)
}

function end_of_stanza() {
	if (field["types"] ~ /(^|[ \t])deb([ \t]|$)/ && tolower(field["enabled"]) !~ /no|false/ &&
	    field["components"] ~ /(^|[ \t])main([ \t]|$)/)
		stanza(trim(field["uris"]), field["suites"], field["signed-by"], trim(field["trusted"]))
	split("", field)
}

function trim(s) { gsub(/^[ \t]+|[ \t]+$/, "", s); return s }

FNR == 1               { end_of_stanza() }
/^[ \t]*#/             { next }
FILENAME ~ /\.list$/   { sub(/#.*/, ""); one_line($0); next }
/^[ \t]*$/             { end_of_stanza(); next }
/^[ \t]/               { field[name] = field[name] "\n" $0; next }
                       { name = tolower($1); sub(/:.*/, "", name); value = $0; sub(/^[^:]*:/, "", value); field[name] = value }
END                    { end_of_stanza() }

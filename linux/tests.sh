#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# All tests that run in the guest, as TAP.
#
# usage: tests.sh                    everything
#        tests.sh seal | unseal HEX  the two halves of the test over a restart
#        tests.sh statement HEX [BLOB]  a signed statement about the platform with that nonce; and unseal BLOB
#        tests.sh NAME...            only those tests of the client `tests`

status=0
count=0

# check NAME COMMAND...: one more test, passed when the command succeeds
check() {
	local name=$1
	shift
	count=$((count + 1))
	if "$@"; then
		echo "ok - $name"
	else
		echo "not ok - $name"
		status=1
	fi
}

client_tests() {
	tests "$@" || status=1
	count=$((count + $(tests --count)))
}

driver_initialized() { dmesg | grep -q 'optee: initialized driver'; }
devices_are_there() { [ -c /dev/tee0 ] && [ -c /dev/teepriv0 ]; }
supplicant_runs() { pidof tee-supplicant > /dev/null; }

all_cores_online() {
	[ "$(cat /sys/devices/system/cpu/online)" = "$(cat /sys/devices/system/cpu/present)" ]
}

# Linux has to keep its beat while threads on all cores keep the secure world busy: a tenth of the 400 beats of an idle host.
hammer_and_tick() {
	local ticker
	ticker 20 40 &
	ticker=$!
	hammer 8 10000 && wait $ticker
}

linux_never_stalled() {
	! dmesg | grep -i -e 'rcu.*stall' -e 'soft lockup' -e 'hard lockup' -e 'hung task' -e 'blocked for more' -e 'Oops' -e 'BUG:'
}

case ${1:-all} in
all)
	check "optee driver initialized" driver_initialized
	check "tee0 and teepriv0 are there" devices_are_there
	check "all cores online" all_cores_online
	check "tee-supplicant runs" supplicant_runs
	client_tests
	check "8 threads, 10000 invokes, Linux keeps its beat" hammer_and_tick
	check "Linux never stalled" linux_never_stalled
	check "tee-supplicant still runs" supplicant_runs
	echo "1..$count"
	;;
seal) tests --seal || status=1 ;;
unseal)
	tests --unseal "$2" || status=1
	echo "1..1"
	;;
statement)
	tests --statement "$2" && tests --seal || status=1
	if [ -n "${3:-}" ]; then
		tests --unseal "$3" || status=1
	fi
	;;
*) tests "$@" || status=1 ;;
esac
exit $status

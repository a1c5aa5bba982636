# SPDX-License-Identifier: BSD-2-Clause
#
# The proofs. `make prove` proves what has changed; UNIT=ipc proves the units of that name only,
# PROVE_ARGS takes further options (proofs/prove --help).

.PHONY: prove
prove:
	$(call say,PROVE,kernel)
	$(Q)proofs/prove $(UNIT) $(PROVE_ARGS)

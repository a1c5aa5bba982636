# SPDX-License-Identifier: BSD-2-Clause
#
# The proofs. `make prove` proves what has changed, `make prove-NAME` one function, module or file.
# PROVE_ARGS takes further options (proofs/prove --help).

.PHONY: prove
prove:
	$(call say,PROVE,kernel and monitor)
	$(Q)proofs/prove $(UNIT) $(PROVE_ARGS)

prove-%:
	$(Q)proofs/prove $* $(PROVE_ARGS)

# The tools' own tests, without provers.
.PHONY: unit-proofs
unit-proofs:
	$(Q)tests/run-tap unit-tests proofs 120 tests/proofs/run
unit-tests: unit-proofs

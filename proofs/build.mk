# SPDX-License-Identifier: BSD-2-Clause
#
# The proofs. `make prove` proves what has changed, `make prove-NAME` one function, module, lemma or file;
# SHARD=1/3 takes a part of everything, PROVE_ARGS further options (proofs/prove --help). proofs/README.md says more.

.PHONY: prove figures unit-proofs
prove:
	$(call say,PROVE,kernel, monitor and model)
	$(Q)proofs/prove $(UNIT) $(if $(SHARD),--shard $(SHARD)) $(PROVE_ARGS)

prove-%:
	$(Q)proofs/prove $* $(PROVE_ARGS)

# What the README's table says of sizes and proofs.
figures:
	$(Q)proofs/figures

# The tools' own tests, without provers.
unit-proofs:
	$(Q)tests/run-tap unit-tests proofs 120 tests/proofs/run
unit-tests: unit-proofs

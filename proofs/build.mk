# SPDX-License-Identifier: BSD-2-Clause
#
# The proofs. `make prove` proves what has changed, `make prove-NAME` one function, module, lemma or file;
# SHARD=1/3 takes a part of everything, PROVE_ARGS further options (proofs/prove --help). proofs/README.md says more.

.PHONY: prove prove-model prove-contradictions prove-worth figures unit-proofs
prove:
	$(call say,PROVE,kernel and monitor and model)
	$(Q)proofs/prove $(UNIT) $(if $(SHARD),--shard $(SHARD)) $(PROVE_ARGS)

prove-model:
	$(call say,PROVE,model)
	$(Q)spec/prove $(PROVE_ARGS)

# Is the proof worth something? Each contract with a precondition that nothing can meet; each clause that a requirement
# names, with nothing in it.
prove-contradictions:
	$(call say,PROVE,contradictory contracts)
	$(Q)proofs/plant-contradiction $(PROVE_ARGS) --all

prove-worth:
	$(call say,PROVE,what each named clause is worth)
	$(Q)proofs/worth $(PROVE_ARGS)

prove-%:
	$(Q)proofs/prove $* $(PROVE_ARGS)

# What the README's table says of sizes and proofs.
figures:
	$(Q)proofs/figures

# The tools' own tests, without provers.
unit-proofs:
	$(Q)tests/run-tap unit-tests proofs 120 tests/proofs/run
unit-tests: unit-proofs

# Proof mutation: bugs planted in kernel and monitor, which the proof must notice (proofs/mutate --help). The full run
# takes long and goes on where it was cut short; the sample is for CI, as part of `make test`: some of its mutants, in what
# has changed since MUTATE_SINCE, others for each MUTATE_SEED.
MUTATE_SINCE ?= HEAD~1
MUTATE_SEED  ?= 1

.PHONY: mutate mutate-checks mutate-sample
mutate:
	$(call say,MUTATE,kernel and monitor)
	$(Q)proofs/mutate $(MUTATE_ARGS)

# Every check that can be dropped, every case of a switch.
mutate-checks:
	$(call say,MUTATE,checks of kernel and monitor)
	$(Q)proofs/mutate --all --operator "drop check" "drop case" --output mutation-checks.json $(MUTATE_ARGS)

mutate-sample:
	$(call say,MUTATE,changes since $(MUTATE_SINCE))
	$(Q)proofs/mutate --changed $(MUTATE_SINCE) --sample 8 --seed $(MUTATE_SEED) --output mutation-sample.json $(MUTATE_ARGS)

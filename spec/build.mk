# SPDX-License-Identifier: BSD-2-Clause
#
# The abstract model: `make spec` proves it and checks the requirements.

.PHONY: spec
spec:
	$(call say,PROVE,spec)
	$(Q)spec/gen --check
	$(Q)spec/check
	$(Q)spec/prove $(SPEC_ARGS)

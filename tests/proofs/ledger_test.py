# SPDX-License-Identifier: BSD-2-Clause
"""The ledger of assumptions and the code: neither has what the other lacks."""

import tree

ROW = "| %s | %s | %s | %s |\n"
GOOD = "".join(ROW % r for r in (
    ("id", "about", "what is believed", "exercised by"),
    ("A-T-1", "`frama-c`, `why3`, `z3`, `cvc4`, `cvc5`, `arm-none-eabi-gcc`, `proofs/armv7.ml`", "they are right", "not testable here: no second one"),
    ("A-H-1", "`hal_stop`, `light`", "it stops", "unit `it_stops`"),
    ("A-E-1", "`two`", "called with interrupts off", "board `goes on`; linux `boots`"),
    ("A-M-1", "`spec/obs.mlw`", "2 axioms, all of them true of a machine", "unit `it_stops`")))


class Ledger(tree.Tree):
    def setUp(self):
        super().setUp()
        import ledger
        self.ledger = ledger
        tree.put("kernel/b.h", "/*@ ghost extern int light; */\n/*@ ghost extern int device; */\n"
                 "/*@ terminates \\true; exits \\false; assigns light; */\nvoid hal_stop(void);\n")
        self.edit("kernel/a.c", "    return help(one(x)) + table[0];", "    hal_stop();\n    /*@ ghost device = 1; */\n    return help(one(x));")
        tree.put("plat/imx6q/entry.S", "    bl two      @ one\n")
        tree.put("spec/obs.mlw", "module Obs\n  axiom a: true\n  (* axiom b: true *)\n  axiom c: true\nend\n")
        tree.put("tests/unit/x_test.c", "static void it_stops(void **state)\n{\n}\n")
        tree.put("tests/board/main.c", '    is(x, 1, "goes on");\n')
        tree.put("linux/clients/tests.c", "static void test_boots(void)\n{\n}\n")

    def bad(self, page=GOOD):
        return "\n".join(self.ledger.check(self.source.sources(), page))

    def test_agreement(self):
        self.assertEqual(self.bad(), "")

    def test_a_call_that_is_not_listed(self):
        self.assertIn("assumed contract hal_stop is not listed", self.bad(GOOD.replace("`hal_stop`, ", "")))

    def test_an_entry_point_that_is_not_listed(self):
        self.assertIn("entry point two is not listed", self.bad(GOOD.replace("`two`", "two")))

    def test_hardware_that_is_not_listed(self):
        self.assertIn("hardware variable light is not listed", self.bad(GOOD.replace(", `light`", "")))

    def test_a_ghost_that_code_sets_is_no_hardware(self):
        self.assertNotIn("device", self.bad())

    def test_a_tool_that_is_not_listed(self):
        self.assertIn("tool cvc4 is not listed", self.bad(GOOD.replace("`cvc4`, ", "")))

    def test_the_link_to_the_model(self):
        tree.put("proofs/model.driver", "library obs:\n")
        self.assertIn("foundation proofs/model.driver is not listed", self.bad())

    def test_what_the_code_does_not_assume(self):
        self.assertIn("help is listed, but the code does not assume it", self.bad(GOOD.replace("`hal_stop`", "`hal_stop`, `help`")))

    def test_another_number_of_axioms(self):
        self.assertIn("there are 2 axioms", self.bad(GOOD.replace("2 axioms", "3 axioms")))

    def test_a_test_that_there_is_not(self):
        for kind, name in (("unit", "it_stops"), ("board", "goes on"), ("linux", "boots")):
            self.assertIn("there is no %s test `other`" % kind, self.bad(GOOD.replace("%s `%s`" % (kind, name), kind + " `other`")))

    def test_neither_test_nor_reason(self):
        self.assertIn("names no test", self.bad(GOOD.replace("unit `it_stops`", "every boot")))
        self.assertIn("no reason", self.bad(GOOD.replace("not testable here: no second one", "not testable here")))

    def test_an_id_twice(self):
        self.assertIn("A-H-1 twice", self.bad(GOOD.replace("A-E-1", "A-H-1")))

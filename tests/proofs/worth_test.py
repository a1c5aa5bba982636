# SPDX-License-Identifier: BSD-2-Clause
"""How a clause is found and made to say nothing."""

import re
import unittest

import tree

HEADER = """/*@ predicate low{L}(integer i) = \\forall integer k; 0 <= k < i ==> k < 9;
  @ predicate whole{L} = low_part{L} && high_part{L};
  @ // a comment
  @ predicate low_part{L} = x >= 0;
  @ predicate high_part{L} = x < 9;
  @*/
/*@ requires small: i < 9;
  @ terminates \\true; exits \\false; assigns \\nothing;
  @ ensures A_1_all: \\forall integer k; 0 <= k < i ==>
  @     (\\let j = k; j < 9);
  @ ENSURES_INV
  @ behavior other:
  @   assumes i == 0;
  @   ensures A_2_none: \\result == 0;
  @*/
/* Says what it does. */
uint32_t one(uint32_t i);
/*@ terminates \\true; exits \\false; assigns \\nothing; ensures B_1: \\result == 1; */
uint32_t two(void);
"""


class Finds(tree.Tree):
    def setUp(self):
        super().setUp()
        self.worth = tree.load("proofs/worth")
        tree.put("kernel/a.h", HEADER)
        tree.put("kernel/a.c", '#include "a.h"\nuint32_t two(void)\n{\n    return 1u;\n}\n')

    def silent(self, name, kind="ensures"):
        file, text, span = self.worth.find(name, kind)
        return self.worth.silenced(text, span)

    def test_a_clause_of_several_lines_with_binders(self):
        out = self.silent("A_1_all")
        self.assertIn("ensures A_1_all: \\true", out)
        self.assertNotIn("let j", out)
        self.assertEqual(out.count("\n"), HEADER.count("\n"))
        self.assertEqual(re.sub(r"A_1_all.*?ENSURES", "", out, flags=re.S), re.sub(r"A_1_all.*?ENSURES", "", HEADER, flags=re.S))

    def test_a_clause_of_a_behaviour_and_one_at_the_end(self):
        self.assertIn("assumes i == 0;\n  @   ensures A_2_none: \\true;\n  @*/", self.silent("A_2_none"))
        self.assertIn("ensures B_1: \\true; */", self.silent("B_1"))

    def test_the_function_that_a_clause_belongs_to(self):
        for clause, function in (("A_1_all", "one"), ("A_2_none", "one"), ("B_1", "two")):
            _, text, span = self.worth.find(clause, "ensures")
            self.assertEqual(self.worth.owner(text, span[0]), function)

    def test_a_clause_that_is_not_there(self):
        self.assertIsNone(self.worth.find("A_3", "ensures"))

    def test_the_parts_of_an_invariant(self):
        self.worth.INVARIANT = "whole"
        found = dict(self.worth.parts("whole"))
        self.assertEqual([n for n in found if n != "whole"], ["low_part", "high_part"])
        self.assertIn("predicate low_part{L} = \\true;", found["low_part"]["kernel/a.h"])
        self.assertIn("predicate high_part{L} = x < 9;", found["low_part"]["kernel/a.h"])

    def test_what_a_formula_means(self):
        found = self.worth.meant("whole{Post} && y == 2")
        self.assertTrue({"low_part", "high_part", "x", "y"} <= found)
        self.assertNotIn("k", found)

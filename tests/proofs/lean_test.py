# SPDX-License-Identifier: BSD-2-Clause
"""Which premises a lemma of the model gets in a module of its own."""

import os
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.append(ROOT + "/spec")

import lean     # noqa: E402

BASE = """module Base
  use int.Int
  type state
  function f (s: state) : int
  function g (s: state) : int
  axiom f_pos: forall s. f s >= 0
  axiom g_pos: forall s. g s >= 0
  lemma f_more: forall s. f s + 1 > 0
end
module Top
  use Base
  predicate small (s: state) = f s < 9
  lemma first: forall s. small s -> f s < 10
  lemma goal_: forall s. small s -> f s >= 0
  lemma later: forall s. small s -> f s < 11
end
"""


class Premises(unittest.TestCase):
    def text(self):
        return lean.Library({"base": BASE}).lean("Top", "goal_", lean.EVERY)

    def test_nothing_that_comes_later_is_a_premise(self):
        self.assertNotIn("later", self.text())
        self.assertIn("axiom top_first", self.text())

    def test_a_premise_speaks_of_nothing_else(self):
        self.assertIn("axiom f_pos", self.text().replace("base_", ""))
        self.assertNotIn("g_pos", self.text())
        self.assertNotIn("f s < 11", self.text())

    def test_the_goal_stands_once_and_last(self):
        self.assertEqual(self.text().count("lemma goal_: forall s. small s -> f s >= 0"), 1)
        self.assertTrue(self.text().rstrip().endswith("f s >= 0\nend") or self.text().rstrip().endswith("f s >= 0\n\nend"))


class Named(unittest.TestCase):
    """A lemma that says itself what it follows from."""

    def text(self, names):
        return lean.Library({"base": BASE.replace("  lemma goal_", "  (* from: %s *)\n  lemma goal_" % names)}).from_named("Top", "goal_")

    def test_a_lemma_has_the_premises_that_it_names_and_no_others(self):
        text = self.text("small f_*")
        self.assertIn("predicate small (s: state) = f s < 9", text)
        self.assertIn("axiom base_f_pos", text)
        self.assertNotIn("f s < 10", text)
        self.assertNotIn("f s + 1", text)
        self.assertNotIn("g_pos", text)

    def test_what_is_not_named_has_no_definition(self):
        self.assertIn("predicate small (s: state)\n", self.text("first"))

    def test_a_lemma_cannot_name_itself_or_a_later_one(self):
        for name in ("goal_", "later", "nothing"):
            with self.assertRaises(SystemExit):
                self.text(name)

    def test_the_steps_to_a_premise_are_not_part_of_it(self):
        self.assertEqual(lean.claim("forall s. (p s by q s so r s) /\\ t s").split(), "forall s. (p s ) /\\ t s".split())

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

# SPDX-License-Identifier: BSD-2-Clause
"""Tests of proofs/premises.py: which part of the model a link is proved from."""

import re
import unittest

import tree
from tree import put

DRIVER = '''library obs:
why3.import += "obs.Obs";
type astate = "state";
logic integer a_cur(astate) = "cur";
logic astate a_go(astate, integer) = "go";
logic astate a_stop(astate) = "stop";

library inv: obs
why3.import += "inv.Defs";
predicate a_fine(astate) = "fine";
predicate a_tid(integer) = "tid";
'''
OBS = """module Obs
  use int.Int
  constant most: int = 7
  constant least: int = 1
  type state
  function cur (s: state) : int
  function go (s: state) (t: int) : state     (* t runs *)
  axiom go_cur: forall s t. cur (go s t) = t
  function stop (s: state) : state
  axiom stop_cur: forall s. cur (stop s) = least
end
"""
INV = """module Defs
  use obs.Obs
  predicate tid (t: int) = 0 <= t < most
  predicate fine (s: state) = tid (cur s) \\/ s = stop s
end
module Lemmas
  use Defs
  lemma never: false
end
"""


class Premises(tree.Tree):

    def setUp(self):
        super().setUp()
        import premises
        self.premises = premises
        put("proofs/model.driver", DRIVER)
        put("spec/obs.mlw", OBS)
        put("spec/inv.mlw", INV)

    def of(self, text):
        return self.premises.of(text)

    def names(self, text):
        made = self.of(text)
        return set(re.findall(r"^  (?:constant|function|predicate|axiom) (\w+)", made["obs.mlw"] + made["inv.mlw"], re.M))

    def test_a_step_comes_with_its_equations_and_without_other_steps(self):
        self.assertEqual(self.names("a_go(s, 1) == z"), {"go", "go_cur", "cur"})

    def test_a_predicate_comes_with_all_that_its_definition_speaks_of(self):
        self.assertEqual(self.names("a_fine(s)"), {"fine", "tid", "most", "cur", "stop", "stop_cur", "least"})

    def test_what_is_only_declared_is_not_needed(self):
        self.assertEqual(self.names("/*@ axiomatic Model { logic astate a_stop(astate s); } */ a_tid(x)"), {"tid", "most"})

    def test_a_name_inside_of_another_is_not_needed(self):
        self.assertEqual(self.names("b_a_go(s) + a_going + xa_stop"), set())

    def test_what_is_kept_is_what_it_is_in_the_model(self):
        kept = [line.strip() for text in list(self.of("a_fine(s) a_go(s, 1)").values())[:2] for line in text.split("\n")]
        for line in kept:
            self.assertIn(line, [re.sub(r"\s*\(\*.*\*\)", "", x).strip() for x in (OBS + INV).split("\n")])

    def test_lemmas_of_the_model_are_no_premises(self):
        self.assertNotIn("never", "".join(self.of("a_fine(s)").values()))

    def test_an_axiom_that_belongs_to_nothing_stays_with_what_it_speaks_of(self):
        self.edit("spec/obs.mlw", "end\n", "  axiom odd: forall s. cur s < most\nend\n")
        self.assertEqual(self.names(""), {"odd", "cur", "most"})

    def test_the_driver_names_what_is_there_and_no_more(self):
        driver = self.of("a_tid(x)")["model.driver"]
        self.assertEqual(re.findall(r'= "(\w+)"', driver), ["state", "tid"])
        self.assertEqual(re.findall(r"why3.*", driver), ['why3.file += "obs.mlw:Obs";', 'why3.file += "inv.mlw:Defs";'])


if __name__ == "__main__":
    unittest.main()

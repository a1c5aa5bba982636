# SPDX-License-Identifier: BSD-2-Clause
"""The queue of jobs, shards, and the model's part of the cache."""

import copy
import os
import unittest

import tree

TOOLS = {"why3": "1.5.1"}


class Queue(unittest.TestCase):
    def setUp(self):
        tree.load("proofs/prove")
        import work
        self.work, self.ran = work, []

    def job(self, name, expected, more=()):
        def run():
            self.ran.append(name)
            return name, [], list(more)
        return self.work.Job("TEST", name, expected, run)

    def run_all(self, jobs, workers=1):
        self.work.work(jobs, workers, self.work.View(workers, quiet=True))

    def test_the_longest_job_comes_first(self):
        self.run_all([self.job("short", 1), self.job("long", 9), self.job("middle", 5)])
        self.assertEqual(self.ran, ["long", "middle", "short"])

    def test_jobs_that_follow_are_done(self):
        self.run_all([self.job("first", 1, [self.job("second", 1, [self.job("third", 1)])])], 3)
        self.assertEqual(self.ran, ["first", "second", "third"])

    def test_a_job_that_breaks_is_not_passed_over(self):
        def run():
            raise ValueError("broken")
        with self.assertRaises(ValueError):
            self.run_all([self.work.Job("TEST", "x", 1, run), self.job("y", 0)])


class Shards(unittest.TestCase):
    def setUp(self):
        self.prove = tree.load("proofs/prove")
        here = os.getcwd()
        self.addCleanup(os.chdir, here)
        result = lambda n: {"name": n, "function": n, "contract": True, "bad": [], "goals": [], "smoke": 1, "cpu_s": 1, "cached": False}
        base = dict(self.prove.empty(TOOLS), tree="t", expected={"unit": ["a", "b"], "lemma": ["M.x"], "smoke": ["M"], "check": ["c"]})
        self.parts = [copy.deepcopy(base), copy.deepcopy(base)]
        self.parts[0].update(unit={"a": result("a")}, check={"c": []})
        self.parts[1].update(unit={"b": result("b")}, lemma={"M.x": {"goals": [], "bad": []}}, smoke={"M": []})

    def merged(self):
        import json
        import tempfile
        with tempfile.TemporaryDirectory() as d:
            files = []
            for i, p in enumerate(self.parts):
                files.append("%s/%d.json" % (d, i))
                tree.put(files[-1], json.dumps(p))
            return self.prove.problems_of(self.prove.merge(files))

    def test_all_shards_together(self):
        self.assertEqual(self.merged(), [])

    def test_a_shard_that_is_missing(self):
        del self.parts[1]
        self.assertEqual(self.merged(), ["b was left out", "M.x was left out", "M was left out"])

    def test_no_shard_at_all(self):
        with self.assertRaisesRegex(SystemExit, "there is no none-.*: did any shard end"):
            self.prove.merge(["none-*.json"])

    def test_a_function_that_is_missing(self):
        del self.parts[0]["unit"]["a"]
        self.assertEqual(self.merged(), ["a was left out"])

    def test_a_check_that_is_missing(self):
        self.parts[0]["check"] = {}
        self.assertEqual(self.merged(), ["c was left out"])

    def test_a_failure_in_one_shard(self):
        self.parts[1]["unit"]["b"]["bad"] = ["not proved"]
        self.assertEqual(self.merged(), ["b: not proved"])

    def test_shards_of_different_sources(self):
        self.parts[1]["tree"] = "u"
        self.assertEqual(self.merged(), ["shards: the shards are of different sources"])

    def test_shards_of_different_tools(self):
        self.parts[1]["tools"] = {}
        self.assertEqual(self.merged(), ["shards: the shards were made with different tools"])

    def test_every_item_is_in_one_shard(self):
        items = list(range(10))
        dealt = [x for i in (1, 2, 3) for x in self.prove.shard(items, lambda x: x % 4, str, (i, 3))]
        self.assertEqual(sorted(dealt), items)


class Model(tree.Tree):
    def setUp(self):
        super().setUp()
        self.spec = tree.load("spec/prove")
        os.chdir(self.root)
        self.spec.MODULES = [("Top", "top")]
        tree.put("spec/base.mlw", "module Base\n  predicate p (x: int) = x = x\nend\nmodule Other\nend\n")
        tree.put("spec/top.mlw", "module Top\n  use base.Base\n  lemma one: forall x. p x\n  lemma two: forall x. p x\n    by true\n"
                                 "  lemma three: true\nend\n")
        tree.put("spec/session.json", '{"Top.two": {"goals": 2, "by": ["z3 axiom"]}}')

    def lemma(self, name="two"):
        return next(x for x in self.spec.all_lemmas() if x.name == name)

    def changed(self, path, old, new, name="two"):
        before = self.lemma(name).key(TOOLS, 1)
        self.edit(path, old, new)
        return self.lemma(name).key(TOOLS, 1) != before

    def test_its_own_text(self):
        self.assertTrue(self.changed("spec/top.mlw", "by true", "by false"))

    def test_what_stands_before_it(self):
        self.assertTrue(self.changed("spec/top.mlw", "lemma one: forall x. p x", "lemma one: true"))

    def test_what_comes_later_does_not_matter(self):
        self.assertFalse(self.changed("spec/top.mlw", "three: true", "three: 1 = 1"))

    def test_comments_and_lines_do_not_matter(self):
        self.assertFalse(self.changed("spec/top.mlw", "  lemma one", "  (* first *)\n\n  lemma one"))
        self.assertFalse(self.changed("spec/base.mlw", "  predicate p", "  (* a *)\n  predicate p"))

    def test_a_module_that_it_imports(self):
        self.assertTrue(self.changed("spec/base.mlw", "x = x", "true"))

    def test_a_module_that_it_does_not_import(self):
        self.assertFalse(self.changed("spec/base.mlw", "module Other\n", "module Other\n  predicate q = true\n"))

    def test_how_the_session_says_it_is_proved(self):
        self.assertTrue(self.changed("spec/session.json", "z3 axiom", "cvc4 axiom"))

    def test_what_it_says_that_it_follows_from(self):
        self.assertTrue(self.changed("spec/top.mlw", "  lemma two", "  (* from: p *)\n  lemma two"))

    def test_limits_and_tools(self):
        key = self.lemma().key(TOOLS, 1)
        self.assertNotEqual(key, self.lemma().key({"why3": "1.6"}, 1))
        self.assertNotEqual(key, self.lemma().key(TOOLS, 2))
        self.spec.STEPS = dict(self.spec.STEPS, z3=1)
        self.assertNotEqual(key, self.lemma().key(TOOLS, 1))

    def test_fewer_goals_than_before_are_refused(self):
        x = self.lemma()
        x.take("z3 axiom", [("Valid", 0.1, 1)])
        x.left = []
        self.assertEqual(x.bad(False), ["1 goals, 2 before"])

    def test_a_part_that_no_prover_proves(self):
        x = self.lemma()
        x.take("z3 axiom", [("Valid", 0.1, 1), ("Timeout", 1, 1)])
        x.take("cvc4 split", [("Valid", 0.1, 1), ("Unknown", 1, 1)])
        x.left = []
        self.assertEqual(x.bad(False), ["not proved"])

    def test_parts_proved_in_different_views_add_up(self):
        x = self.lemma()
        x.take("z3 axiom", [("Valid", 0.1, 1), ("Timeout", 1, 1)])
        x.take("cvc4 split", [("Unknown", 0.1, 1), ("Valid", 1, 1)])
        self.assertEqual(x.bad(False), [])

    def test_an_axiom_outside_obs(self):
        tree.put("spec/obs.mlw", "module Obs\nend\n")
        self.edit("spec/top.mlw", "lemma three", "axiom three")
        self.assertEqual(self.spec.problems(self.spec.all_lemmas()), ["top.mlw: axiom"])

    def test_a_lemma_that_vanished(self):
        tree.put("spec/obs.mlw", "module Obs\nend\n")
        self.edit("spec/top.mlw", "lemma two", "lemma too")
        self.assertEqual(self.spec.problems(self.spec.all_lemmas()), ["in the session, but not in the model: Top.two"])

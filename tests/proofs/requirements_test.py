# SPDX-License-Identifier: BSD-2-Clause
"""spec/check: requirements, theorems, clauses and tests name each other, on a copy of the tree with one thing changed."""

import os
import shutil
import subprocess
import tempfile
import unittest

import tree

SEEN = ("spec", "kernel", "monitor", "tests/unit", "linux/clients")
NEW = """
## SR_NEW_1 Something new
*Why:* because.
*Model:* Reach.reachable_inv
*Code:* TQ_2_last
*Tests:* unknown_calls_are_refused
"""


class Requirements(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.root)
        for d in SEEN:
            shutil.copytree(os.path.join(tree.ROOT, d), os.path.join(self.root, d))

    def add(self, text, path="spec/requirements/new.md"):
        with open(os.path.join(self.root, path), "a", encoding="utf-8") as f:
            f.write(text)

    def check(self):
        p = subprocess.run([os.path.join(self.root, "spec/check")], capture_output=True, text=True)
        return p.returncode, p.stdout

    def refused(self, why):
        status, said = self.check()
        self.assertEqual(status, 1, said)
        self.assertIn("spec/check: " + why, said)

    def test_the_tree_agrees(self):
        self.assertEqual(self.check()[0], 0)

    def test_a_page_that_is_added_is_read(self):
        before = int(self.check()[1].split()[0])
        self.add(NEW)
        status, said = self.check()
        self.assertEqual((status, int(said.split()[0])), (0, before + 1), said)

    def test_no_requirement_at_all(self):
        shutil.rmtree(os.path.join(self.root, "spec/requirements"))
        status, said = self.check()
        self.assertEqual(status, 1)
        self.assertIn("0 requirements", said)

    def test_a_requirement_that_would_be_read_as_part_of_another(self):
        self.add(NEW.replace("## SR", "### SR"))
        self.refused("### SR_NEW_1 Something new: not a heading of the second level")

    def test_a_requirement_that_is_there_twice(self):
        self.add(NEW)
        self.add(NEW, "spec/requirements/other.md")
        self.refused("SR_NEW_1: twice")

    def test_no_rationale(self):
        self.add(NEW.replace("*Why:* because.\n", ""))
        self.refused("SR_NEW_1: no rationale")

    def test_nothing_proves_it(self):
        self.add(NEW.replace("*Model:* Reach.reachable_inv\n", "").replace("*Code:* TQ_2_last\n", ""))
        self.refused("SR_NEW_1: nothing proves it")

    def test_no_test(self):
        self.add(NEW.replace("*Tests:* unknown_calls_are_refused\n", ""))
        self.refused("SR_NEW_1: no test exercises it")

    def test_a_theorem_that_there_is_not(self):
        self.add(NEW.replace("reachable_inv", "reachable_in"))
        self.refused("SR_NEW_1: there is no theorem Reach.reachable_in")

    def test_a_clause_that_there_is_not(self):
        self.add(NEW.replace("TQ_2_last", "TQ_2_lost"))
        self.refused("SR_NEW_1: there is no clause TQ_2_lost")

    def test_a_test_that_there_is_not(self):
        self.add(NEW.replace("unknown_calls", "known_calls"))
        self.refused("SR_NEW_1: there is no test known_calls_are_refused")

    def test_a_contract_that_speaks_of_no_requirement(self):
        self.add("/* SR_NEW_1 */\n", "monitor/monitor.c")
        self.refused("monitor/monitor.c speaks of SR_NEW_1, which is not in spec/requirements")

    def test_a_theorem_that_its_requirement_does_not_name(self):
        self.add(NEW)
        self.add("module New\n  (* SR_NEW_1 *)\n  lemma other: true\nend\n", "spec/new.mlw")
        self.refused("spec/new.mlw marks New.other as SR_NEW_1, where spec/requirements does not name it")

    def test_an_entry_point_that_the_model_does_not_know(self):
        self.add("/*@ assigns \\nothing; */\nvoid kernel_extra(void);\n", "kernel/event.h")
        self.refused("spec/kernel.mlw says nothing of kernel_extra")

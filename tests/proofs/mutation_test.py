# SPDX-License-Identifier: BSD-2-Clause
"""Which bugs proofs/mutate plants, and what it makes of Frama-C's output."""

import contextlib
import importlib.machinery
import importlib.util
import io
import json
import os
import tempfile
import unittest

import source
from mutation import judge, pick, plant, syntax

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def load(name):
    loader = importlib.machinery.SourceFileLoader(name, os.path.join(ROOT, "proofs", name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


mutate = load("mutate")

HEADER = """
#define E_OK 0
#define E_ARG 2
#define E_FULL 5
#define NT 64
#define NQ 48
typedef struct { uint8_t type; uint8_t obj; uint32_t badge; } cap_t;
extern cap_t caps[NT];
extern uint8_t q_next[NT], q_prev[NT];
extern uint8_t cur;
/*@ ensures put: q_next[b] == a; */
void put(uint8_t a, uint8_t b);
"""

TEXT = """
/*@ requires t < NT; ensures one: \\result == E_OK; */
uint32_t step(uint8_t t, uint8_t u)
{
    uint8_t n = q_next[t];
    uint32_t i;

    //@ assert a: n < NT && t == u;
    if (t >= NT || u == 0u) {
        return E_ARG;
    }
    /*@ loop invariant r: 0 <= i <= NT;
      @ loop assigns i;
      @ loop variant NT - i;
      @*/
    for (i = 0u; i < NT; i++) {
        q_prev[i] = n;
        //@ ghost g = i + 1;
    }
    switch (u) {
    case E_ARG:
        put(t, u);
        break;
    default:
        caps[t].type = (uint8_t)(n + 1u);
        caps[t].obj = t; /* t, not u */
        cur = caps[t].type > 1 ? n : u;
        cur = t;
    }
    if (n != 0u) {
        put(u, t);
    } else {
        cur = n;
    }
    return E_OK;
}

uint32_t other(uint8_t t)
{
    return t < NT && q_next[t] == t ? 1u : 0u;
}
"""


class Fixture:
    """A source that needs no compiler to be read."""

    def __init__(self, text=TEXT):
        self.path, self.text, self.headers = "kernel/fixture.c", text, []
        self.every = self.functions = source.scan(text, self.path)


NAMES = syntax.Names([HEADER])


def every(src, name="step"):
    f = next(f for f in src.functions if f.name == name)
    return plant.mutants(src, f, NAMES)


class Different:
    """A compiler for which all texts but those in `same` come out different."""

    def __init__(self, same=()):
        self.same = same

    def sort(self, mutant):
        return pick.SAME if mutant.id in self.same else None


class Planting(unittest.TestCase):
    def test_the_same_seed_gives_the_same_list(self):
        a = [m.id for m in pick.order(every(Fixture()), "1")]
        b = [m.id for m in pick.order(every(Fixture()), "1")]
        self.assertEqual(a, b)

    def test_another_seed_gives_another_list(self):
        a = [m.id for m in pick.order(every(Fixture()), "1")]
        b = [m.id for m in pick.order(every(Fixture()), "2")]
        self.assertEqual(sorted(a), sorted(b))
        self.assertNotEqual(a[:10], b[:10])

    def test_annotations_stay_as_they_are(self):
        src = Fixture()
        for m in every(src) + every(src, "other"):
            self.assertEqual(source.annotations(m.text()), source.annotations(src.text), m.words())

    def test_only_the_body_changes(self):
        src = Fixture()
        for m in every(src):
            head, end = src.functions[0].body, len(src.text) - src.functions[0].end
            self.assertEqual(m.text()[:head], src.text[:head])
            self.assertEqual(m.text()[-end:], src.text[-end:])
            self.assertNotEqual(m.text(), src.text)

    def test_each_has_a_name_of_its_own(self):
        src = Fixture()
        names = [m.id for m in every(src) + every(src, "other")]
        self.assertEqual(len(names), len(set(names)))

    def test_a_name_stays_when_other_lines_change(self):
        moved = Fixture("\n/* more */\nint x;\n" + TEXT.replace("return E_OK;", "return E_FULL;"))
        before, after = {m.id for m in every(Fixture())}, {m.id for m in every(moved)}
        gone = {m.id for m in every(Fixture()) if m.words().startswith("`return E_OK")}
        self.assertTrue(gone)
        self.assertEqual(before - after, gone)

    def test_every_kind_of_bug_is_planted(self):
        kinds = {m.change.operator for m in every(Fixture()) + every(Fixture(), "other")}
        self.assertEqual(kinds, {"relation", "arithmetic", "logic", "constant", "wrong constant", "loop bound", "swap arguments",
                                 "delete statement", "drop check", "drop case", "drop else", "drop operand", "condition", "negate condition",
                                 "reorder", "wrong index", "wrong array", "wrong variable", "wrong field", "return value", "swap arms"})

    def test_bugs_are_what_they_are_called(self):
        have = {(m.change.operator, m.words()) for m in every(Fixture())}
        for one in [("drop check", "`if (t >= NT || u == 0u) {` -> `if (0) {`"),
                    ("drop operand", "`if (t >= NT || u == 0u) {` -> `if (t >= NT || 0) {`"),
                    ("swap arguments", "`put(t, u);` -> `put(u, t);`"),
                    ("wrong array", "`q_prev[i] = n;` -> `q_next[i] = n;`"),
                    ("wrong constant", "`return E_ARG;` -> `return E_FULL;`"),
                    ("wrong field", "`caps[t].obj = t; /* t, not u */` -> `caps[t].type = t; /* t, not u */`"),
                    ("loop bound", "`for (i = 0u; i < NT; i++) {` -> `for (i = 0u; i <= NT; i++) {`"),
                    ("swap arms", "`cur = caps[t].type > 1 ? n : u;` -> `cur = caps[t].type > 1 ? u : n;`"),
                    ("reorder", "`cur = caps[t].type > 1 ? n : u; cur = t;` -> `cur = t; cur = caps[t].type > 1 ? n : u;`")]:
            self.assertIn(one, have)

    def test_stores_to_different_places_are_not_reordered(self):
        self.assertNotIn("`caps[t].type = (uint8_t)(n + 1u); caps[t].obj = t; /* t, not u */`",
                         [m.words().split(" -> ")[0] for m in every(Fixture()) if m.change.operator == "reorder"])


class Picking(unittest.TestCase):
    def test_checks_left_out_come_first(self):
        self.assertEqual(pick.order(every(Fixture()), "1")[0].change.operator, "drop check")

    def test_every_function_gets_its_share(self):
        q = pick.quotas({"small": 3, "big": 1000, "bigger": 2000}, 30)
        self.assertEqual(q["small"], pick.LEAST)
        self.assertGreater(q["bigger"], q["big"])
        self.assertGreaterEqual(sum(q.values()), 30)

    def test_the_same_object_code_is_left_out_and_counted(self):
        ms, same = every(Fixture()), []
        left = list(pick.fit(ms, Different({ms[0].id, ms[3].id}), same))
        self.assertEqual(len(left), len(ms) - 2)
        self.assertEqual(same, [ms[0], ms[3]])


HEAD = """[kernel] Parsing build/proofs/mutation/run/f/f.c (with preprocessing)
[wp] Running WP plugin...
[rte:annot] annotating function f
[wp] [CFG] Goal f_exits : Valid (Unreachable)
[wp] 2 goals scheduled
[wp] [Z3 4.8.12] Goal typed_f_ensures_A_1 : Valid (Qed:67ms) (20ms) (71216)
"""
LOST = """[wp] [Failed] Goal typed_f_ensures_A_2
  Z3 4.8.12: Unknown (Qed:80ms)
  CVC5 1.0.3: Step limit (Qed:80ms)
  CVC4 1.8: Timeout (Qed:80ms) (10s)
"""
FOUND = "[wp] [CVC4 1.8] Goal typed_f_ensures_A_2 : Valid (Qed:9ms) (510ms) (63966)\n"
END = "[wp] Proved goals:    3 / 3\n  Qed:             0  (6ms-67ms)\n"


class Verdicts(unittest.TestCase):
    def is_(self, log, verdict):
        self.assertEqual(judge.verdict(log)[0], verdict, log)

    def test_all_goals_proved_is_a_survivor(self):
        self.is_(HEAD + FOUND + END, "survived")

    def test_one_goal_lost_is_a_kill_and_is_named(self):
        self.assertEqual(judge.verdict(HEAD + LOST), ("killed", "f_ensures_A_2"))

    def test_a_goal_lost_by_the_only_prover_is_a_kill(self):
        self.is_(HEAD + "[wp] [Z3 4.8.12] Goal typed_f_ensures_A_2 : Unknown (Qed:9ms)\n", "killed")

    def test_a_certain_run_time_error_is_a_kill(self):
        warning = "[rte] kernel/tq.c:11: Warning: \n  guaranteed RTE:\n  assert\n  unsigned_overflow: 18446744073709551615ULL + 256;\n"
        self.is_(warning + HEAD + FOUND + END, "killed")

    def test_no_goals_judge_nothing(self):
        self.is_("[kernel] Parsing f.c\n[wp] Running WP plugin...\n", "broken")
        self.is_(HEAD.replace("2 goals", "0 goals") + "[wp] Proved goals:    0 / 0\n", "broken")
        self.is_("", "broken")

    def test_a_file_that_is_not_found_judges_nothing(self):
        self.is_("[kernel] User Error: cannot find file x.c\n[kernel] Frama-C aborted: invalid user input.\n", "broken")

    def test_a_mutant_that_does_not_parse_is_none(self):
        self.is_("[kernel] kernel/tq.c:47: User Error: \n  loop annotation\n[kernel] Frama-C aborted: invalid user input.\n", "refused")
        self.is_("[kernel] kernel/tq.c:22: \n  syntax error:\n  before or at token: ;\n[kernel] Frama-C aborted: invalid user input.\n", "refused")

    def test_output_that_ends_early_judges_nothing(self):
        self.is_(HEAD + FOUND, "broken")
        self.is_(HEAD, "broken")

    def test_goals_that_were_not_counted_judge_nothing(self):
        self.is_(HEAD + END, "broken")

    def test_a_prover_that_breaks_down_judges_nothing(self):
        self.is_(HEAD + LOST.replace("Unknown (Qed:80ms)", "Failed Unknown error"), "broken")

    def test_a_prover_that_used_up_its_memory_has_found_nothing(self):
        self.is_(HEAD + LOST.replace("Unknown (Qed:80ms)", "Failed out of memory"), "killed")

    def test_a_run_is_stopped_only_when_every_prover_has_spoken(self):
        lines = (HEAD + LOST).splitlines(True)
        self.assertTrue(judge.seen_all(lines))
        self.assertFalse(judge.seen_all(lines[:-1]))

    def test_limits_leave_room(self):
        log = HEAD + FOUND + END
        self.assertEqual(judge.steps_needed(log), {"z3": 71216, "cvc4": 63966, "cvc5": 0})
        self.assertEqual(judge.level_for({"z3": 71216, "cvc4": 63966, "cvc5": 0}, "111"), "020")
        self.assertEqual(judge.level_for({"z3": 10 ** 12, "cvc4": 0, "cvc5": 0}, "000"), "300")

    def test_a_prover_that_does_not_count_its_steps_keeps_its_limit(self):
        log = HEAD + "[wp] [CVC5 1.0.3] Goal typed_f_ensures_A_2 : Valid (Qed:9ms) (130ms)\n" + END
        self.assertEqual(judge.steps_needed(log), {"z3": 71216, "cvc4": 0, "cvc5": None})
        self.assertEqual(judge.level_for(judge.steps_needed(log), "222"), "002")


def entry(name, verdict):
    return {"id": name, "file": "kernel/f.c", "line": 1, "function": "f", "operator": "relation", "change": "", "verdict": verdict,
            "goal": "", "s": 1.0}


class Results(unittest.TestCase):
    class Arg:
        seed = "1"

    def result(self, verdicts):
        return mutate.summary([entry("%010x" % i, v) for i, v in enumerate(verdicts)], 0, 0, [], [], self.Arg, {}, 1)

    def test_the_score_leaves_out_what_is_equivalent(self):
        r = self.result(["killed"] * 3 + ["survived"] + ["equivalent"] * 6)
        self.assertEqual((r["mutants"], r["killed"], r["survived"], r["equivalent"], r["score"]), (10, 3, 1, 6, 75.0))

    def test_what_is_not_judged_is_no_kill(self):
        self.assertEqual(self.result(["killed", "not_judged"])["score"], 50.0)

    def test_arguments_are_found_by_name(self):
        text = "# Title\n\n## 0123456789 f: `a` -> `b`\nBecause.\n\n## nonsense\n"
        self.assertEqual(list(mutate.equivalents(text)), ["0123456789"])

    def test_a_changed_contract_counts_as_a_change(self):
        before, after = mutate.parts(HEADER), mutate.parts(HEADER.replace("== a", "== b"))
        self.assertNotEqual(before["contract of put"], after["contract of put"])
        self.assertEqual(mutate.parts(TEXT).keys(), {"step", "other"})

    def test_a_sample_is_of_what_the_full_run_tries(self):
        quotas = {("a.c", "f%d" % i): 1 + i % 3 for i in range(20)}
        some = mutate.sampled(quotas, 8, "1")
        self.assertEqual((len(some), sum(some.values())), (8, 8))
        self.assertEqual(some, mutate.sampled(quotas, 8, "1"))
        self.assertNotEqual(some, mutate.sampled(quotas, 8, "2"))
        self.assertEqual(mutate.sampled({("a.c", "f"): 3}, 8, "1"), {("a.c", "f"): 3})
        self.assertEqual(mutate.sampled({}, 8, "1"), {})

    def test_every_function_is_in_one_shard(self):
        names = ["f%d" % i for i in range(50)]
        parts = [{n for n in names if mutate.shard_of(n, 3) == i} for i in range(3)]
        self.assertEqual(sum(map(len, parts)), 50)
        self.assertTrue(all(parts))

    def shard(self, name, tree="t"):
        r = self.result(["killed"])
        r.update(shard=name, tree=tree)
        place = os.path.join(self.place, name.replace("/", "-") + tree)
        with open(place, "w", encoding="utf-8") as f:
            json.dump(r, f)
        return place

    def test_shards_add_up_and_none_may_be_missing(self):
        with tempfile.TemporaryDirectory() as self.place:
            a, b, c = self.shard("1/2"), self.shard("2/2"), self.shard("2/2", "another")
            self.assertEqual(mutate.merge([a, b])["killed"], 2)
            self.assertRaises(SystemExit, mutate.merge, [a])
            self.assertRaises(SystemExit, mutate.merge, [a, c])
            self.assertRaises(SystemExit, mutate.merge, [a, a])

    def test_the_gate_fails_for_what_is_not_judged_stale_or_contradicted(self):
        def status(verdicts, stale=(), contradicted=()):
            r = dict(self.result(verdicts), stale=list(stale), contradicted=list(contradicted))
            with contextlib.redirect_stdout(io.StringIO()), tempfile.TemporaryDirectory() as d:
                with self.assertRaises(SystemExit) as stop:
                    mutate.finish(r, os.path.join(d, "r.json"))
            return stop.exception.code
        self.assertEqual(status(["killed"] * 97 + ["survived"] * 3), 0)
        self.assertEqual(status(["killed"] * 96 + ["survived"] * 4), 1)
        self.assertEqual(status(["killed"] * 99 + ["not_judged"]), 1)
        self.assertEqual(status(["killed"], stale=["0123456789"]), 1)
        self.assertEqual(status(["killed"], contradicted=["0123456789"]), 1)
        self.assertEqual(status([]), 1)

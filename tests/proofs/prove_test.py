# SPDX-License-Identifier: BSD-2-Clause
"""What proofs/prove finds, what it remembers, and what it believes."""

import json
import os
import re
import unittest

import tree
import wp

TOOLS = {"frama-c": "25.0", "z3": "4.8.12"}


class Finds(tree.Tree):
    def functions(self, text):
        return [f.name for f in self.source.scan(text)]

    def test_functions_however_they_are_written(self):
        self.assertEqual(self.functions("int a(void) {}\nstatic int *b(int x,\n    int y) { if (x) { y(); } }\n"
                                        "__attribute__((noreturn)) void c(void)\n{\n}\nvoid d(void) __attribute__((cold)) {}\n"),
                         ["a", "b", "c", "d"])

    def test_no_function_in_types_tables_comments_and_strings(self):
        self.assertEqual(self.functions("struct s { int x; };\nint t[2] = { f(1), 2 };\n/* int g(void) { } */\n"
                                        "// int h(void) {\nint u(void);\n#define M(x) { x }\nconst char *v = \"w() {\";\nint last(void) {}\n"), ["last"])

    def test_a_function_in_a_header(self):
        tree.put("kernel/c.h", "static inline int in_header(void)\n{\n    return 1;\n}\n")
        self.assertIn("in_header", [u.name for u in self.prove.units_of(self.source.sources())])

    def test_a_function_that_a_macro_makes_is_refused(self):
        tree.put("kernel/c.c", "#define MAKE(n) int n(void) { return 1; }\nMAKE(made)\n")
        self.assertIn("made", " ".join(self.source.sources()["kernel/c.c"].bad))

    def test_a_function_without_contract_is_not_proved(self):
        tree.put("kernel/c.c", "int bare(void)\n{\n    return 1;\n}\n")
        r = self.prove.prove_unit(self.unit("bare"), True, TOOLS, True)
        self.assertEqual((r["contract"], r["bad"]), (False, ["has no contract"]))

    def test_a_contract_before_an_attribute(self):
        tree.put("kernel/c.c", "/*@ assigns \\nothing; */\n__attribute__((noinline)) static int apart(void)\n{\n    return 1;\n}\n")
        self.assertEqual(self.source.contracts_in("kernel/c.c"), {"apart"})

    def test_a_lemma_that_no_unit_proves(self):
        tree.put("include/z.h", "/*@ lemma lost: \\true; */\n")
        self.edit("kernel/b.h", "/*@", '#include "z.h"\n/*@')
        sources = self.source.sources()
        self.assertIn("lemma lost is used but not proved", self.prove.whole(sources, self.prove.units_of(sources)))

    def test_a_unit_that_was_left_out(self):
        data = dict(self.prove.empty({}), expected={"unit": ["one", "two"]}, unit={"one": {"bad": []}})
        self.assertEqual(self.prove.problems_of(data), ["two was left out"])

    def test_words_that_make_facts_without_proof(self):
        for word in ("axiom x: \\true;", "admit x: \\true;", "axiomatic A { }"):
            tree.put("kernel/b.h", "/*@ %s */\n" % word)
            self.assertEqual(len(self.prove.forbidden(self.source.sources())), 1, word)

    def test_only_the_model_header_declares_symbols(self):
        tree.put("kernel/model.h", "/*@ axiomatic Model { type astate; } */\n")
        tree.put("kernel/b.h", '#include "model.h"\n')
        self.assertEqual(self.prove.forbidden(self.source.sources()), [])
        tree.put("kernel/model.h", "/*@ axiomatic Model { axiom a: \\false; } */\n")
        self.assertEqual(self.prove.forbidden(self.source.sources()), ["kernel/model.h: axiom"])

    def test_a_body_is_shown_in_its_own_unit_only(self):
        text = self.unit("two").text()
        self.assertIn("x--", text)
        self.assertNotIn("return x;", text)
        self.assertIn("static uint32_t help(uint32_t x)\n;", text)

    def test_lines_of_the_unit_are_those_of_the_file(self):
        at, places = None, {}
        for line in self.unit("two").text().split("\n"):
            m = re.match(r'# (\d+) "(.*)"$', line)
            if m:
                at = [m[2], int(m[1])]
            else:
                places[line] = tuple(at)
                at[1] += 1
        row = lambda text, line: text.split("\n").index(line) + 1
        self.assertEqual(places["uint32_t two(uint32_t x)"], ("kernel/a.c", row(tree.CODE, "uint32_t two(uint32_t x)")))
        self.assertEqual(places["static const uint32_t table[2] = { 1, 2 };"], ("kernel/a.c", 6))
        self.assertEqual(places["uint32_t one(uint32_t x);"], ("kernel/a.h", row(tree.HEADER, "uint32_t one(uint32_t x);")))
        self.assertEqual(places["/*@ predicate low(integer x) = x < 3; */"], ("kernel/b.h", 1))

    def test_a_contract_is_shown_to_its_function_and_its_callers_only(self):
        for name, seen in (("one", True), ("two", True), ("help", False)):
            self.assertEqual("same: \\result == x" in self.unit(name).text(), seen, name)

    def test_definitions_before_a_function_are_shown_to_all(self):
        self.edit("kernel/a.c", "/*@ terminates \\true; exits \\false; assigns \\nothing; */\nstatic",
                  "/*@ // odd ones\n  @ predicate odd(integer x) = x % 2 == 1; */\n/* A comment. */\nstatic")
        self.assertIn("predicate odd", self.unit("one").text())

    def test_a_header_is_shown_once(self):
        tree.put("kernel/c.h", '#include "b.h"\n')
        self.edit("kernel/a.c", '#include "a.h"\n', '#include "c.h"\n#include "a.h"\n')
        self.assertEqual(self.unit("two").text().count("predicate low"), 1)


class Remembers(tree.Tree):
    def key(self, name="two", tools=TOOLS):
        return self.store.key(self.unit(name), True, tools)

    def changed(self, path, old, new, name="two"):
        before = self.key(name)
        self.edit(path, old, new)
        return self.key(name) != before

    def test_other_functions_bodies_do_not_matter(self):
        self.assertFalse(self.changed("kernel/a.c", "x = 0u;", "x = 1u;\n        x = 2u;"))

    def test_own_body(self):
        self.assertTrue(self.changed("kernel/a.c", "x--", "x = x - 1u"))

    def test_loop_annotation(self):
        self.assertTrue(self.changed("kernel/a.c", "loop invariant r: 0 <= x", "loop invariant r: 0 <= x + 0"))

    def test_own_contract(self):
        self.assertTrue(self.changed("kernel/a.h", "\\result == x", "\\result <= x", "one"))

    def test_contract_of_what_it_calls(self):
        self.assertTrue(self.changed("kernel/a.h", "requires small: small(x)", "requires small: \\true"))

    def test_contract_of_what_it_does_not_call_does_not_matter(self):
        self.assertFalse(self.changed("kernel/a.h", "requires small: small(x)", "requires small: \\true", "help"))

    def test_comments_do_not_matter(self):
        self.assertFalse(self.changed("kernel/a.h", "#define LIMIT 7", "/* at most */\n#define LIMIT 7"))

    def test_contract_of_a_neighbour_in_the_file(self):
        self.assertTrue(self.changed("kernel/a.c", "assigns \\nothing; */\nstatic", "assigns table[0]; */\nstatic"))

    def test_predicate_in_a_header_of_a_header(self):
        self.assertTrue(self.changed("kernel/b.h", "x < 3", "x < 4"))

    def test_constant(self):
        self.assertTrue(self.changed("kernel/a.h", "LIMIT 7", "LIMIT 8"))

    def test_static_data(self):
        self.assertTrue(self.changed("kernel/a.c", "{ 1, 2 }", "{ 1, 3 }"))

    def test_tool_version(self):
        self.assertNotEqual(self.key(tools=TOOLS), self.key(tools=dict(TOOLS, z3="4.8.13")))

    def test_machine_description(self):
        self.assertTrue(self.changed("proofs/armv7.ml", "machine", "other"))

    def test_configuration_of_the_provers(self):
        self.assertTrue(self.changed("build/proofs/why3.conf", "[main]", "[prover]"))

    def test_limits_flags_and_provers(self):
        for name, value in (("STAGES", ((1, 1, ""),)), ("SMOKE_STEPS", 1), ("PROVERS", "z3,cvc4"),
                            ("ORDER", {"two": "cvc4,z3"}), ("base", lambda unit: ["-wp"]), ("PRUNED", {"two"})):
            before, old = self.key(), getattr(self.wp, name)
            setattr(self.wp, name, value)
            after = self.key()
            setattr(self.wp, name, old)
            self.assertNotEqual(before, after, name)

    def test_the_order_of_provers_of_another_function_does_not_matter(self):
        before, self.wp.ORDER = self.key(), {"one": "cvc4"}
        after, self.wp.ORDER = self.key(), {}
        self.assertEqual(before, after)

    def test_the_model_matters_to_the_link_only(self):
        self.with_link()
        for path, old, new in (("proofs/model.driver", "library obs", "library other"), ("kernel/model.h", "astate", "state"),
                               ("spec/obs.mlw", "= x + base", "= base + x"), ("spec/base.mlw", "base: int = 3", "base: int = 4")):
            before, link = self.key("one"), self.key("link-one")
            self.edit(path, old, new)
            self.assertEqual((self.key("one") == before, self.key("link-one") == link), (True, False), path)

    def test_what_a_link_does_not_need_of_the_model_does_not_matter_to_it(self):
        self.with_link()
        link = self.key("link-one")
        self.edit("spec/obs.mlw", "two x = x + other", "two x = x")
        self.edit("spec/base.mlw", "other: int = 4", "other: int = 5")
        self.assertEqual(self.key("link-one"), link)

    def test_assertions_of_the_link_matter_to_the_link_only(self):
        self.with_link()
        before, link = self.key("one"), self.key("link-one")
        self.edit("kernel/a.c", "SHOW_MODEL(same, a_x(m) == x)", "SHOW_MODEL(same, a_x(m) == x + 0)")
        self.assertEqual((self.key("one") == before, self.key("link-one") == link), (True, False))

    def test_a_good_run_is_not_repeated(self):
        first = self.prove.prove_unit(self.unit("one"), True, TOOLS, True)
        again = self.prove.prove_unit(self.unit("one"), True, TOOLS, True)
        self.assertEqual((first["bad"], first["cached"], again["bad"], again["cached"], self.runs()), ([], False, [], True, 1))

    def test_a_changed_contract_is_proved_again(self):
        self.prove.prove_unit(self.unit("one"), True, TOOLS, True)
        self.edit("kernel/a.h", "\\result == x", "\\result <= x")
        self.assertFalse(self.prove.prove_unit(self.unit("one"), True, TOOLS, True)["cached"])
        self.assertEqual(self.runs(), 2)

    def test_a_bad_run_is_not_remembered(self):
        tree.put("answer", tree.GOOD.replace("[wp] Proved", "[wp] Warning: odd\n[wp] Proved", 1))
        for _ in range(2):
            self.assertTrue(self.prove.prove_unit(self.unit("one"), True, TOOLS, True)["bad"])
        self.assertEqual(self.runs(), 2)

    def test_what_is_remembered_is_judged_again(self):
        self.prove.prove_unit(self.unit("one"), True, TOOLS, True)
        place = "build/proofs/cache/" + os.listdir("build/proofs/cache")[0]
        entry = json.loads(self.source.read(place))
        entry["log"] = entry["log"].replace("[  Valid  ] Post-condition", "[ Partial ] Post-condition")
        tree.put(place, json.dumps(entry))
        r = self.prove.prove_unit(self.unit("one"), True, TOOLS, True)
        self.assertTrue(r["cached"])
        self.assertIn("Partial: Post-condition 'same'", r["bad"])

    def test_a_run_without_smoke_tests_does_not_stand_for_one_with_them(self):
        tree.put("answer", tree.FIRST + tree.SECOND + tree.SECOND + tree.REPORT)
        self.assertEqual(self.prove.prove_unit(self.unit("one"), False, TOOLS, True)["bad"], [])
        self.assertFalse(self.prove.prove_unit(self.unit("one"), True, TOOLS, True)["cached"])

    def test_lines_move_with_the_function(self):
        self.edit("kernel/a.c", "uint32_t one(uint32_t x)", "static uint32_t first(void)\n{\n    return 1u;\n}\n\nuint32_t one(uint32_t x)")
        lines = lambda r: [g["line"] for g in r["goals"] if g["clause"] == "assigns"]
        before = lines(self.prove.prove_unit(self.unit("one"), True, TOOLS, True))
        self.edit("kernel/a.c", "    return 1u;\n", "    //\n    return 1u;\n")
        r = self.prove.prove_unit(self.unit("one"), True, TOOLS, True)
        self.assertEqual((r["cached"], lines(r)), (True, [before[0] + 1]))


class Links(tree.Tree):
    """A function that says of the model what it does: two proofs."""

    def setUp(self):
        super().setUp()
        self.with_link()

    def test_who_has_one(self):
        names = [u.name for u in self.prove.units_of(self.source.sources())]
        self.assertEqual([n for n in names if n.startswith("link-")], ["link-one"])
        sources = self.source.sources()
        self.assertEqual(self.prove.whole(sources, self.prove.units_of(sources)), [])

    def test_the_clauses_are_in_view_in_the_link_only(self):
        own, link = self.unit("one"), self.unit("link-one")
        self.assertEqual((own.driver(), link.driver()), ([], ["-wp-driver", "build/proofs/unit/link-one.model/model.driver"]))
        self.assertEqual(["-D__LINK__" in " ".join(self.wp.framac(u)) for u in (own, link)], [False, True])
        self.assertEqual(["SHOW" in u.text() for u in (own, link)], [False, True])

    def test_the_own_text_is_what_it_is_without_the_link(self):
        with_it = self.source.bare(self.unit("one").text())
        self.edit("kernel/a.h", "  @ ENSURES_REF(a_one(m))\n", "")
        self.edit("kernel/a.c", "    //@ SHOW_MODEL(same, a_x(m) == x)\n", "")
        self.assertEqual(with_it, self.source.bare(self.unit("one").text()))

    def test_what_is_taken_out_of_the_own_text(self):
        for text, left in (("  @ ensures a: x;\n  @ ENSURES_MODEL(b, f(m) &&\n  @     g((x)))\n  @*/\n", "  @ ensures a: x;\n\n\n  @*/\n"),
                           ("    /*@ LOOP_LINK(z, x)\n      @ loop assigns i;\n      @*/\n", "    /*@\n      @ loop assigns i;\n      @*/\n"),
                           ("    //@ SHOW(a, f(x))     // why\n    x = 1;\n", "\n    x = 1;\n"),
                           ("    /*@ SHOW_REF(st, sch,\n      @     f(m))\n      @*/\n", "\n\n\n"),
                           ("    //@ assert a: SHOWN(x);\n", "    //@ assert a: SHOWN(x);\n"),
                           ("#ifdef __LINK__\n#define A f(m)\n#endif\n#ifdef B\n#endif\n", "\n\n\n#ifdef B\n#endif\n"),
                           ("#ifdef __LINK__\n#define A(x, ...) f(m)\n#else\n#define A(x, ...)\n#endif\n", "\n\n\n\n\n"),
                           ("#ifdef __LINK__\n#else\nint x;\n#endif\n", "#ifdef __LINK__\n#else\nint x;\n#endif\n")):
            self.assertEqual(re.sub(r" +$", "", self.source.without_link(text), flags=re.M), left)

    def test_the_link_holds_the_headers_that_only_it_reads(self):
        self.assertEqual(["axiomatic Model" in self.unit(n).text() for n in ("one", "link-one")], [False, True])

    def test_the_check_stands_where_the_function_ends(self):
        check = "/*@ check EXIT: \\false; */ "
        self.assertIn("    %sreturn x;\n}" % check, self.unit("link-one").text())
        text = "void f(void)\n{\n    if (x) {\n        return;\n    }\n    g();\n}\n"
        self.assertEqual(self.source.with_exit_check(text, "f"), text.replace("g();\n}", "g();\n%s}" % check))

    def judged(self, log):
        unit = self.unit("link-one")
        return self.prove.judge(unit, {"log": log, "rows": tree.ROWS, "start": unit.start(), "cpu_s": 1, "wall_s": 1}, True)

    def test_what_it_takes_for_granted(self):
        r = self.judged(tree.LINK)
        self.assertEqual((r["bad"], r["smoke"], r["pending"]), ([], 1, ["Assertion 'rte,index_bound' (file kernel/a.c, line 10)"]))

    def test_what_it_takes_for_granted_is_proved_by_the_own_unit(self):
        link = self.judged(tree.LINK)
        own = {"name": "one", "link": False, "function": "one", "bad": [], "valid": []}
        data = dict(self.prove.empty({}), unit={"one": own, "link-one": link})
        self.assertIn("link-one: takes for granted what one does not prove", " ".join(self.prove.problems_of(data)))
        own["valid"] = link["pending"]
        self.assertEqual(self.prove.problems_of(data), [])

    def test_what_it_takes_for_granted_may_have_moved_to_another_line(self):
        link, own = {"pending": ["Assertion 'a' (file k.c, line 7)", "Assertion 'a' (file k.c, line 9)"]}, {"valid": ["Assertion 'a' (file k.c, line 5)"]}
        self.assertEqual(self.prove.unfounded(link, own), ["Assertion 'a' (file k.c)"])
        own["valid"].append("Assertion 'a' (file k.c, line 6)")
        self.assertEqual(self.prove.unfounded(link, own), [])

    def test_a_clause_that_is_not_proved(self):
        self.assertTrue(self.judged(tree.LINK.replace("[ Partial ] Post-condition 'REF,step'", "[    -    ] Post-condition 'REF,step'"))["bad"])

    def test_an_end_that_is_contradictory(self):
        log = tree.LINK.replace("check_EXIT : Step limit (Qed:4ms) (200000)", "check_EXIT : Valid (Qed:4ms) (30ms) (9000)")
        self.assertEqual(self.judged(log)["bad"], ["contradictory: check_EXIT"])

    def test_an_end_that_is_contradictory_on_one_path(self):
        part = "[wp] [CVC5 1.0.3] Goal typed_model_one_check_EXIT_part%d : %s\n"
        whole = "[wp] [CVC5 1.0.3] Goal typed_model_one_check_EXIT : Step limit (Qed:4ms) (200000)\n"
        log = tree.LINK.replace(whole, part % (1, "Step limit (Qed:4ms) (200000)") + part % (2, "Valid (Qed:4ms) (30ms) (9000)"))
        self.assertEqual(self.judged(log)["bad"], ["contradictory: check_EXIT_part2"])

    def test_an_end_that_was_not_checked(self):
        self.assertEqual(self.judged(tree.LINK.replace("check_EXIT", "check_other"))["bad"], ["no smoke test of the exit"])

    def test_the_table_of_linked_functions(self):
        units = self.prove.units_of(self.source.sources())
        self.assertIn("| a | `one` | `help` `two` |", self.prove.linked(units))
        tree.put("spec/README.md", self.prove.linked(units))
        self.assertEqual(self.prove.link_list(units), [])
        tree.put("spec/README.md", "")
        self.assertTrue(self.prove.link_list(units))


class Asks(unittest.TestCase):
    """Which prover of a link's goals is asked first."""

    def test_who_proves_most(self):
        goals = [{"prover": p} for p in ("CVC4 1.8", "CVC4 1.8", "CVC4 1.8", "Z3 4.8.12", "Qed", "")]
        self.assertEqual(wp.winners(goals), "cvc4,z3")

    def test_who_costs_little_where_it_does_not_find_much_less(self):
        goals = [{"prover": p} for p in ("CVC4 1.8", "CVC4 1.8", "CVC4 1.8", "Z3 4.8.12", "Z3 4.8.12")]
        self.assertEqual(wp.winners(goals), "z3,cvc4")

    def test_nobody_is_asked_who_found_nothing(self):
        self.assertEqual(wp.winners([{"prover": "CVC4 1.8"}]), "cvc4")
        self.assertEqual(wp.winners([{"prover": "Qed"}]), "z3")

    def test_a_stage_says_only_what_changes(self):
        self.assertEqual(wp.change("", "z3"), ["-wp-prover=z3"])
        self.assertEqual(wp.change("z3", "cvc4,cvc5"), ["-wp-prover=-z3,+cvc4,+cvc5"])
        self.assertEqual(wp.change("z3", "z3"), [])


class Believes(tree.Tree):
    def judged(self, log, name="one"):
        unit = self.unit(name)
        return self.prove.judge(unit, {"log": log, "rows": tree.ROWS, "start": unit.start(), "cpu_s": 1, "wall_s": 1}, True)["bad"]

    def test_a_good_run(self):
        self.assertEqual(self.judged(tree.GOOD), [])

    def test_an_unproved_goal(self):
        log = tree.GOOD.replace("[wp] [Z3 4.8.12] Goal typed_one_ensures_same : Valid (Qed:4ms) (30ms) (54277)",
                                "[wp] [Failed] Goal typed_one_ensures_same\n  Z3 4.8.12: Unknown (Qed:4ms)")
        self.assertIn("2 of 3 goals proved: not ensures_same", self.judged(log))

    def test_a_goal_that_the_second_stage_proves(self):
        line = "[wp] [Z3 4.8.12] Goal typed_one_ensures_same : Valid (Qed:4ms) (30ms) (54277)\n"
        first = tree.FIRST.replace(line, "[wp] [Failed] Goal typed_one_ensures_same\n").replace("3 / 3", "2 / 3")
        self.assertEqual(self.judged(first + tree.SECOND.replace("[wp] Warning: No goal generated\n", line) + tree.SECOND + tree.REPORT + tree.SMOKE), [])

    def test_no_output(self):
        self.assertIn("no goals", self.judged(""))

    def test_goals_that_were_not_read(self):
        self.assertTrue(self.judged(tree.GOOD.replace("3 / 3", "4 / 4")))

    def test_a_warning(self):
        self.assertTrue(self.judged(tree.GOOD.replace("[wp] 2 goals", "[kernel:annot-error] kernel/a.c:2: Warning: Ignoring specification\n[wp] 2 goals")))

    def test_a_property_that_is_not_valid(self):
        self.assertTrue(self.judged(tree.GOOD.replace("[  Valid  ] Assigns", "[    -    ] Assigns")))

    def test_a_contract_without_termination(self):
        self.assertIn("no complete contract", self.judged("\n".join(l for l in tree.GOOD.split("\n") if "Termination" not in l)))

    def test_an_axiom_in_the_report(self):
        log = tree.GOOD.replace("--- Status", "--- Global Properties\n[ Extern  ] Axiom 'a'\n--- Status")
        self.assertTrue(self.judged(log))

    def test_a_call_of_a_function_without_contract(self):
        bad = self.judged(tree.GOOD.replace("one", "two"), "two")
        self.assertIn("calls help, which has no complete contract", bad)

    def test_a_contradictory_precondition(self):
        log = tree.GOOD.replace("[Passed] Smoke-test typed_one_wp_smoke_default_requires",
                                "[Failed] Smoke-test typed_one_wp_smoke_default_requires\n       Qed: Valid\n[wp] kernel/a.h:7: Warning: Failed smoke-test")
        self.assertIn("contradictory: typed_one_wp_smoke_default_requires (kernel/a.h:7)", self.judged(log))

    def test_no_smoke_tests(self):
        self.assertIn("no smoke tests", self.judged(tree.FIRST + tree.SECOND + tree.SECOND + tree.REPORT))

    def test_smoke_tests_without_that_of_the_precondition(self):
        self.assertIn("no smoke test of the precondition", self.judged(tree.GOOD.replace("default_requires", "dead_code_s1")))

    def test_a_function_without_precondition_has_no_smoke_test_of_it(self):
        self.edit("kernel/a.h", "/*@ requires small: small(x);\n  @", "/*@")
        log = tree.GOOD.replace("default_requires", "dead_code_s1").replace("Pre-condition 'small'", "Instance of 'Pre-condition 'd'' at call 'x'")
        self.assertEqual(self.judged(log), [])

    def dead(self, line):
        return tree.GOOD.replace("[wp] 1 goal scheduled", "[wp] [Failed] Smoke-test typed_one_wp_smoke_dead_code_s1\n       Qed: Valid\n"
                                 "[wp] kernel/a.c:%d: Warning: Failed smoke-test" % line)

    def test_dead_code(self):
        self.assertTrue(self.judged(self.dead(10)))

    def test_dead_code_that_is_meant(self):
        self.edit("kernel/a.c", "    return x;\n}\n\n/*@", "    //@ assert unreachable: \\false;\n    return x;\n}\n\n/*@")
        self.assertEqual(self.judged(self.dead(10)), [])

    def test_a_call_that_never_returns(self):
        self.edit("kernel/b.h", "/*@", "_Noreturn void stop(void);\n/*@")
        log = tree.GOOD.replace("[wp] 1 goal scheduled", "[wp] [Failed] Smoke-test typed_stop_wp_smoke_dead_call_s1")
        self.assertEqual(self.judged(log), [])
        self.assertTrue(self.judged(log.replace("typed_stop", "typed_help")))

    def test_the_place_of_a_goal(self):
        unit = self.unit("one")
        self.assertEqual(self.wp.place(unit, "ensures_same", self.wp.rows_of(tree.ROWS, "one")), ("kernel/a.h", 9))

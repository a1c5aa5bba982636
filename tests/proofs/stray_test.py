# SPDX-License-Identifier: BSD-2-Clause
"""Where stray writes are planted, and which."""

import unittest

import source
from mutation import stray, syntax

HEADER = """
#define NT 64
typedef struct { uint32_t r8; uint32_t r9; } regs_t;
extern regs_t th_reg[NT];
extern uint8_t th_state[NT], th_dom[NT];
extern uint8_t cur;
#define CALL_ASSIGNS \\
    assigns th_reg[0 .. NT-1], \\
        th_state[cur];
"""
TEXT = """
void call(uint8_t t)
{
    if (t >= NT) {
        th_state[cur] = 0u;
        return;
    }
    th_state[t] = 1u;
}

uint32_t ask(uint8_t t)
{
    if (t >= NT) {
        return 1u;
    }
    deliver(th_dom[t].obj, t);
    return 0u;
}
"""


class Strays(unittest.TestCase):
    def setUp(self):
        self.src = source.Source.__new__(source.Source)
        self.src.path, self.src.text = "kernel/a.c", TEXT
        self.names = syntax.Names([HEADER])
        self.call, self.ask = source.scan(TEXT)

    def planted(self, function, wanted, may=frozenset({"th_reg", "th_state"}), **more):
        return [m.text() for m in stray.mutants(self.src, function, self.names, wanted, may, **more)]

    def test_a_write_comes_last_or_before_a_return(self):
        found = self.planted(self.call, {"th_reg", "r9"})
        self.assertIn(TEXT.replace("1u;\n}", "1u;\nth_reg[t].r9 = 1u; }", 1), found)
        self.assertIn(TEXT.replace("return;", "th_reg[t].r9 = 1u; return;"), found)

    def test_a_function_with_a_result_gets_it_before_its_last_return_first(self):
        self.assertEqual(self.planted(self.ask, {"th_reg", "r9"})[0], TEXT.replace("return 0u", "th_reg[t].r9 = 1u; return 0u"))

    def test_nothing_is_written_where_the_clause_does_not_look(self):
        for text in self.planted(self.call, {"th_reg", "r9"}):
            self.assertNotIn("r8", text)
            self.assertEqual(text.count("th_state"), TEXT.count("th_state"))

    def test_a_clause_on_whole_structures_is_about_every_field(self):
        self.assertTrue(any("r8 = 1u" in t for t in self.planted(self.call, {"th_reg"})))

    def test_somebody_else_is_written_to_as_well(self):
        self.assertTrue(any("th_reg[(cur + 1u) % NT].r9 = 1u" in t for t in self.planted(self.call, {"th_reg", "r9"})))

    def test_what_a_call_is_given_is_an_index_too(self):
        self.assertTrue(any("th_reg[th_dom[t].obj].r9 = 1u" in t for t in self.planted(self.ask, {"th_reg", "r9"})))

    def test_what_may_not_be_assigned_is_left_alone(self):
        self.assertEqual(self.planted(self.call, {"th_dom"}), [])

    def test_what_is_watched_anyhow_comes_last(self):
        found = self.planted(self.call, {"th_reg", "r9", "th_state"}, watched={"th_reg"})
        self.assertIn("th_state[t] = 1u; }", found[0])

    def test_names_in_assigns_stand_in_macros_too(self):
        self.assertEqual(stray.assigned("CALL_ASSIGNS assigns cur; ensures a: th_dom[t] == 0;", [HEADER]), {"th_reg", "NT", "th_state", "cur"})

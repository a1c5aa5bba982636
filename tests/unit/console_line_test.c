/* SPDX-License-Identifier: BSD-2-Clause */
/* Lines of the console: each client's own, whole, behind its name, and nothing that forges another's. */
#include "unit.h"
#include "line.h"

static char printed[1 << 16];
static size_t nprinted;

void uart_put(char c)
{
    assert_true(nprinted < sizeof printed - 1);
    printed[nprinted++] = c;
    printed[nprinted] = '\0';
}

static int setup(void **state)
{
    (void)state;
    line_init();
    for (int i = 0; i < NLINE; i++) {
        line_rename(i, "x");
        line_add(i, "\n", 1);
    }
    for (int i = 0; i < NINST_TA; i++)
        line_rename(i, "ta");
    nprinted = 0;
    printed[0] = '\0';
    return 0;
}

static void add(int i, const char *text)
{
    line_add(i, text, (uint32_t)strlen(text));
}

static void badges_name_lines(void **state)
{
    (void)state;
    assert_int_equal(line_of(BADGE_INIT), NINST);
    for (uint32_t i = 0; i < NINST; i++)
        assert_int_equal(line_of(BADGE_CLIENT(i)), i);
    assert_int_equal(line_of(BADGE_CLIENT(NINST)), -1);
    assert_int_equal(line_of(BADGE_CLIENT(0) - 1), -1);
    assert_int_equal(line_of(0), -1);
    assert_int_equal(line_of(BADGE_WORLD), -1);
    assert_int_equal(line_of(0xFFFFFFFF), -1);
    assert_int_equal(line_of(0x80000100), -1);
}

static void a_line_is_printed_when_it_is_complete(void **state)
{
    (void)state;
    add(0, "hel");
    add(0, "lo");
    assert_string_equal(printed, "");
    add(0, "\nrest");
    assert_string_equal(printed, "ta: hello\r\n");
}

static void lines_of_two_clients_do_not_mix(void **state)
{
    (void)state;
    line_rename(1, "vault");
    add(0, "one ");
    add(1, "three ");
    add(0, "two\n");
    add(1, "four\n");
    assert_string_equal(printed, "ta: one two\r\nvault: three four\r\n");
}

static void every_unprintable_byte_is_a_question_mark(void **state)
{
    char text[256];

    (void)state;
    for (int c = 0; c < 256; c++) {
        char got;
        if (c == '\n')
            continue;
        text[0] = (char)c;
        text[1] = '\n';
        nprinted = 0;
        line_add(0, text, 2);
        got = printed[4];
        assert_int_equal(got, c >= ' ' && c <= '~' ? c : '?');
        assert_int_equal(nprinted, strlen("ta: c\r\n"));
    }
}

static void another_ones_line_cannot_be_forged(void **state)
{
    (void)state;
    add(0, "x\r\nkeys: all is well\r\x1b[1A\n");
    assert_string_equal(printed, "ta: x?\r\nta: keys: all is well??[1A\r\n");
}

static void a_long_line_is_broken(void **state)
{
    char text[3 * CON_LINE];

    (void)state;
    memset(text, 'a', sizeof text);
    line_add(0, text, CON_LINE);
    assert_int_equal(nprinted, 0);
    line_add(0, text, 1);
    assert_int_equal(nprinted, CON_LINE + strlen("ta: \r\n"));
    line_add(0, text, 2 * CON_LINE);
    line_add(0, "\n", 1);
    assert_int_equal(nprinted, 3 * CON_LINE + 1 + 4 * strlen("ta: \r\n"));
}

static void a_new_client_gets_a_new_line(void **state)
{
    (void)state;
    add(0, "unfinished");
    line_rename(0, "echo");
    add(0, "new\n");
    assert_string_equal(printed, "ta: unfinished\r\necho: new\r\n");
}

static void a_name_is_cut_to_its_room(void **state)
{
    (void)state;
    line_rename(0, "a-name-of-more-than-sixteen");
    add(0, "x\n");
    assert_string_equal(printed, "a-name-of-more-: x\r\n");
    line_rename(0, "b");                    /* nothing of the longer one is left */
    nprinted = 0;
    add(0, "x\n");
    assert_string_equal(printed, "b: x\r\n");
}

static void an_empty_line_is_a_line(void **state)
{
    (void)state;
    add(0, "\n\n");
    assert_string_equal(printed, "ta: \r\nta: \r\n");
    line_add(0, "", 0);
    line_rename(0, "echo");
    assert_string_equal(printed, "ta: \r\nta: \r\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(badges_name_lines, setup),
        cmocka_unit_test_setup(a_line_is_printed_when_it_is_complete, setup),
        cmocka_unit_test_setup(lines_of_two_clients_do_not_mix, setup),
        cmocka_unit_test_setup(every_unprintable_byte_is_a_question_mark, setup),
        cmocka_unit_test_setup(another_ones_line_cannot_be_forged, setup),
        cmocka_unit_test_setup(a_long_line_is_broken, setup),
        cmocka_unit_test_setup(a_new_client_gets_a_new_line, setup),
        cmocka_unit_test_setup(a_name_is_cut_to_its_room, setup),
        cmocka_unit_test_setup(an_empty_line_is_a_line, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

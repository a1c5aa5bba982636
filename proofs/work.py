# SPDX-License-Identifier: BSD-2-Clause
"""One queue of jobs for all kinds of proof, the longest first, and the view of it while it runs."""

import heapq
import os
import sys
import threading
import time

JOBS = 2 * (os.cpu_count() or 1)    # at a time: Frama-C and its prover wait for each other half of the time


class Job:
    """Something to do that takes a while. run() returns (text, problems, jobs that follow)."""

    def __init__(self, kind, name, expected, run):
        self.kind, self.name, self.expected, self.run = kind, name, expected, run
        self.began = None


class View:
    """A line for each job that has ended; on a terminal also what is running and what is left."""

    def __init__(self, workers, quiet=False):
        self.workers, self.quiet = workers, quiet
        self.live = sys.stdout.isatty() and not quiet
        self.start = time.time()
        self.done = 0

    def status(self, running, queue):
        if not self.live:
            return
        now = time.time()
        left = sum(j.expected for j in queue) + sum(max(0, j.expected - (now - j.began)) for j in running)
        total = self.done + len(queue) + len(running)
        text = "[%d/%d] about %s left: %s" % (self.done, total, minutes(left / self.workers), ", ".join(j.name for j in running))
        sys.stdout.write("\r\033[K" + text[:100])
        sys.stdout.flush()

    def line(self, job, text, bad):
        self.done += 1
        if self.live:
            sys.stdout.write("\r\033[K")
        if not self.quiet:
            print("  %-8s %s" % (job.kind, text))
        for b in bad:
            print("           %s: %s" % (job.name, b))
        sys.stdout.flush()


def minutes(s):
    return "%d:%02d" % (s // 60, s % 60)


def work(jobs, workers, view):
    """Do all jobs and those that follow from them."""
    change = threading.Condition()
    queue = [(-j.expected, i, j) for i, j in enumerate(jobs)]
    heapq.heapify(queue)
    running, count, failed = [], [len(jobs)], []

    def worker():
        while True:
            with change:
                while not queue and running:
                    change.wait()
                if not queue or failed:
                    change.notify_all()
                    return
                job = heapq.heappop(queue)[2]
                job.began = time.time()
                running.append(job)
            try:
                text, bad, more = job.run()
            except BaseException as e:     # the others stop, too, and the caller hears of it
                text, bad, more = job.name, [repr(e)], []
                failed.append(e)
            with change:
                running.remove(job)
                for j in more:
                    count[0] += 1
                    heapq.heappush(queue, (-j.expected, count[0], j))
                view.line(job, text, bad)
                change.notify_all()

    threads = [threading.Thread(target=worker, daemon=True) for _ in range(workers)]
    for t in threads:
        t.start()
    while any(t.is_alive() for t in threads):
        threads[0].join(0.5)
        for t in threads:
            t.join(0.1)
        with change:
            view.status(list(running), [j for _, _, j in queue])
    if view.live:
        sys.stdout.write("\r\033[K")
    if failed:
        raise failed[0]

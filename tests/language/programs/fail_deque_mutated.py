# Covers: A deque that changes while it is walked over: the error passes through functions and a handler.
from collections import deque


class Scheduler:
    def __init__(self, jobs):
        self.jobs = deque(jobs)
        self.done = []

    def add(self, job):
        self.jobs.append(job)

    def run_all(self):
        for job in self.jobs:
            self.done.append(job.upper())
            if job.startswith('again'):
                self.add('late')
        return self.done


def report(scheduler):
    try:
        return scheduler.run_all()
    finally:
        print('done so far', scheduler.done, len(scheduler.jobs))


print(report(Scheduler(['a', 'b'])))
window = deque(maxlen=3)
for i in range(6):
    window.append(i)
    window.rotate(1)
    print(list(window), window.maxlen)
print(report(Scheduler(['a', 'again', 'c'])))

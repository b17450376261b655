"""A discrete-event simulation of a bank: customers are generators, an event queue is a heap, servers and doors are resources with queues.

usage: app.py SCENARIO      SCENARIO holds one setting a line, see input.txt
"""

import heapq
import sys
from collections import deque
from itertools import count


class Random:
    """A linear congruential generator, so that every run is the same."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) / 2**31

    def between(self, low, high):
        return low + (high - low) * self.uniform()

    def choice(self, weighted):
        """A key of the mapping, as often as its weight says."""
        at = self.uniform() * sum(weighted.values())
        for key, weight in weighted.items():
            at -= weight
            if at < 0:
                return key
        return key


class Interrupted(Exception):
    """Thrown into a process that is not to wait any longer."""


class Simulation:
    """Processes are generators; what they yield says when they go on: a delay, or a request to a resource."""

    def __init__(self):
        self.now = 0.0
        self.events = []
        self.order = count()
        self.processed = 0

    def schedule(self, delay, action, *arguments):
        event = [self.now + delay, next(self.order), action, arguments]
        heapq.heappush(self.events, event)
        return event

    def cancel(self, event):
        event[2] = None

    def start(self, process):
        self.schedule(0, self.resume, process)

    def resume(self, process, value=None):
        self.step(process, process.send, value)

    def interrupt(self, process, reason):
        self.step(process, process.throw, Interrupted(reason))

    def step(self, process, advance, argument):
        try:
            wish = advance(argument)
        except StopIteration:
            return
        match wish:
            case int() | float():
                self.schedule(wish, self.resume, process)
            case Request():
                wish.resource.enqueue(process, wish)
            case _:
                process.throw(TypeError(f"a process cannot wait for {wish!r}"))

    def run(self, until):
        while self.events and self.events[0][0] <= until:
            self.now, _, action, arguments = heapq.heappop(self.events)
            if action is not None:
                self.processed += 1
                action(*arguments)
        self.now = until


class Request:
    def __init__(self, resource, patience=None):
        self.resource, self.patience = resource, patience
        self.timeout = None


class Resource:
    """Servers that work on one customer each; who finds none free waits in line."""

    def __init__(self, simulation, name, servers):
        self.simulation, self.name, self.servers = simulation, name, servers
        self.busy = 0
        self.line = deque()
        self.longest = 0
        self.busy_time = self.line_time = self.changed = 0.0

    def account(self):
        elapsed = self.simulation.now - self.changed
        self.busy_time += elapsed * self.busy
        self.line_time += elapsed * len(self.line)
        self.changed = self.simulation.now

    def request(self, patience=None):
        return Request(self, patience)

    def enqueue(self, process, request):
        self.account()
        if self.busy < self.servers:
            self.busy += 1
            self.simulation.schedule(0, self.simulation.resume, process, self)
            return
        self.line.append((process, request))
        self.longest = max(self.longest, len(self.line))
        if request.patience is not None:
            request.timeout = self.simulation.schedule(request.patience, self.give_up, process, request)

    def give_up(self, process, request):
        self.account()
        self.line.remove((process, request))
        self.simulation.interrupt(process, self.name)

    def release(self):
        self.account()
        if not self.line:
            self.busy -= 1
            return
        process, request = self.line.popleft()
        if request.timeout:
            self.simulation.cancel(request.timeout)
        self.simulation.schedule(0, self.simulation.resume, process, self)

    # A customer writes `with (yield desk.request()): …`
    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.release()


class Statistics:
    def __init__(self):
        self.values = []

    def add(self, value):
        self.values.append(value)

    def __str__(self):
        if not self.values:
            return "none"
        ordered = sorted(self.values)
        n = len(ordered)
        mean = sum(ordered) / n
        deviation = (sum((v - mean) ** 2 for v in ordered) / n) ** 0.5
        return f"n={n} mean={mean:.2f} deviation={deviation:.2f} median={ordered[n // 2]:.2f} max={ordered[-1]:.2f}"


class Bank:
    def __init__(self, settings):
        self.settings = settings
        self.random = Random(settings["seed"])
        self.simulation = Simulation()
        self.desks = {name: Resource(self.simulation, name, n) for name, n in settings["desks"].items()}
        self.waits = {name: Statistics() for name in self.desks}
        self.visits = Statistics()
        self.lost = {}
        self.log = []

    def note(self, text):
        if len(self.log) < self.settings["log"]:
            self.log.append(f"{self.simulation.now:8.2f} {text}")

    def source(self):
        """Customers arrive one after the other until the doors close."""
        low, high = self.settings["arrival"]
        for number in count(1):
            yield self.random.between(low, high)
            if self.simulation.now > self.settings["open"]:
                return number
            self.simulation.start(self.customer(f"c{number}"))

    def customer(self, name):
        arrived = self.simulation.now
        errand = self.random.choice(self.settings["errands"])
        self.note(f"{name} comes for {errand}")
        try:
            for desk in self.settings["routes"][errand]:
                yield from self.serve(name, desk)
        except Interrupted as reason:
            self.lost[str(reason)] = self.lost.get(str(reason), 0) + 1
            self.note(f"{name} gives up at {reason}")
        else:
            self.visits.add(self.simulation.now - arrived)
            self.note(f"{name} leaves")

    def serve(self, name, desk):
        queued = self.simulation.now
        with (yield self.desks[desk].request(self.settings["patience"])):
            self.waits[desk].add(self.simulation.now - queued)
            self.note(f"{name} at {desk}")
            yield self.random.between(*self.settings["service"][desk])

    def janitor(self):
        """Closes a desk for a while, again and again, by taking its place in the line."""
        desk = self.desks[next(iter(self.desks))]
        while self.simulation.now < self.settings["open"]:
            yield self.settings["open"] / 4
            with (yield desk.request()):
                self.note(f"the janitor cleans {desk.name}")
                yield 2

    def run(self):
        self.simulation.start(self.source())
        self.simulation.start(self.janitor())
        end = self.settings["open"] + 60
        self.simulation.run(end)
        print(*self.log, sep="\n")
        print(f"{self.simulation.processed} events, {len(self.simulation.events)} left over")
        print("visits:", self.visits)
        for name, desk in self.desks.items():
            desk.account()
            print(f"{name}: use {desk.busy_time / (end * desk.servers):.1%}, line {desk.line_time / end:.3f} on average, {desk.longest} at most")
            print(f"  waiting {self.waits[name]}, lost {self.lost.get(name, 0)}")


def read_settings(lines):
    """Yields the settings of each scenario; blank lines separate them."""
    settings = {}
    for line in lines:
        words = line.split("#")[0].split()
        if not words and settings:
            yield settings
            settings = {}
        match words:
            case ["seed" | "open" | "log" | "patience" as name, value]:
                settings[name] = int(value)
            case ["arrival", low, high]:
                settings["arrival"] = float(low), float(high)
            case ["desk", name, servers, low, high]:
                settings.setdefault("desks", {})[name] = int(servers)
                settings.setdefault("service", {})[name] = float(low), float(high)
            case ["errand", name, weight, *route]:
                settings.setdefault("errands", {})[name] = int(weight)
                settings.setdefault("routes", {})[name] = route
    if settings:
        yield settings


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        for number, settings in enumerate(read_settings(file), 1):
            print(f"--- scenario {number}")
            Bank(settings).run()

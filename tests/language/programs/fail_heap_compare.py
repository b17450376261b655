# Covers: A heap of items that cannot be compared, within a simulation; the comparison method is in the traceback.
import heapq
from operator import attrgetter


class Event:
    def __init__(self, time, name):
        self.time, self.name = time, name

    def __lt__(self, other):
        return self.time < other.time

    def __repr__(self):
        return f'{self.name}@{self.time}'


class Simulation:
    def __init__(self):
        self.queue = []

    def schedule(self, time, name):
        heapq.heappush(self.queue, Event(time, name))

    def run(self):
        while self.queue:
            event = heapq.heappop(self.queue)
            print(event, len(self.queue))
            if event.name == 'spawn':
                self.schedule('late' if event.time > 3 else event.time + 2, 'spawn')


simulation = Simulation()
for time, name in [(5, 'end'), (1, 'start'), (2, 'spawn')]:
    simulation.schedule(time, name)
print(sorted(simulation.queue, key=attrgetter('name')), min(simulation.queue))
simulation.run()

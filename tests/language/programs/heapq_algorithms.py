# Covers: heapq and bisect: merging, selections, priority queues with ties, Dijkstra, sorted lists by key.
import bisect
import heapq
from itertools import count


class Task:
    def __init__(self, name, priority):
        self.name, self.priority = name, priority

    def __lt__(self, other):
        return self.priority < other.priority

    def __repr__(self):
        return f'{self.name}:{self.priority}'


def numbers(seed, n):
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed >> 16


data = list(numbers(7, 300))
heap = []
for x in data:
    heapq.heappush(heap, x)
print([heapq.heappop(heap) for _ in range(len(heap))] == sorted(data))
heap = data[:]
heapq.heapify(heap)
print(heap[0] == min(data), all(heap[i] <= heap[j] for i in range(150) for j in (2 * i + 1, 2 * i + 2) if j < 300))
print(heapq.nsmallest(5, data), heapq.nlargest(5, data), heapq.nlargest(3, data, key=lambda x: x % 100))
print(heapq.heappushpop([2, 5], 1), heapq.heapreplace([2, 5], 9), heapq.heappushpop([], 4))
print(list(heapq.merge([1, 4, 7], [2, 4, 9], [0])), list(heapq.merge('zca', 'xb', reverse=True)))
tasks = [Task('a', 3), Task('b', 1), Task('c', 2), Task('d', 1)]
heapq.heapify(tasks)
print([heapq.heappop(tasks) for _ in range(4)])
top = [1, 8, 3, 9, 4]
heapq.heapify_max(top)
heapq.heappush_max(top, 7)
print([heapq.heappop_max(top) for _ in range(6)], heapq.heapreplace_max([5], 2))

tie = count()
queue = []
for name, priority in [('write', 2), ('read', 1), ('plan', 2), ('think', 1)]:
    heapq.heappush(queue, (priority, next(tie), name))
print([heapq.heappop(queue)[2] for _ in range(4)])


def shortest(graph, start):
    distance = {start: 0}
    frontier = [(0, start)]
    while frontier:
        d, node = heapq.heappop(frontier)
        if d > distance[node]:
            continue
        for neighbour, weight in graph[node]:
            new = d + weight
            if new < distance.get(neighbour, float('inf')):
                distance[neighbour] = new
                heapq.heappush(frontier, (new, neighbour))
    return distance


graph = {n: [((n * 7 + 3) % 20, n % 5 + 1), ((n + 1) % 20, 4)] for n in range(20)}
print(sorted(shortest(graph, 0).items()))

grades = [60, 70, 80, 90]
print([('FDCBA')[bisect.bisect(grades, s)] for s in (33, 99, 77, 70, 89, 90, 100)])
ordered = []
for x in data[:40]:
    bisect.insort(ordered, x)
print(ordered == sorted(data[:40]), bisect.bisect_left(ordered, ordered[10]), bisect.bisect_right(ordered, -1))
people = [('ann', 20), ('bob', 30), ('cid', 30), ('dan', 40)]
age = lambda p: p[1]
print(bisect.bisect_left(people, 30, key=age), bisect.bisect_right(people, 30, key=age))
bisect.insort(people, ('eve', 30), key=age)
print(people)
for bad in (lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: heapq.heapify([1, 'a']),
            lambda: bisect.bisect([1], 'a'), lambda: bisect.insort([1], 2, -1), lambda: heapq.nsmallest(2, 5)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)

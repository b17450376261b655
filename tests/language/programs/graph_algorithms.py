# Covers: a larger program: graphs as dicts, breadth-first and depth-first search, Dijkstra with a hand-written heap, topological sort, union-find.
graph = {
    "A": {"B": 4, "C": 2},
    "B": {"C": 5, "D": 10},
    "C": {"E": 3},
    "D": {"F": 11},
    "E": {"D": 4},
    "F": {},
}


class Heap:
    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        items.append(item)
        i = len(items) - 1
        while i and items[i] < items[(i - 1) // 2]:
            parent = (i - 1) // 2
            items[i], items[parent] = items[parent], items[i]
            i = parent

    def pop(self):
        items = self.items
        top, last = items[0], items.pop()
        if items:
            items[0] = last
            i = 0
            while True:
                child = 2 * i + 1
                if child >= len(items):
                    break
                if child + 1 < len(items) and items[child + 1] < items[child]:
                    child += 1
                if items[i] <= items[child]:
                    break
                items[i], items[child] = items[child], items[i]
                i = child
        return top


def dijkstra(start):
    distance = {start: 0}
    heap = Heap()
    heap.push((0, start, []))
    paths = {}
    while heap.items:
        cost, node, path = heap.pop()
        if node in paths:
            continue
        paths[node] = path + [node]
        for neighbour, weight in graph[node].items():
            new = cost + weight
            if new < distance.get(neighbour, float("inf")):
                distance[neighbour] = new
                heap.push((new, neighbour, paths[node]))
    return distance, paths


def bfs(start):
    seen, queue, order = {start}, [start], []
    while queue:
        node = queue.pop(0)
        order.append(node)
        for n in graph[node]:
            if n not in seen:
                seen.add(n)
                queue.append(n)
    return order


def topological():
    done, order = set(), []

    def visit(node):
        if node not in done:
            done.add(node)
            for n in graph[node]:
                visit(n)
            order.append(node)

    for node in graph:
        visit(node)
    return order[::-1]


distance, paths = dijkstra("A")
for node in sorted(distance):
    print(node, distance[node], "->".join(paths[node]))
print(bfs("A"), topological())
parent = list(range(10))


def find(x):
    while parent[x] != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x


for a, b in [(0, 1), (2, 3), (1, 3), (5, 6), (7, 5)]:
    parent[find(a)] = find(b)
groups = {}
for n in range(10):
    groups.setdefault(find(n), []).append(n)
print(sorted(groups.values()))

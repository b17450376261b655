# Covers: hand-written data structures: linked list, stack, queue, binary search tree, LRU cache, trie, matrix class, ring buffer.


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self.size = 0
        for item in reversed(list(items)):
            self.push(item)

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
        return self

    def __len__(self):
        return self.size


linked = LinkedList("abcd")
linked.push("z")
print(list(linked), list(linked.reverse()), len(linked), "c" in linked)


class Tree:
    def __init__(self):
        self.root = None

    def insert(self, key):
        def place(node):
            if node is None:
                return [key, None, None]
            side = 1 if key < node[0] else 2
            node[side] = place(node[side])
            return node

        self.root = place(self.root)

    def walk(self, node="root"):
        node = self.root if node == "root" else node
        if node:
            yield from self.walk(node[1])
            yield node[0]
            yield from self.walk(node[2])

    def depth(self, node="root"):
        node = self.root if node == "root" else node
        return 0 if node is None else 1 + max(self.depth(node[1]), self.depth(node[2]))


tree = Tree()
for key in [50, 30, 70, 20, 40, 60, 80, 30]:
    tree.insert(key)
print(list(tree.walk()), tree.depth())


class LRU:
    def __init__(self, capacity):
        self.capacity = capacity
        self.data = {}

    def get(self, key):
        if key not in self.data:
            return None
        self.data[key] = self.data.pop(key)
        return self.data[key]

    def put(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        if len(self.data) > self.capacity:
            del self.data[next(iter(self.data))]


cache = LRU(2)
cache.put("a", 1)
cache.put("b", 2)
cache.get("a")
cache.put("c", 3)
print(cache.data, cache.get("b"), cache.get("a"), cache.data)


class Trie:
    def __init__(self):
        self.children, self.word = {}, False

    def add(self, word):
        node = self
        for c in word:
            node = node.children.setdefault(c, Trie())
        node.word = True

    def words(self, prefix=""):
        if self.word:
            yield prefix
        for c in sorted(self.children):
            yield from self.children[c].words(prefix + c)


trie = Trie()
for word in "tea ten to inn in i tent".split():
    trie.add(word)
print(list(trie.words()), list(trie.children["t"].words("t")))


class Ring:
    def __init__(self, size):
        self.items, self.start = [None] * size, 0

    def add(self, item):
        self.items[self.start] = item
        self.start = (self.start + 1) % len(self.items)

    def __repr__(self):
        return str(self.items[self.start:] + self.items[:self.start])


ring = Ring(3)
for i in range(5):
    ring.add(i)
print(ring)

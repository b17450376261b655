# Covers: instantiating a class with abstract methods that nothing handles: message and traceback
from abc import ABC, abstractmethod


class Store(ABC):
    @abstractmethod
    def load(self, key): ...

    @abstractmethod
    def save(self, key, value): ...

    def update(self, key, change):
        self.save(key, change(self.load(key)))


class Memory(Store):
    def __init__(self):
        self.data = {"n": 1}

    def load(self, key):
        return self.data[key]

    def save(self, key, value):
        self.data[key] = value


class ReadOnly(Store):
    def load(self, key):
        return key


memory = Memory()
memory.update("n", lambda n: n + 41)
print(memory.load("n"))
stores = [Memory, ReadOnly]
for store in stores:
    print(store.__name__, sorted(store.__abstractmethods__))
    store()

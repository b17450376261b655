# Covers: A named tuple called with the wrong arguments, deep in a comprehension.
from collections import namedtuple

Record = namedtuple('Record', 'name size tags', defaults=[()])


def parse(line):
    return Record(*line.split(':'))


def load(lines):
    return [parse(line) for line in lines]


class Table:
    def __init__(self, lines):
        self.records = load(lines)

    def total(self):
        return sum(int(record.size) for record in self.records)

    def largest(self):
        return max(self.records, key=lambda record: int(record.size))


good = Table(['a:1', 'b:22:x', 'c:3'])
print(good.total(), good.largest(), good.records[0]._replace(name='z'))
try:
    Record(size=1)
except TypeError as error:
    print(error)
print(Record('n', 1)._asdict())
bad = Table(['a:1', 'b:2:x:y'])
print('not reached', bad)

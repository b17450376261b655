# Covers: a larger program: a bank of classes with inheritance, an event queue, a linear congruential generator, statistics, report formatting.


class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return self.state >> 33

    def choice(self, items):
        return items[self.next() % len(items)]


class Account:
    fee = 0

    def __init__(self, owner, balance):
        self.owner, self.balance, self.history = owner, balance, []

    def withdraw(self, amount):
        if amount + self.fee > self.balance:
            raise ValueError(f"{self.owner}: insufficient funds")
        self.balance -= amount + self.fee
        self.history.append(-amount)

    def deposit(self, amount):
        self.balance += amount
        self.history.append(amount)

    def month_end(self):
        pass


class Savings(Account):
    rate = 0.02

    def month_end(self):
        self.balance = round(self.balance * (1 + self.rate), 2)


class Checking(Account):
    fee = 1


rng = Random(2024)
accounts = [Savings("ann", 100), Checking("bob", 50), Savings("cyd", 10), Checking("dan", 500)]
failures = {}
for month in range(6):
    for _ in range(10):
        account = rng.choice(accounts)
        amount = rng.next() % 40 + 1
        try:
            rng.choice([account.withdraw, account.deposit])(amount)
        except ValueError as error:
            failures[str(error)] = failures.get(str(error), 0) + 1
    for account in accounts:
        account.month_end()
print(f"{'owner':<8}{'kind':<10}{'balance':>10}{'moves':>7}")
for account in sorted(accounts, key=lambda a: a.owner):
    print(f"{account.owner:<8}{type(account).__name__:<10}{account.balance:>10.2f}{len(account.history):>7}")
print(sorted(failures.items()))
moves = [m for a in accounts for m in a.history]
mean = sum(moves) / len(moves)
variance = sum((m - mean) ** 2 for m in moves) / len(moves)
print(len(moves), min(moves), max(moves), f"{mean:.3f} {variance**0.5:.3f}")
histogram = {}
for m in moves:
    histogram[m // 10] = histogram.get(m // 10, 0) + 1
for bucket in sorted(histogram):
    print(f"{bucket * 10:>4} {'#' * histogram[bucket]}")

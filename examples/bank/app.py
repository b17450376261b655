"""A bank: accounts of several kinds, transactions that either happen completely or not at all, interest and statements.

usage: app.py FILE      FILE holds one command a line
"""

import sys


class BankError(Exception):
    """What a customer did wrong."""


class InsufficientFunds(BankError):
    def __init__(self, account, wanted):
        super().__init__(f"{account.number} has {account.available():.2f}, {wanted:.2f} wanted")
        self.account = account
        self.wanted = wanted


class UnknownAccount(BankError, LookupError):
    pass


class Account:
    """Amounts are whole cents inside; methods take and give them."""

    kinds = {}
    monthly_rate = 0  # hundredths of a per cent

    def __init_subclass__(cls, /, kind, **kwargs):
        super().__init_subclass__(**kwargs)
        Account.kinds[kind] = cls
        cls.kind = kind

    def __init__(self, number, owner):
        self.number = number
        self.owner = owner
        self._balance = 0
        self.history = []

    @property
    def balance(self):
        return self._balance

    def available(self):
        return self._balance / 100

    def record(self, text, amount):
        self._balance += amount
        self.history.append((text, amount, self._balance))

    def deposit(self, amount):
        if amount <= 0:
            raise BankError(f"cannot deposit {amount / 100:.2f}")
        self.record("deposit", amount)

    def withdraw(self, amount):
        self.check(amount)
        self.record("withdrawal", -amount)

    def check(self, amount):
        if amount <= 0:
            raise BankError(f"cannot withdraw {amount / 100:.2f}")
        if amount > self._balance:
            raise InsufficientFunds(self, amount / 100)

    def end_of_month(self):
        interest = self._balance * self.monthly_rate // 10_000
        if interest:
            self.record("interest", interest)

    def __str__(self):
        return f"{self.number} {self.kind:<9} {self.owner:<12} {self.balance / 100:>12,.2f}"

    def __lt__(self, other):
        return self.number < other.number


class Checking(Account, kind="checking"):
    overdraft = 500_00
    fee = 1_50

    def available(self):
        return (self._balance + self.overdraft) / 100

    def check(self, amount):
        if amount > self._balance + self.overdraft:
            raise InsufficientFunds(self, amount / 100)

    def end_of_month(self):
        if self._balance < 0:
            self.record("overdraft interest", self._balance * 100 // 10_000)
        self.record("fee", -self.fee)


class Savings(Account, kind="savings"):
    monthly_rate = 25
    free_withdrawals = 2

    def __init__(self, number, owner):
        super().__init__(number, owner)
        self.withdrawals = 0

    def withdraw(self, amount):
        super().withdraw(amount)
        self.withdrawals += 1
        if self.withdrawals > self.free_withdrawals:
            self.record("withdrawal fee", -1_00)

    def end_of_month(self):
        super().end_of_month()
        self.withdrawals = 0


class Student(Checking, kind="student"):
    overdraft = 50_00
    fee = 0


class Transaction:
    """A context manager that puts the accounts back as they were when its block fails."""

    def __init__(self, *accounts):
        self.accounts = accounts

    def __enter__(self):
        self.saved = [(a, a._balance, len(a.history)) for a in self.accounts]
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None:
            for account, balance, length in self.saved:
                account._balance = balance
                del account.history[length:]
        return False


class Bank:
    def __init__(self):
        self.accounts = {}
        self.next_number = 1001
        self.months = 0

    def __getitem__(self, number):
        try:
            return self.accounts[number]
        except KeyError:
            raise UnknownAccount(f"no account {number}") from None

    def open(self, kind, owner):
        try:
            cls = Account.kinds[kind]
        except KeyError as error:
            raise BankError(f"no such kind of account: {error}") from error
        account = cls(self.next_number, owner)
        self.accounts[account.number] = account
        self.next_number += 1
        return account

    def transfer(self, source, target, amount):
        with Transaction(self[source], self[target]):
            # The target first: a failing withdrawal must take this back.
            self[target].record(f"from {source}", amount)
            self[source].check(amount)
            self[source].record(f"to {target}", -amount)

    def end_of_month(self):
        self.months += 1
        for account in sorted(self.accounts.values()):
            account.end_of_month()

    @property
    def total(self):
        return sum(account.balance for account in self.accounts.values())


def cents(text):
    whole, point, fraction = text.partition(".")
    if not whole.isdigit() or (point and not (fraction.isdigit() and len(fraction) <= 2)):
        raise BankError(f"not an amount: {text!r}")
    return int(whole) * 100 + int(fraction.ljust(2, "0") or 0)


def execute(bank, line):
    match line.split():
        case ["open", kind, owner]:
            return f"opened {bank.open(kind, owner).number}"
        case ["deposit", number, amount]:
            bank[int(number)].deposit(cents(amount))
        case ["withdraw", number, amount]:
            bank[int(number)].withdraw(cents(amount))
        case ["transfer", source, target, amount]:
            bank.transfer(int(source), int(target), cents(amount))
        case ["month"]:
            bank.end_of_month()
            return f"end of month {bank.months}"
        case ["months", count]:
            for _ in range(int(count)):
                bank.end_of_month()
            return f"end of month {bank.months}"
        case ["balance", *numbers]:
            return "\n".join(str(bank[int(n)]) for n in numbers or sorted(bank.accounts))
        case ["statement", number]:
            return "\n".join(f"    {t:<20}{a / 100:>12,.2f}{b / 100:>14,.2f}" for t, a, b in bank[int(number)].history)
        case ["total"]:
            return f"total {bank.total / 100:,.2f}"
        case [command, *_]:
            raise BankError(f"cannot {command} like that")
    return None


def main(path):
    bank = Bank()
    failures = 0
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.split("#")[0].strip()
            if not line:
                continue
            try:
                answer = execute(bank, line)
                print(f"> {line}" if answer is None else f"> {line}\n{answer}")
            except BankError as error:
                failures += 1
                print(f"> {line}\nline {number}: {type(error).__name__}: {error}")
    print(f"{failures} commands failed")
    return min(failures, 1)


if len(sys.argv) != 2:
    sys.exit(__doc__.strip())
sys.exit(main(sys.argv[1]))

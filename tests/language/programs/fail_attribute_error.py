# Covers: AttributeError with a suggestion, method calls on attributes, carets of attribute access, exceptions in a property.


class Account:
    interest = 0.05

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self

    @property
    def summary(self):
        return f"{self.owner}: {self.balance:.2f}"

    @property
    def forecast(self):
        return self.balance * (1 + self.interest)


class Bank:
    def __init__(self):
        self.accounts = []

    def open(self, owner):
        self.accounts.append(Account(owner))
        return self.accounts[-1]

    def close_all(self):
        for account in self.accounts:
            print(account.deposit(10).summary, account.forecast)
            account.balence.real


bank = Bank()
bank.open("Ann").deposit(90)
bank.open("Bob")
bank.close_all()

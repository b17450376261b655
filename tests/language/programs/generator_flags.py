# Covers: truth values, integers and floats that live on in a generator's variables from one resumption to the next, also when they change their type


def toggles(limit):
    flag = True
    i = 0
    while i < limit:
        yield i
        flag = not flag
        if flag:
            i += 2
        else:
            i += 1


def edges(values, threshold):
    above = False
    for value in values:
        now = value > threshold
        if now != above:
            yield value, now
        above = now


def average(start):
    total = start
    count = 0
    ready = False
    while True:
        value = yield (total / count if ready else None)
        total += value
        count += 1
        ready = count > 1


def becomes_other(limit):
    done = False
    step = 1
    position = 0
    while not done:
        position += step
        yield position
        step *= 2
        done = position > limit
        if position == 15:
            step = 0.5
        if position > 40:
            done = []
            step = "x" if done else 100


def growing(limit):
    value = 1
    negative = False
    for _ in range(limit):
        yield -value if negative else value
        value *= 3037000500
        negative = not negative


def paused(flag):
    while True:
        sent = yield flag
        if sent is None:
            flag = not flag
        else:
            flag = sent


print(list(toggles(12)), sum(toggles(2000)))
print(list(edges([1, 5, 6, 2, 9, 1.5, 7, 7], 4)))
mean = average(0)
print(next(mean), [mean.send(value) for value in (4, 8, 1.5, 2**70)])
steps = []
for position in becomes_other(50):
    steps.append(position)
    if len(steps) > 12:
        break
print(steps)
print(list(growing(6)))
switch = paused(False)
print(next(switch), next(switch), switch.send([]), switch.send("on"), next(switch), next(switch))

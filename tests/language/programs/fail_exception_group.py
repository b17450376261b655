# Covers: an uncaught exception group with nested groups, causes inside, notes, and a part handled by except*.


def attempt(job):
    return job()


def fail_value():
    raise ValueError("bad value")


def fail_key():
    return {}["missing"]


def fail_chain():
    try:
        fail_key()
    except KeyError as error:
        raise RuntimeError("job crashed") from error


def run_all(jobs, name):
    errors = []
    for job in jobs:
        try:
            attempt(job)
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup(f"{name}: {len(errors)} failed", errors)


def main():
    outer = []
    for name, jobs in (("batch 1", [fail_value, fail_chain]), ("batch 2", [fail_key, lambda: 1 / 0])):
        try:
            run_all(jobs, name)
        except ExceptionGroup as group:
            group.add_note("while running " + name)
            outer.append(group)
    raise ExceptionGroup("everything", outer)


try:
    main()
except* ZeroDivisionError as handled:
    print("handled", handled.exceptions[0].message)

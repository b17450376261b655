"""An operating-system kernel simulation: task dispatch, queues of packets, polymorphic method calls."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_PACKET, WORK_PACKET = 0, 1
BUFFER = 4


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class TaskState:
    def __init__(self):
        self.packet_pending = True
        self.task_waiting = False
        self.task_holding = False

    def set_packet_pending(self):
        self.packet_pending = True
        self.task_waiting = False
        self.task_holding = False
        return self

    def set_waiting(self):
        self.packet_pending = False
        self.task_waiting = True
        self.task_holding = False
        return self

    def set_running(self):
        self.packet_pending = False
        self.task_waiting = False
        self.task_holding = False
        return self

    def set_waiting_with_packet(self):
        self.packet_pending = True
        self.task_waiting = True
        self.task_holding = False
        return self

    def is_holding_or_waiting(self):
        return self.task_holding or (not self.packet_pending and self.task_waiting)

    def is_waiting_with_packet(self):
        return self.packet_pending and self.task_waiting and not self.task_holding


class Task(TaskState):
    def __init__(self, kernel, ident, priority, queue, state):
        self.kernel = kernel
        self.link = kernel.task_list
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.packet_pending = state.packet_pending
        self.task_waiting = state.task_waiting
        self.task_holding = state.task_holding
        kernel.task_list = self
        kernel.table[ident] = self

    def run(self, packet):
        raise NotImplementedError

    def add_packet(self, packet, old):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.queue)
        return old

    def run_task(self):
        if self.is_waiting_with_packet():
            message = self.queue
            self.queue = message.link
            if self.queue is None:
                self.set_running()
            else:
                self.set_packet_pending()
        else:
            message = None
        return self.run(message)

    def wait(self):
        self.task_waiting = True
        return self

    def hold(self):
        self.kernel.hold_count += 1
        self.task_holding = True
        return self.link

    def release(self, ident):
        task = self.kernel.find(ident)
        task.task_holding = False
        return task if task.priority > self.priority else self

    def queue_packet(self, packet):
        task = self.kernel.find(packet.ident)
        self.kernel.queue_count += 1
        packet.link = None
        packet.ident = self.ident
        return task.add_packet(packet, self)


class DeviceTask(Task):
    def __init__(self, kernel, ident, priority, queue, state):
        Task.__init__(self, kernel, ident, priority, queue, state)
        self.pending = None

    def run(self, packet):
        if packet is None:
            packet = self.pending
            if packet is None:
                return self.wait()
            self.pending = None
            return self.queue_packet(packet)
        self.pending = packet
        return self.hold()


class HandlerTask(Task):
    def __init__(self, kernel, ident, priority, queue, state):
        Task.__init__(self, kernel, ident, priority, queue, state)
        self.work_in = None
        self.device_in = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work_in = packet.append_to(self.work_in)
            else:
                self.device_in = packet.append_to(self.device_in)
        work = self.work_in
        if work is None:
            return self.wait()
        count = work.datum
        if count >= BUFFER:
            self.work_in = work.link
            return self.queue_packet(work)
        device = self.device_in
        if device is None:
            return self.wait()
        self.device_in = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.queue_packet(device)


class IdleTask(Task):
    def __init__(self, kernel, ident, priority, queue, state):
        Task.__init__(self, kernel, ident, priority, queue, state)
        self.control = 1
        self.count = 10_000

    def run(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkTask(Task):
    def __init__(self, kernel, ident, priority, queue, state):
        Task.__init__(self, kernel, ident, priority, queue, state)
        self.destination = HANDLER_A
        self.count = 0

    def run(self, packet):
        if packet is None:
            return self.wait()
        destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        self.destination = destination
        packet.ident = destination
        packet.datum = 0
        for i in range(BUFFER):
            self.count += 1
            if self.count > 26:
                self.count = 1
            packet.data[i] = 65 + self.count - 1
        return self.queue_packet(packet)


class Kernel:
    def __init__(self):
        self.task_list = None
        self.table = [None] * 10
        self.hold_count = 0
        self.queue_count = 0

    def find(self, ident):
        task = self.table[ident]
        if task is None:
            raise LookupError(ident)
        return task

    def schedule(self):
        task = self.task_list
        while task is not None:
            if task.is_holding_or_waiting():
                task = task.link
            else:
                task = task.run_task()


def run():
    kernel = Kernel()
    IdleTask(kernel, IDLE, 1, None, TaskState().set_running())
    packet = Packet(None, 0, WORK_PACKET)
    packet = Packet(packet, 0, WORK_PACKET)
    WorkTask(kernel, WORKER, 1000, packet, TaskState().set_waiting_with_packet())
    for handler, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
        packet = None
        for _ in range(3):
            packet = Packet(packet, device, DEVICE_PACKET)
        HandlerTask(kernel, handler, priority, packet, TaskState().set_waiting_with_packet())
    DeviceTask(kernel, DEVICE_A, 4000, None, TaskState().set_waiting())
    DeviceTask(kernel, DEVICE_B, 5000, None, TaskState().set_waiting())
    kernel.schedule()
    return kernel.queue_count, kernel.hold_count


def main(rounds):
    for _ in range(rounds):
        result = run()
    print(result)


main(25)

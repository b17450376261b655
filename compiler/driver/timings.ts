/** How long each phase of a build took, for --time-passes and --json. */
export class Timings {
  private readonly entries: { name: string; milliseconds: number }[] = [];

  async measure<T>(name: string, work: () => Promise<T> | T): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.add(name, performance.now() - start);
    }
  }

  /** Adds to a phase that may run several times; phases keep the order of their first mention. */
  add(name: string, milliseconds: number): void {
    const entry = this.entries.find((candidate) => candidate.name === name);
    if (entry) entry.milliseconds += milliseconds;
    else this.entries.push({ name, milliseconds });
  }

  toJson(): Record<string, number> {
    return Object.fromEntries(this.entries.map((e) => [e.name, Math.round(e.milliseconds * 10) / 10]));
  }

  format(): string {
    const width = Math.max(...this.entries.map((e) => e.name.length), 5);
    const total = this.entries.reduce((sum, e) => sum + e.milliseconds, 0);
    const row = (name: string, ms: number): string =>
      `${name.padEnd(width)}  ${ms.toFixed(1).padStart(9)} ms`;
    return [...this.entries.map((e) => row(e.name, e.milliseconds)), row("total", total)].join("\n");
  }
}

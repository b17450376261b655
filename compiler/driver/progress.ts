import type { Ora } from "ora";

/** What pyc is doing, on stderr: a spinner on a terminal, one line a long step elsewhere, nothing with --quiet. */
export interface Progress {
  /** A step that may take long; replaces the one before. */
  step(text: string): void;
  /** A line that stays. */
  note(text: string): void;
  /** Whole lines about the program, which stay as they are. */
  show(lines: string): void;
  stop(): void;
}

/** Milliseconds that steps must last before there is a spinner: one that only flickers helps nobody, and loading it takes 50 ms. */
const spinnerDelay = 150;

class TerminalProgress implements Progress {
  private text: string | null = null;
  private spinner: Ora | null = null;
  private timer: NodeJS.Timeout | null = null;
  step(text: string): void {
    this.text = text;
    if (this.spinner) this.spinner.text = text;
    else this.timer ??= setTimeout(() => void this.start(), spinnerDelay);
  }
  note(text: string): void {
    this.stop();
    process.stderr.write(`pyc: ${text}\n`);
  }
  show(lines: string): void {
    this.stop();
    process.stderr.write(lines);
  }
  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.spinner?.stop();
    this.timer = null;
    this.spinner = null;
    this.text = null;
  }
  private async start(): Promise<void> {
    const { default: ora } = await import("ora");
    // Steps may have ended while the package was loaded.
    if (this.text === null || this.spinner) return;
    this.spinner = ora({ text: this.text, stream: process.stderr, discardStdin: false }).start();
  }
}

class LineProgress implements Progress {
  step(_text: string): void {}
  note(text: string): void {
    process.stderr.write(`pyc: ${text}\n`);
  }
  show(lines: string): void {
    process.stderr.write(lines);
  }
  stop(): void {}
}

class NoProgress implements Progress {
  step(_text: string): void {}
  note(_text: string): void {}
  show(_lines: string): void {}
  stop(): void {}
}

export function startProgress(quiet: boolean): Progress {
  if (quiet) return new NoProgress();
  // A terminal may claim to have no columns (a pseudo-terminal that nobody sized); the spinner would divide by them.
  return process.stderr.isTTY && process.stderr.columns > 0 ? new TerminalProgress() : new LineProgress();
}

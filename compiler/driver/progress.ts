import ora, { type Ora } from "ora";

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

class TerminalProgress implements Progress {
  private spinner: Ora | null = null;
  step(text: string): void {
    if (this.spinner) this.spinner.text = text;
    else this.spinner = ora({ text, stream: process.stderr, discardStdin: false }).start();
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
    this.spinner?.stop();
    this.spinner = null;
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
  return process.stderr.isTTY ? new TerminalProgress() : new LineProgress();
}

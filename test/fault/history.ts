import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What a device did, as it was known at the time. `unknown` is what was tried and never answered. */
export interface Deed {
  deed: 'tried' | 'acknowledged' | 'killed';
  device?: string;
  n?: number;
  kind?: 'reading' | 'sos';
  at: string;
}

/** A file of JSON lines, written as things happen: the checker believes it and nothing else. */
export class History {
  private readonly file: number;

  constructor(readonly path: string) {
    this.file = openSync(path, 'a');
  }

  note(deed: Omit<Deed, 'at'>): void {
    writeSync(this.file, JSON.stringify({ ...deed, at: new Date().toISOString() }) + '\n');
  }

  close(): void {
    fsyncSync(this.file);
    closeSync(this.file);
  }

  static read(path: string): Deed[] {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Deed);
  }
}

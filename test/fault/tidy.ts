type Close = () => Promise<unknown> | unknown;

const active = new Set<Tidy>();

/** What a run has opened; closed in the reverse order, also when the run is interrupted. */
export class Tidy {
  private closers: Close[] = [];

  constructor() {
    active.add(this);
  }

  later(close: Close): void {
    this.closers.push(close);
  }

  async end(): Promise<void> {
    active.delete(this);
    for (const close of this.closers.splice(0).toReversed()) await Promise.resolve(close()).catch((error: Error) => console.error(`could not tidy up: ${error.message}`));
  }
}

/** Somebody wants it to stop now. */
export async function endAll(): Promise<void> {
  for (const tidy of [...active].toReversed()) await tidy.end();
}

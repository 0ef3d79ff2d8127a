/** A part's answer to "can you work?": rejects, or resolves with facts worth showing. */
export type HealthCheck = () => Promise<Record<string, unknown>>;

const checks = new Map<string, HealthCheck>();

/** Adds a part of this process to `/health/ready`; the answer of `remove` takes it out again. */
export function watchHealth(part: string, check: HealthCheck): () => void {
  checks.set(part, check);
  return () => void (checks.get(part) === check && checks.delete(part));
}

export interface Readiness {
  ready: boolean;
  parts: Record<string, Record<string, unknown>>;
}

/** Asks every part. Not ready as soon as one can't work. */
export async function readiness(): Promise<Readiness> {
  const parts: Readiness['parts'] = {};
  let ready = true;
  await Promise.all(
    [...checks].map(async ([part, check]) => {
      try {
        parts[part] = { ok: true, ...(await check()) };
      } catch (error) {
        ready = false;
        parts[part] = { ok: false, error: (error as Error).message };
      }
    }),
  );
  return { ready, parts };
}

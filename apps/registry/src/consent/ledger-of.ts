import type { ConsentKind } from '#contracts/consent.js';
import type { ConsentLedger } from './consent.dto.js';
import type { ConsentFile } from './consent.store.js';

/** The ledger as it is read. `lines` come newest first; nobody asked means no. */
export function ledgerOf(kinds: readonly ConsentKind[], lines: readonly ConsentFile[]): ConsentLedger {
  const standing = kinds.map((kind) => {
    const newest = lines.find((line) => line.kind === kind);
    return { kind, granted: newest?.granted ?? false, since: newest?.at.toISOString() ?? null };
  });
  return {
    standing,
    lines: lines.map((line, place) => {
      const next = lines.slice(0, place).findLast(({ kind }) => kind === line.kind);
      return { ...line, at: line.at.toISOString(), withdrawnAt: line.granted && next && !next.granted ? next.at.toISOString() : null };
    }),
  };
}

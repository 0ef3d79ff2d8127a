/** The value below which `share` of the sorted values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const perSecond = (n: number): string => `${Math.round(n).toLocaleString('en')} /s`;
export const ms = (n: number): string => `${n < 10 ? n.toFixed(1) : n.toFixed(0)} ms`;

export function line(what: string, figure: string): void {
  console.log(`  ${what.padEnd(68)}${figure}`);
}

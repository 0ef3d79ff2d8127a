import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** One home: registers in litres with their instants (UTC, such that Shanghai's clock shows the home's own local time). */
export interface Home {
  name: string;
  registers: { atMs: number; litres: number }[];
  /** Openings of the front door; none where the data knows of no door. */
  doors: number[];
}

/** The rules live by Shanghai's clock; a home elsewhere is moved there, so that its nights are nights. */
const SHANGHAI_MS = 8 * 3_600_000;

/** `household,at_local,litres_total`, hourly registers. Homes with too few rows to speak of (under 100 days) are left out. */
export function readHomes(path: string): Home[] {
  const homes = new Map<string, Home>();
  for (const row of gunzipSync(readFileSync(path)).toString().trim().split('\n').slice(1)) {
    const [name, at, litres] = row.split(',') as [string, string, string];
    if (!homes.has(name)) homes.set(name, { name, registers: [], doors: [] });
    homes.get(name)!.registers.push({ atMs: Date.parse(`${at}Z`) - SHANGHAI_MS, litres: Number(litres) });
  }
  return [...homes.values()].filter(({ registers }) => registers.length >= 2400);
}

/** Mulberry32: small, seeded, the same everywhere. */
function dice(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Invented homes: each elder has hours of her own for water and door, days out, short nights and dull days. Out means a
 * door that opens, then nothing at all; so a door says sometimes more and sometimes less than the water.
 */
export function inventHomes(count: number, days: number, seed: number): Home[] {
  return Array.from({ length: count }, (_, i) => inventHome(`s${String(i + 1).padStart(2, '0')}`, days, dice(seed * 1000 + i)));
}

function inventHome(name: string, days: number, chance: () => number): Home {
  const start = Date.UTC(2026, 0, 5) - SHANGHAI_MS;
  const wakes = 5.5 + chance() * 3;
  const sleeps = 20.5 + chance() * 3;
  const busy = 0.2 + chance() * 0.35;
  const outShare = 0.03 + chance() * 0.12;
  const doorShare = 0.08 + chance() * 0.12;
  const home: Home = { name, registers: [], doors: [] };
  let litres = Math.floor(chance() * 50_000);
  for (let day = 0; day < days; day++) {
    const out = chance() < outShare ? { from: 8 + chance() * 3, hours: 6 + chance() * 10 } : null;
    const mood = 0.6 + chance() * 0.8;
    for (let hour = 0; hour < 24; hour++) {
      const awake = hour >= wakes - 1 && hour <= sleeps;
      const away = out !== null && hour > out.from && hour < out.from + out.hours;
      const atMs = start + (day * 24 + hour) * 3_600_000;
      const meal = hour === Math.round(wakes) || hour === 12 || hour === 18 ? 1.6 : 1;
      if (!away && chance() < (awake ? busy * meal * mood : 0.04)) litres += 1 + Math.floor(chance() * 12);
      home.registers.push({ atMs: atMs + 3_540_000, litres });
      const passes = out !== null && (hour === Math.floor(out.from) || hour === Math.floor(out.from + out.hours));
      if (passes || (!away && awake && chance() < doorShare * mood)) home.doors.push(atMs + Math.floor(chance() * 3_500_000));
    }
  }
  return home;
}

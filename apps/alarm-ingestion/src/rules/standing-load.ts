import { HOUR_MS, slotOf } from './hour-slot.js';

/** A home's electricity, hour by hour: the standing load is what runs without anybody. */
export interface PowerMeter {
  /** Mean watts of the last hours, rounded; oldest first. */
  hours: number[];
  slot: number;
  /** The hour that is running: watts summed up and how often, or the energy register at its beginning. */
  sumWatts: number;
  count: number;
  energy: readonly [atMs: number, kWh: number] | null;
  newestMs: number;
}

const REMEMBERED_HOURS = 72;
/** Own default: the quiet fifth of the hours shows what runs without anybody, fridge and router. */
const STANDING_SHARE = 0.2;
/** Own default: a kettle, a hob, a television; a fridge that runs a little longer is nobody. */
const ABOVE_FACTOR = 1.3;
const ABOVE_WATTS = 30;
/** Before this the standing load is a guess, and every hour counts as lived in. */
const KNOWN_HOURS = 24;

export const freshPower = (): PowerMeter => ({ hours: [], slot: 0, sumWatts: 0, count: 0, energy: null, newestMs: 0 });

/** Watts that run without anybody; null while that is not known. */
export function standingWatts({ hours }: PowerMeter): number | null {
  if (hours.length < KNOWN_HOURS) return null;
  return hours.toSorted((a, b) => a - b)[Math.floor(hours.length * STANDING_SHARE)]!;
}

export interface Powered {
  meter: PowerMeter;
  /** Something ran above the standing load in the hour that has ended by then. */
  usedMs: number | null;
  begins: boolean;
}

/** Power or an energy register has come in. An old one changes nothing; after a silence the watch begins anew. */
export function notePower(meter: PowerMeter, atMs: number, said: { watts?: number; kWh?: number }, silentMs: number): Powered {
  if (atMs < meter.newestMs) return { meter, usedMs: null, begins: false };
  const slot = slotOf(atMs);
  const begins = meter.newestMs === 0 || atMs - meter.newestMs > silentMs;
  const backwards = said.kWh !== undefined && meter.energy !== null && said.kWh < meter.energy[1];
  const fresh = begins || backwards;
  const ended = !fresh && slot > meter.slot ? meanOf(meter, atMs, said.kWh) : null;
  const hours = ended === null ? meter.hours : [...meter.hours, Math.round(ended)].slice(-REMEMBERED_HOURS);
  const [sumWatts, count] = fresh || slot > meter.slot ? [0, 0] : [meter.sumWatts, meter.count];
  const next: PowerMeter = {
    hours,
    slot,
    sumWatts: sumWatts + (said.watts ?? 0),
    count: count + (said.watts === undefined ? 0 : 1),
    energy: said.kWh !== undefined && (fresh || slot > meter.slot || !meter.energy) ? [atMs, said.kWh] : fresh ? null : meter.energy,
    newestMs: atMs,
  };
  const standing = standingWatts(next);
  const lived = ended !== null && (standing === null || ended > standing * ABOVE_FACTOR + ABOVE_WATTS);
  // It was used in the hour before this reading; its end is what is known.
  return { meter: next, usedMs: lived ? Math.max(meter.newestMs, slot * HOUR_MS - 1) : null, begins: fresh };
}

function meanOf(meter: PowerMeter, atMs: number, kWh: number | undefined): number | null {
  if (meter.energy && kWh !== undefined && atMs > meter.energy[0]) return ((kWh - meter.energy[1]) * 1000 * HOUR_MS) / (atMs - meter.energy[0]);
  return meter.count > 0 ? meter.sumWatts / meter.count : null;
}

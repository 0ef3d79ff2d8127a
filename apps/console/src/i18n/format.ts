import type { Instant } from '../api/types.js';

const ZONE = 'Asia/Shanghai';
const pad = (n: number): string => String(n).padStart(2, '0');

/** 0:42, 12:05, 1:02:33: how long, from milliseconds; never negative. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (h >= 48) return `${Math.floor(h / 24)}d ${h % 24}h`;
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

function parts(at: Instant | number, options: Intl.DateTimeFormatOptions): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hourCycle: 'h23', ...options });
  return Object.fromEntries(format.formatToParts(new Date(at)).map((part) => [part.type, part.value]));
}

/** 2026-11-22, in the city's time. */
export function dayOf(at: Instant | number): string {
  const p = parts(at, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${p.year}-${p.month}-${p.day}`;
}

/** 14:05, in the city's time. */
export function timeOf(at: Instant | number): string {
  const p = parts(at, { hour: '2-digit', minute: '2-digit' });
  return `${p.hour}:${p.minute}`;
}

/** 14:05:31, in the city's time. */
export function secondOf(at: Instant | number): string {
  const p = parts(at, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return `${p.hour}:${p.minute}:${p.second}`;
}

/** 14:05 today, 11-21 14:05 on another day. */
export function momentOf(at: Instant | number | null | undefined, now: number = Date.now()): string {
  if (at === null || at === undefined) return '';
  return dayOf(at) === dayOf(now) ? timeOf(at) : `${dayOf(at).slice(5)} ${timeOf(at)}`;
}

/** An instant from a local day and time of the city: ('2026-11-22', '14:05'). China keeps +08:00 all year. */
export function instantOf(day: string, time: string): Instant {
  return new Date(`${day}T${time}:00+08:00`).toISOString();
}

/** 1100 -> 11, 1150 -> 11.50 */
export function yuanOf(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

/** 682 -> 68.2 */
export function percentOf(permille: number): string {
  return (permille / 10).toFixed(1);
}

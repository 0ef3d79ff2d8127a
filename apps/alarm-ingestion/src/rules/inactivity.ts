import type { Because, Channel, QuietBeside } from '#contracts/because.js';
import { ABSENCE_HOURS, type Baseline, freshBaseline, learnSpell, surpriseByHour, usualHours } from './baseline.js';
import { HOUR_MS, type HourWindow, slotOf, windowAt } from './hour-slot.js';

/** What is remembered of one channel of an elder: the last sign of life on it, and her habits. */
export interface ChannelState {
  deviceId: string;
  activeMs: number;
  /** How far its silence is known: a meter's newest register. An event channel that is alive is known up to now. */
  knownMs: number;
  baseline: Baseline;
}
export type Channels = Partial<Record<Channel, ChannelState>>;

/** What a channel shows between its registers is not known; the others would have said it at once. */
export const METERED: readonly Channel[] = ['water', 'power'];

/** When a channel alone is too quiet, for an elder whose habits are not known. */
export interface QuietLimit {
  hours: number;
  /** Only these hours of the day count. */
  daytime: HourWindow | null;
  /** Her own hours may say it earlier or later than the fixed limit. */
  personal: boolean;
}

/** Before this many days of learning the fixed limits stand alone. Own default. */
export const TRAINED_DAYS = 14;
/**
 * One quiet spell in so many (of those from the same hour) gets this far: then it is raised. Beyond ten hours the proof
 * has to be stronger, since days out last that long. Both were chosen on the first half of the test homes' year.
 */
const RARE_SURPRISE = Math.log(105);
const RARER_SURPRISE = Math.log(500);
const RARER_AFTER_HOURS = 10;
/** Nobody is called sooner than this part of the fixed limit, however regular she is; and not later than this many of it. */
const EARLIEST_SHARE: Readonly<Record<Channel, number>> = { water: 10 / 12, power: 0.5, door: 0.5, movement: 0.8, bed: 1 };
const LATEST_FACTOR = 2;
/** A second quiet channel counts a quarter: people who are out leave all of them quiet together. */
const BESIDE_WEIGHT = 0.25;
/** With a second one as quiet, the fixed limit and the earliest moment come earlier. */
const CONFIRMED_SHARE = 0.75;
/** While her habits are not known, that is only said when people are up: all nights are quiet together. Own default. */
const UP_AND_ABOUT: HourWindow = { from: 9, to: 22 };
/** A channel that was lively so lately, in parts of the limit (at most 6 h), holds the others back. */
const LIVELY_SHARE = 0.5;
const LIVELY_HOURS = 6;

/** How far ahead it is worth to look. */
const AHEAD_HOURS = ABSENCE_HOURS + 2;

/** Something happened on a channel, or (`begins`) its watch began. Habits are learned from spells spent at home alone. */
export function noteSign(channels: Channels, channel: Channel, sign: { deviceId: string; atMs: number; begins: boolean; homeSinceMs: number; away: boolean }): Channels {
  const last = channels[channel];
  const { deviceId, atMs, begins, homeSinceMs, away } = sign;
  if (last && atMs <= last.activeMs) return channels;
  const learns = last && !begins && !away && last.activeMs >= homeSinceMs && slotOf(atMs) > slotOf(last.activeMs);
  const baseline = learns ? learnSpell(last.baseline, slotOf(last.activeMs), slotOf(atMs)) : (last?.baseline ?? freshBaseline());
  return { ...channels, [channel]: { deviceId, activeMs: atMs, knownMs: Math.max(atMs, last?.knownMs ?? 0), baseline } };
}

/** A meter spoke and nothing had happened. */
export function noteQuiet(channels: Channels, channel: Channel, deviceId: string, atMs: number): Channels {
  const last = channels[channel];
  if (!last || atMs <= last.knownMs) return channels;
  return { ...channels, [channel]: { ...last, deviceId, knownMs: atMs } };
}

export interface InactivityFacts {
  channels: Channels;
  /** Channels whose device is heard: the silence of a dead sensor is no elder's. */
  heard: readonly Channel[];
  limits: Partial<Record<Channel, QuietLimit>>;
  /** Litres too few in the window of the fixed water limit: said by the meter's own window. Null: not known. */
  waterLow: { low: boolean; litres: number } | null;
  /** The same for the net below habits: the window of twice the hours. */
  waterLowLong: { low: boolean; litres: number } | null;
  /** The return from an absence: what was quiet before says nothing. */
  homeSinceMs: number;
}

/** Surprise by hours of quiet, worked out once for each channel while nothing happens on it. */
type Curves = Map<Channel, number[]>;

export interface QuietVerdict {
  channel: Channel;
  because: Extract<Because, { kind: 'quiet' }>;
}

/** The one channel that is too quiet now, if there is one; the most surprising where there are several. */
export function judgeInactivity(facts: InactivityFacts, nowMs: number, curves: Curves = new Map()): QuietVerdict | null {
  const spells = facts.heard.flatMap((channel) => spellOf(facts, channel, nowMs) ?? []);
  // Signs of life on any channel: the quiet that counts began after the newest of them.
  const livelyMs = Math.max(facts.homeSinceMs, ...facts.heard.map((channel) => facts.channels[channel]?.activeMs ?? 0));
  let worst: { weight: number; verdict: QuietVerdict } | null = null;
  for (const spell of spells) {
    const others = spells.filter((other) => other !== spell);
    const found = judgeSpell(facts, spell, others, livelyMs, nowMs, curves);
    if (found && (!worst || found.weight > worst.weight)) worst = { weight: found.weight, verdict: told(spell, others, found) };
  }
  return worst?.verdict ?? null;
}

interface Spell {
  channel: Channel;
  state: ChannelState;
  limit: QuietLimit;
  sinceMs: number;
  untilMs: number;
  quietHours: number;
}

function spellOf({ channels, limits, homeSinceMs }: InactivityFacts, channel: Channel, nowMs: number): Spell | null {
  const [state, limit] = [channels[channel], limits[channel]];
  if (!state || !limit) return null;
  const sinceMs = Math.max(state.activeMs, homeSinceMs);
  const untilMs = METERED.includes(channel) ? Math.min(nowMs, state.knownMs) : nowMs;
  return { channel, state, limit, sinceMs, untilMs, quietHours: countedHours(sinceMs, untilMs, limit.daytime) };
}

/** Hours of quiet; with a daytime, those of the day that it is. */
function countedHours(sinceMs: number, untilMs: number, daytime: HourWindow | null): number {
  if (!daytime) return Math.max(0, untilMs - sinceMs) / HOUR_MS;
  const today = windowAt(untilMs, daytime);
  return today.inside ? Math.max(0, untilMs - Math.max(sinceMs, today.beganMs)) / HOUR_MS : 0;
}

type Found = { weight: number; usualHours: number | null; limitHours: number | null; litres: number | null };

function judgeSpell(facts: InactivityFacts, spell: Spell, others: readonly Spell[], livelyMs: number, nowMs: number, curves: Curves): Found | null {
  const { limit, quietHours } = spell;
  const confirmed = others.some((other) => other.quietHours >= CONFIRMED_SHARE * other.limit.hours);
  const sooner = confirmed ? CONFIRMED_SHARE : 1;
  // Some other channel showed life a moment ago: whoever opens doors has not collapsed.
  const heldBack = livelyMs > spell.sinceMs && nowMs - livelyMs < Math.min(LIVELY_HOURS, LIVELY_SHARE * limit.hours) * HOUR_MS;
  if (heldBack) return null;
  const trained = limit.personal && spell.state.baseline.days >= TRAINED_DAYS;
  if (!trained) {
    // Water is judged by its litres; earlier than its window only with a second quiet channel.
    const wet = spell.channel === 'water' && facts.waterLow ? facts.waterLow : null;
    const due = wet ? wet.low : quietHours >= limit.hours;
    const early = confirmed && windowAt(nowMs, UP_AND_ABOUT).inside && quietHours >= sooner * limit.hours;
    return due || early ? { weight: quietHours / limit.hours, usualHours: null, limitHours: due ? limit.hours : sooner * limit.hours, litres: due && wet ? wet.litres : null } : null;
  }
  const long = spell.channel === 'water' ? facts.waterLowLong : null;
  const tooLong = long?.low ?? (spell.channel !== 'water' && quietHours >= LATEST_FACTOR * limit.hours);
  if (tooLong) return { weight: Number.MAX_VALUE, usualHours: usualHours(spell.state.baseline, slotOf(spell.sinceMs)), limitHours: LATEST_FACTOR * limit.hours, litres: long?.litres ?? null };
  // Registers come by the hour, a little early or late: whole hours are compared.
  const hours = limit.daytime ? quietHours : slotOf(spell.untilMs) - slotOf(spell.sinceMs);
  if (hours < EARLIEST_SHARE[spell.channel] * limit.hours * sooner) return null;
  const weight = surprise(spell, livelyMs, curves) + BESIDE_WEIGHT * others.reduce((sum, other) => sum + surprise(other, livelyMs, curves), 0);
  const needed = hours <= RARER_AFTER_HOURS ? RARE_SURPRISE : RARER_SURPRISE;
  return weight >= needed ? { weight, usualHours: usualHours(spell.state.baseline, slotOf(spell.sinceMs)), limitHours: null, litres: null } : null;
}

/** What a channel's habits say of the quiet after `afterMs`, when some channel was lively last. */
function surprise({ channel, state, limit, sinceMs, untilMs }: Spell, afterMs: number, curves: Curves): number {
  if (!limit.personal || state.baseline.days < TRAINED_DAYS) return 0;
  const from = slotOf(sinceMs);
  const hours = slotOf(untilMs) - from;
  let curve = curves.get(channel);
  if (!curve || curve.length <= hours) {
    curve = surpriseByHour(state.baseline, from, hours + AHEAD_HOURS);
    curves.set(channel, curve);
  }
  return Math.max(0, curve[Math.min(hours, curve.length - 1)]! - curve[Math.min(Math.max(0, slotOf(afterMs) - from), curve.length - 1)]!);
}

function told(spell: Spell, others: readonly Spell[], found: Found): QuietVerdict {
  const beside = others.map(({ channel, quietHours }): QuietBeside => ({ channel, quietHours: tenth(quietHours) }));
  const { usualHours: usual, limitHours, litres } = found;
  return {
    channel: spell.channel,
    because: {
      kind: 'quiet',
      channel: spell.channel,
      since: new Date(spell.sinceMs).toISOString(),
      quietHours: tenth(spell.quietHours),
      usualHours: usual,
      limitHours: limitHours === null ? null : tenth(limitHours),
      litres,
      beside,
    },
  };
}

const tenth = (n: number): number => Math.round(n * 10) / 10;

/**
 * When it would be raised if nothing happened any more: a door that is never opened says nothing, so somebody has to
 * look then. Null: not before two days are over, or not without another register.
 */
export function whenTooQuiet(facts: InactivityFacts, nowMs: number): number | null {
  const events = facts.heard.filter((channel) => !METERED.includes(channel) && facts.channels[channel] && facts.limits[channel]);
  if (facts.heard.length === 0) return null;
  const instants = new Set<number>();
  for (const channel of events) {
    const { hours } = facts.limits[channel]!;
    const since = Math.max(facts.channels[channel]!.activeMs, facts.homeSinceMs);
    for (const share of [CONFIRMED_SHARE, 1, LATEST_FACTOR]) instants.add(since + share * hours * HOUR_MS);
  }
  for (const channel of facts.heard) {
    const [state, limit] = [facts.channels[channel], facts.limits[channel]];
    // What holds the others back lets them go again.
    if (state && limit) for (const other of facts.heard) instants.add(state.activeMs + Math.min(LIVELY_HOURS, LIVELY_SHARE * (facts.limits[other]?.hours ?? 0)) * HOUR_MS);
  }
  if (events.length > 0) for (let hour = 1; hour <= AHEAD_HOURS; hour++) instants.add((slotOf(nowMs) + hour) * HOUR_MS);
  const curves: Curves = new Map();
  const first = [...instants].filter((at) => at > nowMs).toSorted((a, b) => a - b).find((at) => judgeInactivity(facts, at, curves) !== null);
  return first ?? null;
}

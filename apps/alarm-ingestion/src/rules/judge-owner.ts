import type { AlarmType } from '#contracts/alarm.js';
import type { Because, Channel } from '#contracts/because.js';
import { judgeBed } from './bed-exit.js';
import { type Fence, judgeFence } from './geofence.js';
import { type InactivityFacts, judgeInactivity, type QuietLimit, type QuietVerdict, whenTooQuiet } from './inactivity.js';
import { slotOf } from './hour-slot.js';
import type { JudgeState, Standing } from './judge-state.js';
import { isWaterHigh, isWaterLeak, isWaterLow } from './judge-water.js';
import type { ElderLimits, JudgedType, Limits } from './judgement-limits.js';
import { judgeVitals } from './news2.js';

/** What is known from outside the readings. */
export interface Circumstances {
  limits: ElderLimits;
  /** The elder is away: from, until; null when at home. */
  away: { fromMs: number; untilMs: number } | null;
  /** Whether a device is heard of: the silence of a dead sensor is no elder's. */
  isHeard: (deviceId: string) => boolean;
}

/** What is told about an owner: raised, cleared, or recorded because nobody is home. */
export interface Told {
  deviceId: string;
  raised: AlarmType[];
  cleared: AlarmType[];
  suppressed: AlarmType[];
  because?: Because;
}

export const QUIET_TYPE_OF = { water: 'WATER_LOW', power: 'POWER_IDLE', door: 'DOOR_IDLE', movement: 'PIR_IDLE' } as const satisfies Partial<Record<Channel, JudgedType>>;
type QuietType = (typeof QUIET_TYPE_OF)[keyof typeof QUIET_TYPE_OF];
/** An absence holds these back: nobody is there to be quiet, or in bed. */
const HELD_WHEN_AWAY: readonly AlarmType[] = ['WATER_LOW', 'POWER_IDLE', 'DOOR_IDLE', 'PIR_IDLE', 'BED_EXIT_LONG'];
/** A state that lasts is told again now and then: a human may have closed its alarm meanwhile. */
const AGAIN_MS = 3_600_000;
/** A water net below the elder's habits looks at a day at most: what a meter's window holds. */
const NET_HOURS = 24;

interface Holding {
  type: JudgedType;
  deviceId: string;
  because: Because;
}

/** What holds now, what to tell of it, and when to look again by the clock. */
export function judgeOwner(before: JudgeState, { limits, away, isHeard }: Circumstances, nowMs: number): { state: JudgeState; told: Told[] } {
  const state = comeHome(before, away, nowMs);
  const inactivity = inactivityFacts(state, limits, isHeard);
  const quiet = judgeInactivity(inactivity, nowMs);
  const holding: Holding[] = [...quietHolding(state, quiet), ...waterHolding(state, limits), ...placeHolding(state, limits, nowMs), ...vitalHolding(state, limits, nowMs)];
  const told = new Map(Object.entries(state.told) as [AlarmType, Standing][]);
  const telling: Told[] = [];
  for (const { type, deviceId, because } of holding) {
    const suppressed = state.away && HELD_WHEN_AWAY.includes(type);
    const last = told.get(type);
    if (last && last.suppressed === suppressed && nowMs - last.atMs < AGAIN_MS) continue;
    const sinceMs = because.kind === 'quiet' ? Date.parse(because.since) : nowMs;
    told.set(type, { deviceId, firstMs: last?.firstMs ?? nowMs, atMs: nowMs, sinceMs, suppressed });
    telling.push({ deviceId, raised: suppressed ? [] : [type], cleared: [], suppressed: suppressed ? [type] : [], because });
  }
  for (const [type, last] of told) {
    if (holding.some((held) => held.type === type) || !isOver(type as JudgedType, state, last, nowMs, limits)) continue;
    told.delete(type);
    if (!last.suppressed) telling.push({ deviceId: last.deviceId, raised: [], cleared: [type], suppressed: [] });
  }
  const standing = state.lookAtMs !== null && state.lookAtMs > nowMs ? state.lookAtMs : null;
  const lookedAhead = `${slotOf(nowMs)} ${inactivity.heard.join()} ${JSON.stringify(inactivity.limits)}`;
  const ahead = standing !== null && lookedAhead === state.lookedAhead ? null : inactivity;
  const due = nextLook(state, limits, ahead, away, nowMs);
  // Life goes on and puts the look off again and again: a timer that stands earlier is left to fire and look anew.
  const lookAtMs = standing !== null && (due === null || standing <= due) ? standing : due;
  return { state: { ...state, told: Object.fromEntries(told), lookAtMs, lookedAhead }, told: telling };
}

/** An absence that has ended, by its date or by somebody's word: what was quiet before the return says nothing. */
function comeHome(state: JudgeState, away: Circumstances['away'], nowMs: number): JudgeState {
  const isAway = away !== null && nowMs >= away.fromMs && nowMs < away.untilMs;
  const over = away && away.untilMs <= nowMs ? away.untilMs : 0;
  const homeSinceMs = Math.max(state.homeSinceMs, over, state.away && !isAway && over === 0 ? nowMs : 0);
  return { ...state, away: isAway, homeSinceMs };
}

function inactivityFacts(state: JudgeState, limits: ElderLimits, isHeard: (deviceId: string) => boolean): InactivityFacts {
  const low = limits.WATER_LOW;
  const meter = state.channels.water && state.water[state.channels.water.deviceId];
  const window = (hours: number) =>
    low && meter ? isWaterLow(meter, { hours, litres: low['litres']!, orEqual: low['orEqual'] === 1 }, state.homeSinceMs) : null;
  const channels = (Object.keys(state.channels) as Channel[]).filter((channel) => isHeard(state.channels[channel]!.deviceId));
  return {
    channels: state.channels,
    heard: channels,
    limits: {
      water: quietLimit(low),
      power: quietLimit(limits.POWER_IDLE),
      door: quietLimit(limits.DOOR_IDLE),
      movement: quietLimit(limits.PIR_IDLE),
    },
    waterLow: window(low?.['hours'] ?? NET_HOURS),
    waterLowLong: window(NET_HOURS),
    homeSinceMs: state.homeSinceMs,
  };
}

function quietLimit(limits: Limits | null): QuietLimit | undefined {
  if (!limits) return undefined;
  const { hours, fromHour, toHour, personal } = limits;
  const daytime = fromHour !== undefined && toHour !== undefined ? { from: fromHour, to: toHour } : null;
  return { hours: hours!, daytime, personal: personal === 1 };
}

function quietHolding(state: JudgeState, quiet: QuietVerdict | null): Holding[] {
  if (!quiet || quiet.channel === 'bed') return [];
  const { channel, because } = quiet;
  // One quiet is one alarm: whichever sensor it was told of first, the others only confirm it.
  const standing = (Object.values(QUIET_TYPE_OF) as QuietType[]).find((type) => state.told[type] && !isQuietOver(type, state, state.told[type]));
  const type = standing ?? QUIET_TYPE_OF[channel];
  return [{ type, deviceId: standing ? state.told[standing]!.deviceId : state.channels[channel]!.deviceId, because }];
}

function waterHolding(state: JudgeState, { WATER_HIGH: high, WATER_LEAK: leak }: ElderLimits): Holding[] {
  return Object.entries(state.water).flatMap(([deviceId, meter]): Holding[] => {
    const much = high && isWaterHigh(meter, { hours: high['hours']!, litres: high['litres']! });
    const runs = leak && isWaterLeak(meter, { halfHours: leak['halfHours']! });
    return [
      ...(much?.high ? [{ type: 'WATER_HIGH' as const, deviceId, because: { kind: 'use' as const, litres: Math.round(much.litres), hours: high!['hours']! } }] : []),
      ...(runs ? [{ type: 'WATER_LEAK' as const, deviceId, because: { kind: 'use' as const, litres: 0, hours: leak!['halfHours']! / 2 } }] : []),
    ];
  });
}

function placeHolding(state: JudgeState, { GEOFENCE_EXIT: fence, BED_EXIT_LONG: bed }: ElderLimits, nowMs: number): Holding[] {
  const holding: Holding[] = [];
  if (state.fence && fence && fenceOf(fence) && judgeFence(state.fence, nowMs, fence['minutes']!).outside) {
    const minutes = Math.floor((nowMs - state.fence.outsideSinceMs!) / 60_000);
    holding.push({ type: 'GEOFENCE_EXIT', deviceId: state.fence.deviceId, because: { kind: 'outside', distanceMeters: state.fence.distanceMeters, minutes } });
  }
  const outSinceMs = state.bed && bed ? judgeBed(state.bed, nowMs, bedLimits(bed)).outSinceMs : null;
  if (outSinceMs !== null) {
    const minutes = Math.floor((nowMs - outSinceMs) / 60_000);
    holding.push({ type: 'BED_EXIT_LONG', deviceId: state.bed!.deviceId, because: { kind: 'out-of-bed', since: new Date(outSinceMs).toISOString(), minutes } });
  }
  return holding;
}

export function fenceOf(limits: Limits | null): Fence | null {
  const { latitude, longitude, radiusMeters } = limits ?? {};
  return latitude === undefined || longitude === undefined || radiusMeters === undefined ? null : { latitude, longitude, radiusMeters };
}

const bedLimits = (bed: Limits) => ({ minutes: bed['minutes']!, night: { from: bed['fromHour']!, to: bed['toHour']! } });

function vitalHolding(state: JudgeState, limits: ElderLimits, nowMs: number): Holding[] {
  const { VITAL_RED: red, VITAL_AMBER: amber } = limits;
  if (!state.vitalsBy || (!red && !amber)) return [];
  const verdict = vitalVerdict(state, limits, nowMs);
  if (verdict.level === 'NONE') return [];
  const type = verdict.level === 'RED' ? 'VITAL_RED' : 'VITAL_AMBER';
  if (!limits[type]) return [];
  return [{ type, deviceId: state.vitalsBy, because: { kind: 'vitals', score: verdict.score, measured: verdict.measured, of: 7, red: verdict.red } }];
}

function vitalVerdict(state: JudgeState, { VITAL_RED: red, VITAL_AMBER: amber }: ElderLimits, nowMs: number) {
  return judgeVitals(state.vitals, nowMs, {
    againMinutes: red?.['againMinutes'] ?? Number.POSITIVE_INFINITY,
    redSum: red?.['sum'] ?? Number.POSITIVE_INFINITY,
    amberSum: amber?.['sum'] ?? Number.POSITIVE_INFINITY,
    validMinutes: red?.['validMinutes'] ?? 60,
  });
}

/** Whether a sensor has shown that what was told is over. That a rule no longer fires is not enough: nothing is un-judged. */
function isOver(type: JudgedType, state: JudgeState, told: Standing, nowMs: number, limits: ElderLimits): boolean {
  if (isQuietType(type)) return isQuietOver(type, state, told);
  switch (type) {
    case 'GEOFENCE_EXIT':
      return state.fence?.outsideSinceMs === null;
    case 'BED_EXIT_LONG':
      return state.bed?.inBed === true;
    case 'VITAL_RED':
    case 'VITAL_AMBER': {
      const newestMs = Math.max(0, ...Object.values(state.vitals).map(({ atMs }) => atMs));
      return newestMs >= told.atMs && vitalVerdict(state, limits, nowMs).level === 'NONE';
    }
    default:
      return true;
  }
}

const isQuietType = (type: JudgedType): type is QuietType => (Object.values(QUIET_TYPE_OF) as JudgedType[]).includes(type);

/** A late word that falls before the telling ends it as well: the quiet that was told of was none. */
function isQuietOver(type: QuietType, { channels }: JudgeState, told: Standing): boolean {
  const own = (Object.keys(QUIET_TYPE_OF) as (keyof typeof QUIET_TYPE_OF)[]).find((channel) => QUIET_TYPE_OF[channel] === type)!;
  return (channels[own]?.activeMs ?? 0) > told.sinceMs || Object.values(channels).some(({ activeMs }) => activeMs > told.firstMs);
}

function nextLook(state: JudgeState, limits: ElderLimits, facts: InactivityFacts | null, away: Circumstances['away'], nowMs: number): number | null {
  const due: (number | null)[] = [];
  // Until the return nothing is expected; then the windows begin anew.
  if (state.away) due.push(away!.untilMs);
  else if (facts) due.push(whenTooQuiet(facts, nowMs));
  if (state.fence && limits.GEOFENCE_EXIT) due.push(judgeFence(state.fence, nowMs, limits.GEOFENCE_EXIT['minutes']!).dueMs);
  if (state.bed && limits.BED_EXIT_LONG) due.push(judgeBed(state.bed, nowMs, bedLimits(limits.BED_EXIT_LONG)).dueMs);
  const ahead = due.filter((at) => at !== null && at > nowMs) as number[];
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

/** Channels whose devices have to be heard for a verdict. */
export const devicesAsked = (state: JudgeState): string[] => [...new Set(Object.values(state.channels).map(({ deviceId }) => deviceId))];

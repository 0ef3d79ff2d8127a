import type { AlarmLevel, AlarmType } from '#contracts/alarm.js';
import type { Because } from '#contracts/because.js';
import { type DeviceClass, DEVICE_CLASSES } from '#contracts/device.js';
import { type Metrics, type Signal, SIGNAL_TYPES } from '#contracts/reading.js';
import { LEVEL_OF } from './alarm-level.js';
import { factsIn } from './judge-facts.js';
import { fenceOf, judgeOwner } from './judge-owner.js';
import { judgeReading } from './judge-reading.js';
import { freshState, type JudgeState, note } from './judge-state.js';
import { type ElderLimits, limitsOf } from './judgement-limits.js';

/** One reading of the past, as the offline command takes it. */
export interface PastReading {
  deviceId: string;
  elderId: string | null;
  deviceClass: DeviceClass;
  atMs: number;
  metrics: Metrics;
  alarms: Signal[];
}

export interface PastAlarm {
  deviceId: string;
  type: AlarmType;
  level: AlarmLevel;
  at: string;
  because?: Because;
}

/** Practice: mains and mobile devices every 15 min, meters by the hour, zigbee batteries once in 25 h; silent after three of them. */
const SILENT_MS: Readonly<Partial<Record<DeviceClass, number>>> = { WATER: 3 * 3_600_000, POWER: 3 * 3_600_000, SOS: 45 * 60_000, WATCH: 45 * 60_000, FALL: 45 * 60_000, BED: 45 * 60_000, GATEWAY: 45 * 60_000 };
const SILENT_BATTERY_MS = 3 * 90_000_000;
const silentMsOf = (deviceClass: DeviceClass): number => SILENT_MS[deviceClass] ?? SILENT_BATTERY_MS;

interface Owner {
  state: JudgeState;
  /** Until when each device counts as heard. */
  heardUntilMs: Map<string, number>;
  /** What a device itself says is wrong and has not taken back. */
  signalled: Map<string, AlarmType>;
}

/** The rules over a stored past, without a server: the same states, the same verdicts, the clock being that of the readings. */
export class JudgeRun {
  private readonly owners = new Map<string, Owner>();
  private nowMs = Number.NEGATIVE_INFINITY;
  /** The earliest look of all owners, or earlier than it. */
  private lookMs = Number.POSITIVE_INFINITY;

  constructor(private readonly limits: ElderLimits = limitsOf([], [])) {}

  /** The alarms that a reading raises, after those that had fallen due before it. A late one moves no clock. */
  read(reading: PastReading): PastAlarm[] {
    const due = this.until(reading.atMs);
    this.nowMs = Math.max(this.nowMs, reading.atMs);
    const owner = this.ownerOf(reading.elderId ?? `device:${reading.deviceId}`);
    const silentMs = silentMsOf(reading.deviceClass);
    owner.heardUntilMs.set(reading.deviceId, this.nowMs + silentMs);
    const fence = fenceOf(this.limits.GEOFENCE_EXIT);
    const facts = factsIn(reading.deviceClass, reading.metrics);
    for (const fact of facts) owner.state = note(owner.state, { deviceId: reading.deviceId, atMs: reading.atMs, fact, silentMs }, fence);
    return [...due, ...signals(owner, reading, this.nowMs), ...(facts.length > 0 ? this.look(owner) : [])];
  }

  /** A run that goes on by itself from here: what if? States are never changed in place. */
  fork(): JudgeRun {
    const run = new JudgeRun(this.limits);
    run.nowMs = this.nowMs;
    run.lookMs = this.lookMs;
    for (const [id, { state, heardUntilMs, signalled }] of this.owners) {
      run.owners.set(id, { state, heardUntilMs: new Map(heardUntilMs), signalled: new Map(signalled) });
    }
    return run;
  }

  /** Whether an alarm of one of these types has been raised and not been cleared. */
  stands(types: readonly AlarmType[]): boolean {
    return [...this.owners.values()].some(({ state }) => types.some((type) => state.told[type]));
  }

  /** What falls due by the clock alone, in its order, up to an instant. */
  until(atMs: number): PastAlarm[] {
    const alarms: PastAlarm[] = [];
    while (this.lookMs <= atMs) {
      const looking = [...this.owners.values()].filter(({ state }) => state.lookAtMs !== null);
      const first = looking.length > 0 ? looking.reduce((a, b) => (b.state.lookAtMs! < a.state.lookAtMs! ? b : a)) : null;
      this.lookMs = first?.state.lookAtMs ?? Number.POSITIVE_INFINITY;
      if (!first || this.lookMs > atMs) break;
      this.nowMs = Math.max(this.nowMs, first.state.lookAtMs!);
      alarms.push(...this.look(first));
    }
    return alarms;
  }

  private look(owner: Owner): PastAlarm[] {
    const isHeard = (id: string) => (owner.heardUntilMs.get(id) ?? 0) >= this.nowMs;
    const before = owner.state.told;
    const { state, told } = judgeOwner(owner.state, { limits: this.limits, away: null, isHeard }, this.nowMs);
    owner.state = state;
    this.lookMs = Math.min(this.lookMs, state.lookAtMs ?? Number.POSITIVE_INFINITY);
    // A lasting state is told again by the hour; here it counts once.
    return told.flatMap(({ deviceId, raised, because }) =>
      raised.filter((type) => !before[type]).map((type) => alarm(deviceId, type, this.nowMs, because)),
    );
  }

  private ownerOf(id: string): Owner {
    const known = this.owners.get(id);
    if (known) return known;
    const owner: Owner = { state: freshState(), heardUntilMs: new Map(), signalled: new Map() };
    this.owners.set(id, owner);
    return owner;
  }
}

/** A press or a fall counts each time; smoke that is said again and again is one. */
const MOMENTARY: readonly AlarmType[] = ['SOS', 'FALL', 'GENERAL', 'GEOFENCE_EXIT'];

function signals({ signalled }: Owner, reading: PastReading, nowMs: number): PastAlarm[] {
  const { raised, cleared } = judgeReading(reading, reading.deviceClass, false);
  for (const type of cleared) signalled.delete(`${reading.deviceId}/${type}`);
  return raised.flatMap((type) => {
    const key = `${reading.deviceId}/${type}`;
    if (signalled.has(key) && !MOMENTARY.includes(type)) return [];
    signalled.set(key, type);
    return [alarm(reading.deviceId, type, nowMs)];
  });
}

const alarm = (deviceId: string, type: AlarmType, atMs: number, because?: Because): PastAlarm => ({
  deviceId,
  type,
  level: LEVEL_OF[type],
  at: new Date(atMs).toISOString(),
  ...(because ? { because } : {}),
});

export type Readable = { ok: true; reading: PastReading } | { ok: false; why: string };

/** Metrics that tell what a device is, when nobody says so; the first that fits. */
const CLASS_BY_METRIC: readonly (readonly [metric: string, deviceClass: DeviceClass])[] = [
  ['volumeTotal', 'WATER'],
  ['contactOpen', 'DOOR'],
  ['occupied', 'MOTION'],
  ['energyImportTotal', 'POWER'],
  ['power', 'POWER'],
  ['bloodPressureSystolic', 'VITALS'],
  ['respirationRate', 'VITALS'],
  ['spo2', 'WATCH'],
  ['heartRate', 'WATCH'],
  ['bodyTemperature', 'WATCH'],
  ['latitude', 'WATCH'],
  ['steps', 'WATCH'],
];

/** A line of input, once it is an object: checked, with what was left out filled in. */
export function readReading(line: Record<string, unknown>, known: ReadonlyMap<string, DeviceClass>): Readable {
  const { deviceId, elderId = null, at, metrics = {}, alarms = [] } = line;
  if (typeof deviceId !== 'string' || deviceId === '') return { ok: false, why: 'deviceId-missing' };
  if (elderId !== null && typeof elderId !== 'string') return { ok: false, why: 'elderId-not-text' };
  const atMs = typeof at === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(atMs)) return { ok: false, why: 'at-not-an-instant' };
  if (!isRecord(metrics) || !Object.values(metrics).every((value) => typeof value === 'number' || typeof value === 'boolean')) return { ok: false, why: 'metrics-unreadable' };
  if (!Array.isArray(alarms) || !alarms.every(isSignal)) return { ok: false, why: 'alarms-unreadable' };
  if (line['class'] !== undefined && !DEVICE_CLASSES.includes(line['class'] as DeviceClass)) return { ok: false, why: 'unknown-class' };
  const byMetric = CLASS_BY_METRIC.find(([metric]) => Object.hasOwn(metrics, metric))?.[1];
  const deviceClass = (line['class'] as DeviceClass | undefined) ?? known.get(deviceId) ?? byMetric ?? 'SOS';
  return { ok: true, reading: { deviceId, elderId, deviceClass, atMs, metrics: metrics as Metrics, alarms } };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function isSignal(value: unknown): value is Signal {
  return isRecord(value) && typeof value['active'] === 'boolean' && SIGNAL_TYPES.includes(value['type'] as Signal['type']);
}

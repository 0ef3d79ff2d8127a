import { Injectable } from '@nestjs/common';
import type { Reading } from '#contracts/reading.js';
import type { Transaction } from '#platform/database.js';
import { setTimers, type TimerSetting } from '#platform/timers.js';
import { type Concerned, type Finding, ownerOf } from '../alarm/finding.js';
import { concernedBy, type KnownDevice } from '../door/known-device.js';
import { DeviceStore } from '../door/device.store.js';
import { factsIn } from '../rules/judge-facts.js';
import { devicesAsked, fenceOf, judgeOwner, type Told } from '../rules/judge-owner.js';
import { judgeReading } from '../rules/judge-reading.js';
import { freshState, type JudgeState, note, type Said } from '../rules/judge-state.js';
import { limitsOf } from '../rules/judgement-limits.js';
import { noteSign } from '../rules/inactivity.js';
import { JudgeStore, type OwnerFacts } from './judge.store.js';
import { SaidLately } from './said-lately.js';

/** Somebody looks again when a rule could first hold; its subject is the owner of the state. */
export const LOOK_TIMER = 'judge.look-again';
/** A device that was silent for so many heartbeats has missed something. */
const SILENT_HEARTBEATS = 3;
/** When another door is judging the same elder, this one looks a moment later. */
const BUSY_MS = 1_000;

/** A reading that was stored for the first time, and whose it is. */
export interface Heard {
  device: KnownDevice;
  reading: Reading;
  /** The device's instant where it is plausible, else the time of receipt. */
  at: Date;
  /** A retained message is the state of some time ago. */
  retained: boolean;
}

type SaidOf = Said & { device: KnownDevice };
type ToldOf = Told & { owner: string };

/** What the readings of a batch mean: what each says itself, then what a history says. A fixed number of statements a batch, and none when no history is asked. */
@Injectable()
export class JudgeService {
  private readonly lately = new SaidLately();
  private readonly pending = new WeakMap<Transaction, Said[]>();

  constructor(
    private readonly store: JudgeStore,
    private readonly devices: DeviceStore,
  ) {}

  async judge(tx: Transaction, heard: readonly Heard[]): Promise<Finding[]> {
    const findings = heard.map(({ device, reading, retained }): Finding => ({ about: concernedBy(device), ...judgeReading(reading, device.class, retained) }));
    const said = this.lately.news(heard.filter(({ retained }) => !retained).flatMap(saidIn)) as SaidOf[];
    if (said.length === 0) return findings;
    this.pending.set(tx, [...(this.pending.get(tx) ?? []), ...said]);
    const byOwner = Map.groupBy(said, ({ device }) => ownerOf(concernedBy(device)));
    const about = new Map(said.map(({ device }) => [device.id, concernedBy(device)]));
    return [...findings, ...(await this.judgeOwners(tx, byOwner, about))];
  }

  /** To be called after the commit. */
  committed(tx: Transaction): void {
    this.lately.committed(this.pending.get(tx) ?? []);
  }

  /** The clock's question, or somebody's who changed what holds for an owner: what is it now, though nothing was said? */
  async lookAgain(tx: Transaction, owner: string): Promise<Finding[]> {
    const state = await this.store.lockOne(tx, owner);
    if (state === 'busy') {
      await setTimers(tx, 'alarm-ingestion', [{ kind: LOOK_TIMER, subject: owner, dueAt: new Date(tx.now.getTime() + BUSY_MS) }]);
      return [];
    }
    return state ? this.judgeOwners(tx, new Map([[owner, []]]), new Map(), new Map([[owner, await this.walked(tx, owner, state)]])) : [];
  }

  /** Steps cost nothing as they come in; they are asked for when somebody would be called. */
  private async walked(tx: Transaction, owner: string, state: JudgeState): Promise<JudgeState> {
    const newestMs = Math.max(state.homeSinceMs, ...Object.values(state.channels).map(({ activeMs }) => activeMs));
    if (owner.startsWith('device:') || newestMs === 0) return state;
    const at = await this.store.lastStepsAt(tx, owner, new Date(newestMs));
    if (!at) return state;
    const sign = { deviceId: state.channels.movement?.deviceId ?? Object.values(state.channels)[0]!.deviceId, atMs: at.getTime(), begins: true, homeSinceMs: state.homeSinceMs, away: state.away };
    return { ...state, channels: noteSign(state.channels, 'movement', sign) };
  }

  private async judgeOwners(
    tx: Transaction,
    byOwner: ReadonlyMap<string, readonly SaidOf[]>,
    about: ReadonlyMap<string, Concerned>,
    locked?: ReadonlyMap<string, JudgeState | null>,
  ): Promise<Finding[]> {
    const owners = [...byOwner.keys()];
    const states = locked ?? (await this.store.lock(tx, new Map([...byOwner].map(([owner, said]) => [owner, said[0]!.device.orgPath]))));
    const facts = await this.store.factsOf(tx, owners);
    const noted = new Map(owners.map((owner) => [owner, noteAll(states.get(owner) ?? freshState(), byOwner.get(owner)!, facts.get(owner)!)]));
    const asked = [...new Set([...noted.values()].flatMap(devicesAsked))].filter((id) => !about.has(id));
    const heardOf = asked.length > 0 ? await this.store.heardOf(tx, asked) : new Set<string>();
    const isHeard = (id: string): boolean => about.has(id) || heardOf.has(id);

    const after = new Map<string, JudgeState>();
    const timers: TimerSetting[] = [];
    const telling: ToldOf[] = [];
    for (const [owner, state] of noted) {
      const judged = judgeOwner(state, { ...circumstances(facts.get(owner)!), isHeard }, tx.now.getTime());
      after.set(owner, judged.state);
      telling.push(...judged.told.map((told) => ({ ...told, owner })));
      const { lookAtMs } = judged.state;
      if (lookAtMs !== null && lookAtMs !== states.get(owner)?.lookAtMs) timers.push({ kind: LOOK_TIMER, subject: owner, dueAt: new Date(lookAtMs) });
    }
    await this.store.save(tx, after);
    await setTimers(tx, 'alarm-ingestion', timers);
    return this.findings(tx, telling, about);
  }

  private async findings(tx: Transaction, telling: readonly ToldOf[], about: ReadonlyMap<string, Concerned>): Promise<Finding[]> {
    const missing = [...new Set(telling.map(({ deviceId }) => deviceId).filter((id) => !about.has(id)))];
    const others = missing.length > 0 ? await this.devices.byIds(tx, missing) : [];
    const known = new Map([...about, ...others.map((device) => [device.id, concernedBy(device)] as const)]);
    return telling.flatMap(({ owner, deviceId, raised, cleared, suppressed, because }): Finding[] => {
      const concerned = known.get(deviceId);
      // A sensor that has moved to another home says nothing of the one it left, and that one's quiet nothing of the other.
      return concerned && ownerOf(concerned) === owner ? [{ about: concerned, raised, cleared, ...(suppressed.length > 0 ? { suppressed } : {}), ...(because ? { because } : {}) }] : [];
    });
  }
}

function saidIn({ device, reading, at }: Heard): SaidOf[] {
  const silentMs = SILENT_HEARTBEATS * device.heartbeatSeconds * 1000;
  return factsIn(device.class, reading.metrics).map((fact) => ({ device, deviceId: device.id, atMs: at.getTime(), fact, silentMs }));
}

function noteAll(before: JudgeState, said: readonly Said[], facts: OwnerFacts): JudgeState {
  const fence = fenceOf(circumstances(facts).limits.GEOFENCE_EXIT);
  return said.toSorted((a, b) => a.atMs - b.atMs).reduce((state, one) => note(state, one, fence), before);
}

function circumstances({ own, city, awayFrom, awayUntil }: OwnerFacts) {
  const away = awayFrom && awayUntil ? { fromMs: awayFrom.getTime(), untilMs: awayUntil.getTime() } : null;
  return { limits: limitsOf(city, own), away };
}

import { Injectable } from '@nestjs/common';
import { SPEAKING_STATES } from '#contracts/device.js';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { scopeOf } from '#platform/scope.js';
import { setTimer } from '#platform/timers.js';
import { mayMove } from '../rules/device-life.js';
import { selfTestDueAt } from '../rules/device-self-test.js';
import { mayBeCarried, topicsFor } from '../rules/device-topics.js';
import { DeviceHistoryStore } from './device-history.store.js';
import type { DeviceMove } from './device.dto.js';
import type { DeviceProblem } from './device.problems.js';
import { type DeviceRecord, DeviceStore } from './device.store.js';

export const SELF_TEST_TIMER = 'device.self-test';

type Verdict = { ok: true } | { ok: false; why: DeviceProblem };
type Actor = { accountId: string; name: string };

/** A device goes on in its life: load, decide, save, tell. */
@Injectable()
export class DeviceMoveService {
  constructor(
    private readonly database: Database,
    private readonly store: DeviceStore,
    private readonly history: DeviceHistoryStore,
  ) {}

  move(me: Account, id: string, given: DeviceMove): Promise<Verdict> {
    return this.database.within(scopeOf(me), async (tx) => {
      const device = await this.store.lock(tx, id);
      if (!device) return { ok: false, why: 'device-not-found' };
      const replacement = given.replacedBy ? await this.store.lock(tx, given.replacedBy) : null;
      if (given.replacedBy && (given.to !== 'FAULTY' || !fits(replacement, device))) return { ok: false, why: 'replacement-not-in-stock' };
      const steps: [DeviceRecord, DeviceMove][] = [[device, given]];
      if (replacement && device.elderId) {
        steps.push([replacement, { to: 'ISSUED', elderId: device.elderId, gatewayId: device.gatewayId ?? undefined, note: given.note }]);
      }
      const before = steps.map(([one]) => ({ ...one }));
      for (const [one, where] of steps) {
        const verdict = await this.decide(tx, me, one, where);
        if (!verdict.ok) return verdict;
      }
      const actor = { accountId: me.accountId, name: me.name };
      for (const [at, [one, where]] of steps.entries()) await this.keep(tx, before[at]!, one, actor, where);
      return { ok: true };
    });
  }

  /** The device's own first alarm, in the transaction that heard of it. */
  async activate(tx: Transaction, device: DeviceRecord, testedAt: Date): Promise<void> {
    if (!mayMove(device, 'IN_USE', {}, 'test').ok) return;
    const before = { ...device };
    Object.assign(device, { state: 'IN_USE', activatedAt: testedAt, lastTestedAt: testedAt });
    await this.keep(tx, before, device, null, {});
  }

  /** The next monthly reminder, counted from what has been proved so far. */
  async watch(tx: Transaction, device: DeviceRecord): Promise<void> {
    const dueAt = selfTestDueAt(device);
    if (dueAt) await setTimer(tx, 'registry', { kind: SELF_TEST_TIMER, subject: device.id, dueAt });
  }

  /** Changes the record, not yet the row. */
  private async decide(tx: Transaction, me: Account, device: DeviceRecord, given: DeviceMove): Promise<Verdict> {
    const verdict = mayMove(device, given.to, given, 'person');
    if (!verdict.ok) return verdict;
    device.state = given.to;
    if (verdict.leavesHome) takeHome(device, me);
    if (given.to === 'ISSUED') {
      const home = await this.homeFor(tx, me, given);
      if (typeof home === 'string') return { ok: false, why: home };
      Object.assign(device, home, { issuedOn: given.receivedOn ?? shanghaiDay(tx.now) });
    }
    if (given.to === 'INSTALLED') device.placeInHome = given.place!.trim();
    if (given.to === 'IN_USE') device.activatedAt ??= tx.now;
    return this.carry(tx, device, given);
  }

  private async keep(tx: Transaction, before: DeviceRecord, device: DeviceRecord, by: Actor | null, given: Partial<DeviceMove>): Promise<void> {
    const { note, replacedBy } = given;
    await this.store.save(tx, device);
    const elderId = device.elderId ?? before.elderId;
    const place = device.state === 'INSTALLED' ? device.placeInHome : null;
    const receivedOn = device.state === 'ISSUED' ? device.issuedOn : null;
    await this.history.addMoves(tx, [{ deviceId: device.id, fromState: before.state, toState: device.state, by, elderId, place, receivedOn, replacedBy, note }]);
    await this.watch(tx, device);
    const mayStay = [before.state, device.state].every((state) => SPEAKING_STATES.includes(state)) && before.gatewayId === device.gatewayId;
    // Whoever had it hears that it left; whoever gets it hears that it came.
    const orgPath = device.elderId ? device.orgPath : before.orgPath;
    await tell(tx, { name: 'device.changed', subject: device.id, orgPath, elderId, actor: by, payload: { deviceId: device.id, mayStay } });
  }

  private async homeFor(tx: Transaction, me: Account, { elderId, streetCode }: DeviceMove): Promise<Home | 'elder-not-found' | 'street-not-found'> {
    if (elderId) {
      const home = await this.store.homeOf(tx, elderId);
      return home ? { elderId, ...home } : 'elder-not-found';
    }
    const orgPath = await this.store.streetPath(tx, streetCode!);
    const mine = orgPath !== null && me.orgPath !== null && `${orgPath}.`.startsWith(`${me.orgPath}.`);
    return mine ? { elderId: null, orgPath, streetCode: streetCode! } : 'street-not-found';
  }

  /** Which gateway speaks for it, if one does. */
  private async carry(tx: Transaction, device: DeviceRecord, { gatewayId }: DeviceMove): Promise<Verdict> {
    if (gatewayId === undefined) return { ok: true };
    const gateway = mayBeCarried(device) ? await this.store.lock(tx, gatewayId) : null;
    if (gateway?.class !== 'GATEWAY' || gateway.format !== device.format || gateway.state === 'RETIRED') return { ok: false, why: 'gateway-not-found' };
    device.gatewayId = gateway.id;
    const topics = topicsFor(device);
    if (!topics.ok) return topics;
    device.topics = topics.topics;
    return { ok: true };
  }
}

interface Home {
  elderId: string | null;
  orgPath: string;
  streetCode: string;
}

const fits = (replacement: DeviceRecord | null, device: DeviceRecord): boolean =>
  replacement?.state === 'IN_STOCK' && replacement.class === device.class && replacement.id !== device.id;

/** Back in the district's store nobody's secret opens the door for it, and nothing of the last home hangs on it. */
function takeHome(device: DeviceRecord, me: Account): void {
  const district = device.orgPath.split('.').slice(0, 2).join('.');
  const orgPath = me.orgPath && me.orgPath.length > district.length ? me.orgPath : district;
  Object.assign(device, { orgPath, elderId: null, streetCode: null, placeInHome: null, issuedOn: null, activatedAt: null, lastTestedAt: null });
  Object.assign(device, { secretHash: null, previousSecretHash: null, previousSecretUntil: null });
  if (device.gatewayId === null) return;
  device.gatewayId = null;
  const alone = topicsFor(device);
  device.topics = alone.ok ? alone.topics : [];
}

/** China keeps +08:00 all year. */
const shanghaiDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

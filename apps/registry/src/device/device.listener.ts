import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ALARM_CLASSES } from '#contracts/device.js';
import type { Happened } from '#contracts/flow.js';
import { Database, type Transaction } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { Hears, Listens, OnTimer } from '#platform/listens.js';
import { SYSTEM } from '#platform/scope.js';
import { setTimer, setTimers, type DueTimer } from '#platform/timers.js';
import { firstLookAt, lastProof, remindOfSelfTest } from '../rules/device-self-test.js';
import { GRACE_TIMER } from './device-credential.service.js';
import { DeviceHistoryStore } from './device-history.store.js';
import { DeviceMoveService, SELF_TEST_TIMER } from './device-move.service.js';
import { DeviceStore } from './device.store.js';

/** What test alarms and time do to a device. */
@Injectable()
@Listens('registry')
export class DeviceListener implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly store: DeviceStore,
    private readonly history: DeviceHistoryStore,
    private readonly moves: DeviceMoveService,
  ) {}

  /** Devices that came into use before there were reminders (an older installation, the demo's past) get theirs. */
  async onApplicationBootstrap(): Promise<void> {
    await this.database.within(SYSTEM, async (tx) => {
      const forgotten = await this.history.withoutTimer(tx, SELF_TEST_TIMER, ALARM_CLASSES);
      const timers = forgotten.flatMap((device) => {
        const dueAt = firstLookAt(device, tx.now);
        return dueAt ? [{ kind: SELF_TEST_TIMER, subject: device.id, dueAt }] : [];
      });
      await setTimers(tx, 'registry', timers);
    });
  }

  /** It alarmed in its test window: the first time it is in use from now on, every time it has proved itself. */
  @Hears('device.tested')
  async onTested({ payload }: Happened<'device.tested'>, tx: Transaction): Promise<void> {
    const device = await this.store.lock(tx, payload.deviceId);
    if (!device) return;
    const testedAt = new Date(payload.testedAt);
    if (payload.purpose === 'ACTIVATION' && (device.state === 'ISSUED' || device.state === 'INSTALLED')) return this.moves.activate(tx, device, testedAt);
    if (device.lastTestedAt && device.lastTestedAt >= testedAt) return;
    device.lastTestedAt = testedAt;
    await this.store.save(tx, device);
    await this.moves.watch(tx, device);
    const { id, orgPath, elderId } = device;
    await tell(tx, { name: 'device.changed', subject: id, orgPath, elderId, payload: { deviceId: id, mayStay: true } });
  }

  @OnTimer(SELF_TEST_TIMER)
  async onSelfTestDue({ subject }: DueTimer, tx: Transaction): Promise<void> {
    const device = await this.store.lock(tx, subject);
    const verdict = device && remindOfSelfTest(device, tx.now);
    if (!device || !verdict) return;
    await setTimer(tx, 'registry', { kind: SELF_TEST_TIMER, subject, dueAt: verdict.againAt });
    if (!verdict.remind) return;
    const lastTestedAt = lastProof(device)!.toISOString();
    await tell(tx, { name: 'device.self-test-due', subject, orgPath: device.orgPath, elderId: device.elderId, payload: { deviceId: subject, lastTestedAt } });
  }

  @OnTimer(GRACE_TIMER)
  async onGraceOver({ subject }: DueTimer, tx: Transaction): Promise<void> {
    const device = await this.store.lock(tx, subject);
    if (!device?.previousSecretUntil || device.previousSecretUntil > tx.now) return;
    Object.assign(device, { previousSecretHash: null, previousSecretUntil: null });
    await this.store.save(tx, device);
    await tell(tx, { name: 'device.changed', subject, orgPath: device.orgPath, elderId: device.elderId, payload: { deviceId: subject } });
  }
}

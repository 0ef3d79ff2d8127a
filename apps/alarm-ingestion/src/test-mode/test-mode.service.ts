import { Injectable } from '@nestjs/common';
import { SPEAKING_STATES } from '#contracts/device.js';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { newId } from '#platform/id.js';
import { type ProblemTable, refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { setTimer } from '#platform/timers.js';
import { AlarmStore } from '../alarm/alarm.store.js';
import { RaiseService } from '../alarm/raise.service.js';
import { DeviceStore } from '../door/device.store.js';
import { concernedBy, type KnownDevice } from '../door/known-device.js';
import { FIRE_TYPES } from '../rules/comes-back.js';
import type { TestStart, TestWindow } from './test-mode.dto.js';
import { mayTest } from './rules/may-test.js';
import { type OpenWindow, TestWindowStore, WINDOW_TIMER } from './test-window.store.js';

export const TEST_PROBLEMS = {
  'device-not-found': [404, '找不到该设备', 'No such device in your scope: check the id.'],
  'purpose-not-yours': [403, '您不能以此目的测试设备', 'Maintenance is for engineers and the desk, activation for them and grid workers; test it as SELF_TEST.'],
  'device-not-speaking': [409, '该设备未发放或已回收', 'A device that is in stock or taken back cannot be tried out.'],
  'test-running': [409, '该设备正在测试', 'Somebody is trying this device out: see `by` and `until`.'],
  'no-test-window': [404, '该设备不在测试中', 'The device is not in test mode.'],
} satisfies ProblemTable;

/** While a window is open, what the device signals is a test. It ends by itself. */
@Injectable()
export class TestModeService {
  constructor(
    private readonly database: Database,
    private readonly devices: DeviceStore,
    private readonly windows: TestWindowStore,
    private readonly alarms: AlarmStore,
    private readonly raise: RaiseService,
  ) {}

  start(me: Account, deviceId: string, { purpose, minutes }: TestStart): Promise<TestWindow> {
    return this.database.within(scopeOf(me), async (tx) => {
      if (!mayTest(me.role, purpose)) throw refusal(TEST_PROBLEMS, 'purpose-not-yours');
      const { elderId, streetCode, orgPath, state } = await this.deviceOf(tx, deviceId);
      if (!SPEAKING_STATES.includes(state)) throw refusal(TEST_PROBLEMS, 'device-not-speaking');
      const standing = await this.windows.lockStanding(tx, deviceId);
      if (standing && standing.until > tx.now) throw running(standing);
      if (standing) await this.finish(tx, standing.id);
      const until = new Date(tx.now.getTime() + minutes * 60_000);
      const window: OpenWindow = { id: newId(), deviceId, elderId, streetCode, orgPath, purpose, openedAt: tx.now, until, byAccountId: me.accountId, byName: me.name };
      if (!(await this.windows.open(tx, window))) throw refusal(TEST_PROBLEMS, 'test-running');
      await setTimer(tx, 'alarm-ingestion', { kind: WINDOW_TIMER, subject: window.id, dueAt: until });
      return this.shown(tx, window);
    });
  }

  now(me: Account, deviceId: string): Promise<TestWindow> {
    return this.database.within(scopeOf(me), async (tx) => {
      await this.deviceOf(tx, deviceId);
      const [window] = await this.windows.openOf(tx, [deviceId]);
      if (!window) throw refusal(TEST_PROBLEMS, 'no-test-window');
      return this.shown(tx, window);
    });
  }

  stop(me: Account, deviceId: string): Promise<void> {
    return this.database.within(scopeOf(me), async (tx) => {
      await this.deviceOf(tx, deviceId);
      const window = await this.windows.lockStanding(tx, deviceId);
      if (!window) throw refusal(TEST_PROBLEMS, 'no-test-window');
      await this.finish(tx, window.id);
    });
  }

  /** Ends a window. Smoke that the test began and that has not gone is smoke. */
  async finish(tx: Transaction, windowId: string): Promise<void> {
    const window = await this.windows.end(tx, windowId);
    if (!window) return;
    const present = (await this.alarms.testedIn(tx, [window.id])).filter(({ type, clearedAt }) => FIRE_TYPES.includes(type) && !clearedAt);
    const [device] = present.length > 0 ? await this.devices.byIds(tx, [window.deviceId]) : [];
    if (device) await this.raise.apply(tx, [{ about: concernedBy(device), raised: present.map(({ type }) => type), cleared: [] }]);
  }

  private async deviceOf(tx: Transaction, deviceId: string): Promise<KnownDevice> {
    const [device] = await this.devices.byIds(tx, [deviceId]);
    if (!device || !(await this.windows.maySee(tx, device))) throw refusal(TEST_PROBLEMS, 'device-not-found');
    return device;
  }

  private async shown(tx: Transaction, { id, deviceId, purpose, openedAt, until, byName }: OpenWindow): Promise<TestWindow> {
    const signalled = (await this.alarms.testedIn(tx, [id])).map(({ type }) => type);
    return { id, deviceId, purpose, by: byName, openedAt: openedAt.toISOString(), until: until.toISOString(), signalled };
  }
}

function running({ byName, until }: OpenWindow) {
  return refusal(TEST_PROBLEMS, 'test-running', { by: byName, until: until.toISOString() });
}

import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { scopeOf } from '#platform/scope.js';
import { cancelTimer, setTimer } from '#platform/timers.js';
import { isCarried } from '../rules/device-topics.js';
import { DeviceHistoryStore } from './device-history.store.js';
import { newSecret, secretHashOf } from './device-secret.js';
import type { IssuedCredentials } from './device.dto.js';
import type { DeviceProblem } from './device.problems.js';
import { DeviceStore } from './device.store.js';

/** The old secret opens the door this much longer (own): an engineer carries the new one to the home. */
const GRACE_MS = 24 * 3_600_000;
/** Ends the grace: whoever still speaks with the old secret is sent away. */
export const GRACE_TIMER = 'device.secret-grace';

type Issued = { ok: true; credentials: IssuedCredentials } | { ok: false; why: DeviceProblem };

@Injectable()
export class DeviceCredentialService {
  constructor(
    private readonly database: Database,
    private readonly store: DeviceStore,
    private readonly history: DeviceHistoryStore,
  ) {}

  /** A new secret, told once. The door ends the device's connections, and lets the old secret in until the grace ends. */
  issue(me: Account, id: string, revoke: boolean): Promise<Issued> {
    return this.database.within(scopeOf(me), async (tx) => {
      const device = await this.store.lock(tx, id);
      if (!device) return { ok: false, why: 'device-not-found' };
      if (device.state === 'RETIRED') return { ok: false, why: 'device-retired' };
      if (isCarried(device)) return { ok: false, why: 'speaks-through-gateway' };
      const secret = newSecret();
      const previousUntil = device.secretHash && !revoke ? new Date(tx.now.getTime() + GRACE_MS) : null;
      Object.assign(device, { secretHash: secretHashOf(secret), previousSecretHash: previousUntil && device.secretHash, previousSecretUntil: previousUntil });
      await this.store.save(tx, device);
      const actor = { accountId: me.accountId, name: me.name };
      await this.history.addCredential(tx, [id], actor, previousUntil);
      if (previousUntil) await setTimer(tx, 'registry', { kind: GRACE_TIMER, subject: id, dueAt: previousUntil });
      else await cancelTimer(tx, 'registry', GRACE_TIMER, id);
      await tell(tx, { name: 'device.changed', subject: id, orgPath: device.orgPath, elderId: device.elderId, actor, payload: { deviceId: id } });
      return { ok: true, credentials: { deviceId: id, secret, previousUntil: previousUntil?.toISOString() ?? null } };
    });
  }
}

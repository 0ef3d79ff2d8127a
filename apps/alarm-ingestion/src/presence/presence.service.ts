import { Injectable } from '@nestjs/common';
import { SPEAKING_STATES } from '#contracts/device.js';
import type { Transaction } from '#platform/database.js';
import { setTimers } from '#platform/timers.js';
import type { Finding } from '../alarm/finding.js';
import { concernedBy, type KnownDevice } from '../door/known-device.js';
import { isOffline } from '../rules/is-offline.js';
import { silenceLimit } from '../rules/silence-limit.js';
import { PresenceStore } from './presence.store.js';

/** Asks whether a device has fallen silent; its subject is the device. */
export const SILENCE_TIMER = 'device.silent';
/** A device that speaks more often is not written down each time; heartbeats are a minute at least. */
const WRITE_EVERY_MS = 20_000;

/** Who has been heard of, and who has fallen silent. */
@Injectable()
export class PresenceService {
  /** What this process has committed lately, so that a chatty device costs no row a message. */
  private readonly written = new Map<string, number>();
  private readonly pending = new WeakMap<Transaction, string[]>();

  constructor(private readonly store: PresenceStore) {}

  /** Notes those who spoke; who was offline has come back. Call `committed` after the commit. */
  async spoke(tx: Transaction, devices: ReadonlyMap<string, KnownDevice>): Promise<Finding[]> {
    const now = tx.now.getTime();
    const due = [...devices.values()].filter(({ id }) => Math.abs(now - (this.written.get(id) ?? 0)) >= WRITE_EVERY_MS);
    if (due.length === 0) return [];
    this.pending.set(tx, due.map(({ id }) => id));
    const sightings = await this.store.seen(tx, due.map(({ id }) => id));
    const watched = sightings.filter(({ first, cameBack }) => first || cameBack).map(({ deviceId }) => devices.get(deviceId)!);
    await setTimers(
      tx,
      'alarm-ingestion',
      watched.map((device) => ({ kind: SILENCE_TIMER, subject: device.id, dueAt: whenSilent(device, tx.now) })),
    );
    const back = sightings.filter(({ cameBack }) => cameBack).map(({ deviceId }) => devices.get(deviceId)!);
    // While their gateway was gone its children could not be heard: their silence counts from its return.
    const gateways = back.filter(isGateway).map(({ id }) => id);
    if (gateways.length > 0) await this.store.allowOneMoreHeartbeat(tx, SILENCE_TIMER, gateways);
    return back.map((device) => ({ about: concernedBy(device), raised: [], cleared: ['OFFLINE'] }));
  }

  committed(tx: Transaction): void {
    for (const id of this.pending.get(tx) ?? []) this.written.set(id, tx.now.getTime());
  }

  /**
   * Somebody says that these are gone: the gateway, or the device's own last word. What sleeps says so each time and is
   * judged by its silence alone. Behind a gateway that is gone itself nothing is known: no alarm a child.
   */
  async left(tx: Transaction, devices: readonly KnownDevice[]): Promise<Finding[]> {
    const awake = devices.filter((device) => silenceLimit(device).lastWordCounts);
    const gateways = await this.gone(tx, awake.filter(isGateway));
    const children = awake.filter((device) => !isGateway(device));
    const unknown = children.length > 0 ? await this.store.behindOfflineGateway(tx, children.map(({ id }) => id)) : new Set<string>();
    return [...gateways, ...(await this.gone(tx, children.filter(({ id }) => !unknown.has(id))))];
  }

  private async gone(tx: Transaction, devices: readonly KnownDevice[]): Promise<Finding[]> {
    if (devices.length === 0) return [];
    await this.store.markOffline(tx, [...new Set(devices.map(({ id }) => id))]);
    for (const { id } of devices) this.written.delete(id);
    return devices.map((device) => ({ about: concernedBy(device), raised: ['OFFLINE'], cleared: [] }));
  }

  /** The timer's question: still silent? Sets the next timer when there is another to set. */
  async judgeSilence(tx: Transaction, device: KnownDevice): Promise<Finding[]> {
    const seen = await this.store.lastSeen(tx, device.id);
    if (!seen || seen.offline) return [];
    if (!SPEAKING_STATES.includes(device.state)) {
      // Nobody misses it, and its watch ends here: it counts as gone, so that its first word after its next issue starts another.
      await this.gone(tx, [device]);
      return [];
    }
    const gatewayOffline = !isGateway(device) && (await this.store.behindOfflineGateway(tx, [device.id])).has(device.id);
    const verdict = isOffline({ lastSeenAt: seen.lastSeenAt, limitSeconds: silenceLimit(device).seconds, gatewayOffline }, tx.now);
    if (verdict.offline) return this.gone(tx, [device]);
    await setTimers(tx, 'alarm-ingestion', [{ kind: SILENCE_TIMER, subject: device.id, dueAt: verdict.lookAgainAt }]);
    return [];
  }
}

const isGateway = (device: KnownDevice): boolean => device.class === 'GATEWAY';

function whenSilent(device: KnownDevice, now: Date): Date {
  const verdict = isOffline({ lastSeenAt: now, limitSeconds: silenceLimit(device).seconds, gatewayOffline: false }, now);
  return verdict.offline ? now : verdict.lookAgainAt;
}

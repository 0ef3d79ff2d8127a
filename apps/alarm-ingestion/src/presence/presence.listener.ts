import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database.js';
import { Listens, OnTimer } from '#platform/listens.js';
import { SYSTEM } from '#platform/scope.js';
import type { DueTimer } from '#platform/timers.js';
import { RaiseService } from '../alarm/raise.service.js';
import { DeviceStore } from '../door/device.store.js';
import { PresenceService, SILENCE_TIMER } from './presence.service.js';
import { PresenceStore } from './presence.store.js';

@Injectable()
@Listens('alarm-ingestion')
export class PresenceListener implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: PresenceStore,
    private readonly devices: DeviceStore,
    private readonly presence: PresenceService,
    private readonly raise: RaiseService,
  ) {}

  /** While the door was shut nobody could be heard: silence counts again from its opening, before any timer fires. */
  async onModuleInit(): Promise<void> {
    await this.database.within(SYSTEM, (tx) => this.store.allowOneMoreHeartbeat(tx, SILENCE_TIMER));
  }

  @OnTimer(SILENCE_TIMER)
  async onSilence(timer: DueTimer, tx: Transaction): Promise<void> {
    const [device] = await this.devices.byIds(tx, [timer.subject]);
    if (device) await this.raise.apply(tx, await this.presence.judgeSilence(tx, device));
  }
}

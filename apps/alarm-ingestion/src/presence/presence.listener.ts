import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { Listens, OnTimer } from '#platform/listens.js';
import type { DueTimer } from '#platform/timers.js';
import { RaiseService } from '../alarm/raise.service.js';
import { DeviceStore } from '../door/device.store.js';
import { PresenceService, SILENCE_TIMER } from './presence.service.js';

@Injectable()
@Listens('alarm-ingestion')
export class PresenceListener {
  constructor(
    private readonly devices: DeviceStore,
    private readonly presence: PresenceService,
    private readonly raise: RaiseService,
  ) {}

  @OnTimer(SILENCE_TIMER)
  async onSilence(timer: DueTimer, tx: Transaction): Promise<void> {
    const [device] = await this.devices.byIds(tx, [timer.subject]);
    if (device) await this.raise.apply(tx, await this.presence.judgeSilence(tx, device));
  }
}

import { Injectable } from '@nestjs/common';
import type { Happened } from '#contracts/flow.js';
import { Hears, Listens } from '#platform/listens.js';
import { DoorService } from './door.service.js';

@Injectable()
@Listens('alarm-ingestion')
export class DeviceListener {
  constructor(private readonly door: DoorService) {}

  @Hears('device.changed')
  async onChanged(event: Happened<'device.changed'>): Promise<void> {
    this.door.readmit(event.payload.deviceId, event.payload.mayStay);
  }
}

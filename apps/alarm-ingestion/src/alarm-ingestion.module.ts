import { Module } from '@nestjs/common';
import { PlatformModule } from '#platform/platform.module.js';
import { AlarmController } from './alarm/alarm.controller.js';
import { AlarmListener } from './alarm/alarm.listener.js';
import { AlarmService } from './alarm/alarm.service.js';
import { AlarmStore } from './alarm/alarm.store.js';
import { DeskService } from './alarm/desk.service.js';
import { DeskStore } from './alarm/desk.store.js';
import { RaiseService } from './alarm/raise.service.js';
import { AlarmContactTable } from './alarm/tables/alarm-contact.table.js';
import { AlarmTable } from './alarm/tables/alarm.table.js';
import { BrokerController } from './broker/broker.controller.js';
import { BrokerSessionService } from './broker/broker-session.service.js';
import { BrokerStore } from './broker/broker.store.js';
import { OutsideBrokersService } from './broker/outside-brokers.service.js';
import { OutsideKeeper } from './broker/outside-keeper.js';
import { DeadLetterController } from './dead-letter/dead-letter.controller.js';
import { DeadLetterService } from './dead-letter/dead-letter.service.js';
import { DeadLetterStore } from './dead-letter/dead-letter.store.js';
import { DeviceDirectory } from './door/device-directory.js';
import { DeviceListener } from './door/device.listener.js';
import { DeviceStore } from './door/device.store.js';
import { DoorService } from './door/door.service.js';
import { KeeperService } from './door/keeper.service.js';
import { FamilyController } from './family/family.controller.js';
import { FamilyService } from './family/family.service.js';
import { FamilyStore } from './family/family.store.js';
import { SharingStore } from './family/sharing.store.js';
import { JudgeService } from './judge/judge.service.js';
import { WaterService } from './judge/water.service.js';
import { NightService } from './night/night.service.js';
import { NightStore } from './night/night.store.js';
import { PresenceListener } from './presence/presence.listener.js';
import { PresenceService } from './presence/presence.service.js';
import { PresenceStore } from './presence/presence.store.js';
import { HousekeepingListener } from './reading/housekeeping.listener.js';
import { IngestService } from './reading/ingest.service.js';
import { ReadingController } from './reading/reading.controller.js';
import { ReadingStore } from './reading/reading.store.js';

/** Devices speak here: door -> decode -> judge -> raise -> tell; then a human answers. */
@Module({
  imports: [PlatformModule.forService({ service: 'alarm-ingestion', entities: [AlarmTable, AlarmContactTable] })],
  controllers: [FamilyController, AlarmController, ReadingController, DeadLetterController, BrokerController],
  providers: [
    DoorService,
    KeeperService,
    OutsideBrokersService,
    OutsideKeeper,
    BrokerSessionService,
    BrokerStore,
    DeviceDirectory,
    DeviceStore,
    DeviceListener,
    IngestService,
    ReadingStore,
    HousekeepingListener,
    JudgeService,
    WaterService,
    PresenceService,
    PresenceStore,
    PresenceListener,
    RaiseService,
    AlarmService,
    AlarmStore,
    AlarmListener,
    DeskService,
    DeskStore,
    DeadLetterService,
    DeadLetterStore,
    FamilyService,
    FamilyStore,
    SharingStore,
    NightService,
    NightStore,
  ],
  exports: [DoorService],
})
export class AlarmIngestionModule {}

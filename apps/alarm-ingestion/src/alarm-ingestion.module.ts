import { Module } from '@nestjs/common';
import { PlatformModule } from '#platform/platform.module.js';
import { AlarmChange } from './alarm/alarm-change.service.js';
import { AlarmController } from './alarm/alarm.controller.js';
import { AlarmListener } from './alarm/alarm.listener.js';
import { AlarmService } from './alarm/alarm.service.js';
import { AlarmStore } from './alarm/alarm.store.js';
import { ClearMemory } from './alarm/clear-memory.js';
import { DeskService } from './alarm/desk.service.js';
import { DeskStore } from './alarm/desk.store.js';
import { PolicyStore } from './alarm/policy.store.js';
import { RaiseService } from './alarm/raise.service.js';
import { AlarmTable } from './alarm/tables/alarm.table.js';
import { BrokerController } from './broker/broker.controller.js';
import { BrokerSessionService } from './broker/broker-session.service.js';
import { BrokerStore } from './broker/broker.store.js';
import { OutsideBrokersService } from './broker/outside-brokers.service.js';
import { OutsideKeeper } from './broker/outside-keeper.js';
import { CallBackController } from './call-back/call-back.controller.js';
import { CallBackService } from './call-back/call-back.service.js';
import { CallBackStore } from './call-back/call-back.store.js';
import { CareCallListener } from './care-call/care-call.listener.js';
import { CommandAnswers } from './command/command-answers.service.js';
import { CommandController } from './command/command.controller.js';
import { CommandCourier } from './command/command-courier.service.js';
import { CommandListener } from './command/command.listener.js';
import { CommandService } from './command/command.service.js';
import { CommandStore } from './command/command.store.js';
import { ContactController } from './contact/contact.controller.js';
import { ContactService } from './contact/contact.service.js';
import { ContactStore } from './contact/contact.store.js';
import { AlarmContactTable } from './contact/tables/alarm-contact.table.js';
import { DeadLetterController } from './dead-letter/dead-letter.controller.js';
import { DeadLetterService } from './dead-letter/dead-letter.service.js';
import { DeadLetterStore } from './dead-letter/dead-letter.store.js';
import { DeviceReportController } from './device-report/device-report.controller.js';
import { DeviceReportStore } from './device-report/device-report.store.js';
import { DeviceDirectory } from './door/device-directory.js';
import { DeviceListener } from './door/device.listener.js';
import { DeviceStore } from './door/device.store.js';
import { DoorService } from './door/door.service.js';
import { KeeperService } from './door/keeper.service.js';
import { FamilyController } from './family/family.controller.js';
import { FamilyService } from './family/family.service.js';
import { FamilyStore } from './family/family.store.js';
import { SharingStore } from './family/sharing.store.js';
import { HandOverController } from './hand-over/hand-over.controller.js';
import { HandOverService } from './hand-over/hand-over.service.js';
import { JudgeService } from './judge/judge.service.js';
import { JudgeListener } from './judge/judge.listener.js';
import { JudgeStore } from './judge/judge.store.js';
import { SettingController } from './judge/setting.controller.js';
import { SettingService } from './judge/setting.service.js';
import { SettingStore } from './judge/setting.store.js';
import { NightService } from './night/night.service.js';
import { NightStore } from './night/night.store.js';
import { PresenceListener } from './presence/presence.listener.js';
import { PresenceService } from './presence/presence.service.js';
import { PresenceStore } from './presence/presence.store.js';
import { HousekeepingListener } from './reading/housekeeping.listener.js';
import { IngestService } from './reading/ingest.service.js';
import { ReadingController } from './reading/reading.controller.js';
import { ReadingStore } from './reading/reading.store.js';
import { ReferralController } from './referral/referral.controller.js';
import { ReferralListener } from './referral/referral.listener.js';
import { ReferralService } from './referral/referral.service.js';
import { ReferralStore } from './referral/referral.store.js';
import { DeskPresenceStore } from './supervision/desk-presence.store.js';
import { SupervisionController } from './supervision/supervision.controller.js';
import { SupervisionService } from './supervision/supervision.service.js';
import { SupervisionStore } from './supervision/supervision.store.js';
import { TestModeController } from './test-mode/test-mode.controller.js';
import { TestModeListener } from './test-mode/test-mode.listener.js';
import { TestModeService } from './test-mode/test-mode.service.js';
import { TestWindowStore } from './test-mode/test-window.store.js';

/** Devices speak here: door -> decode -> judge -> raise -> tell; then a human answers. */
@Module({
  imports: [PlatformModule.forService({ service: 'alarm-ingestion', entities: [AlarmTable, AlarmContactTable] })],
  controllers: [
    FamilyController,
    AlarmController,
    HandOverController,
    ContactController,
    ReferralController,
    CallBackController,
    SupervisionController,
    TestModeController,
    ReadingController,
    DeviceReportController,
    CommandController,
    DeadLetterController,
    BrokerController,
    SettingController,
  ],
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
    JudgeStore,
    JudgeListener,
    SettingService,
    SettingStore,
    PresenceService,
    PresenceStore,
    PresenceListener,
    RaiseService,
    ClearMemory,
    PolicyStore,
    AlarmChange,
    AlarmService,
    AlarmStore,
    AlarmListener,
    DeskService,
    DeskStore,
    CareCallListener,
    CommandService,
    CommandAnswers,
    CommandCourier,
    CommandListener,
    CommandStore,
    DeviceReportStore,
    HandOverService,
    ContactService,
    ContactStore,
    ReferralService,
    ReferralStore,
    ReferralListener,
    CallBackService,
    CallBackStore,
    SupervisionService,
    SupervisionStore,
    DeskPresenceStore,
    TestModeService,
    TestModeListener,
    TestWindowStore,
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

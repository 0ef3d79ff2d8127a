import { Module } from '@nestjs/common';
import { PlatformModule } from '#platform/platform.module.js';
import { AccountController } from './account/account.controller.js';
import { AccountService } from './account/account.service.js';
import { AccountStore } from './account/account.store.js';
import { CaregiverController } from './caregiver/caregiver.controller.js';
import { CaregiverService } from './caregiver/caregiver.service.js';
import { CaregiverStore } from './caregiver/caregiver.store.js';
import { ConsentController } from './consent/consent.controller.js';
import { ConsentService } from './consent/consent.service.js';
import { ConsentStore } from './consent/consent.store.js';
import { ImportController } from './device/import/import.controller.js';
import { ImportService } from './device/import/import.service.js';
import { ImportStore } from './device/import/import.store.js';
import { SheetBody } from './device/import/sheet-body.js';
import { DeviceController } from './device/device.controller.js';
import { DeviceCredentialService } from './device/device-credential.service.js';
import { DeviceHistoryStore } from './device/device-history.store.js';
import { DeviceListener } from './device/device.listener.js';
import { DeviceMoveService } from './device/device-move.service.js';
import { DeviceService } from './device/device.service.js';
import { DeviceStore } from './device/device.store.js';
import { ElderController } from './elder/elder.controller.js';
import { ElderService } from './elder/elder.service.js';
import { ElderStore } from './elder/elder.store.js';
import { FieldSeal } from './field-seal.js';
import { notifierOf } from './notice/notice.config.js';
import { NoticeController } from './notice/notice.controller.js';
import { NoticeListener } from './notice/notice.listener.js';
import { NoticeService } from './notice/notice.service.js';
import { NoticeStore } from './notice/notice.store.js';
import { Notifier } from './notice/notifier.js';
import { PeopleStore } from './notice/people.store.js';
import { PreferenceService } from './notice/preference.service.js';
import { SenderService } from './notice/sender.service.js';
import { PlaceController } from './place/place.controller.js';
import { PlaceStore } from './place/place.store.js';
import { PolicyController } from './policy/policy.controller.js';
import { PolicyStore } from './policy/policy.store.js';
import { ProviderController } from './provider/provider.controller.js';
import { ProviderStore } from './provider/provider.store.js';
import { secretsDir } from './registry.config.js';
import { AccessTokens } from './session/access-tokens.js';
import { SessionController } from './session/session.controller.js';
import { SessionService } from './session/session.service.js';
import { SessionStore } from './session/session.store.js';
import { StationController } from './station/station.controller.js';
import { StationStore } from './station/station.store.js';

/** 一库: people, places, stations, providers, devices, accounts and policies; and who signs in. */
@Module({
  imports: [PlatformModule.forService({ service: 'registry' })],
  controllers: [
    SessionController,
    AccountController,
    ElderController,
    ImportController,
    DeviceController,
    PlaceController,
    StationController,
    ProviderController,
    CaregiverController,
    PolicyController,
    ConsentController,
    NoticeController,
  ],
  providers: [
    { provide: FieldSeal, useFactory: () => FieldSeal.from(secretsDir()) },
    AccessTokens,
    SessionService,
    SessionStore,
    AccountService,
    AccountStore,
    ElderService,
    ElderStore,
    DeviceService,
    DeviceMoveService,
    DeviceCredentialService,
    DeviceListener,
    DeviceStore,
    DeviceHistoryStore,
    ImportService,
    ImportStore,
    SheetBody,
    CaregiverService,
    CaregiverStore,
    PlaceStore,
    StationStore,
    ProviderStore,
    PolicyStore,
    ConsentService,
    ConsentStore,
    { provide: Notifier, useFactory: notifierOf },
    NoticeService,
    NoticeListener,
    NoticeStore,
    PeopleStore,
    PreferenceService,
    SenderService,
  ],
})
export class RegistryModule {}

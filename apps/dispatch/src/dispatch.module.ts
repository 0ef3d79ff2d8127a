import { Module } from '@nestjs/common';
import { PlatformModule } from '#platform/platform.module.js';
import { AssignService } from './assign.service.js';
import { CaregiverStore } from './caregiver.store.js';
import { OfferReadService } from './offer-read.service.js';
import { OfferController } from './offer.controller.js';
import { OfferService } from './offer.service.js';
import { OfferStore } from './offer.store.js';
import { SearchListener } from './search.listener.js';
import { SearchRounds } from './search.rounds.js';
import { SearchStore } from './search.store.js';
import { VisitReadService } from './visit-read.service.js';
import { VisitController } from './visit.controller.js';
import { VisitService } from './visit.service.js';
import { VisitStore } from './visit.store.js';
import { VisitTaking } from './visit.taking.js';

/** Who goes: candidates, offers, accepts, visits. */
@Module({
  imports: [PlatformModule.forService({ service: 'dispatch' })],
  controllers: [OfferController, VisitController],
  providers: [
    SearchListener, SearchRounds, VisitTaking, OfferService, OfferReadService, AssignService, VisitService, VisitReadService,
    SearchStore, OfferStore, VisitStore, CaregiverStore,
  ],
})
export class DispatchModule {}

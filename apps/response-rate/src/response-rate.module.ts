import { Module } from '@nestjs/common';
import { PlatformModule } from '#platform/platform.module.js';
import { CellAudit } from './cell/cell.audit.js';
import { CellJudge } from './cell/cell.judge.js';
import { CellStore } from './cell/cell.store.js';
import { DemandListener } from './demand/demand.listener.js';
import { DemandRecorder } from './demand/demand.recorder.js';
import { DemandStore } from './demand/demand.store.js';
import { CoverageStore } from './month/coverage.store.js';
import { MonthKeeper } from './month/month.keeper.js';
import { MonthOpener } from './month/month.opener.js';
import { MonthStore } from './month/month.store.js';
import { PolicyStore } from './month/policy.store.js';
import { BoardStore } from './rate/board.store.js';
import { DemandListStore } from './rate/demand-list.store.js';
import { DemandService } from './rate/demand.service.js';
import { RateController } from './rate/rate.controller.js';
import { RateService } from './rate/rate.service.js';
import { RateStore } from './rate/rate.store.js';
import { RateTeller } from './rate/rate.teller.js';

/** What happened -> the street's rate: demands folded from the event log, judged by the rules, counted by cell. */
@Module({
  imports: [PlatformModule.forService({ service: 'response-rate' })],
  controllers: [RateController],
  providers: [
    DemandListener,
    DemandRecorder,
    DemandStore,
    CellJudge,
    CellAudit,
    CellStore,
    MonthKeeper,
    MonthOpener,
    MonthStore,
    CoverageStore,
    PolicyStore,
    RateTeller,
    RateStore,
    RateService,
    BoardStore,
    DemandService,
    DemandListStore,
  ],
  exports: [CellAudit],
})
export class ResponseRateModule {}

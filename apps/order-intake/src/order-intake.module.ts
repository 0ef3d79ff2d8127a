import { Module } from '@nestjs/common';
import { PlatformModule } from '#platform/platform.module.js';
import { CallController } from './care/call/call.controller.js';
import { CallDayService } from './care/call/call-day.service.js';
import { CallListener } from './care/call/call.listener.js';
import { CallService } from './care/call/call.service.js';
import { CallStore } from './care/call/call.store.js';
import { CareController } from './care/care.controller.js';
import { DutyListener } from './care/duty/duty.listener.js';
import { DutyService } from './care/duty/duty.service.js';
import { DutyStore } from './care/duty/duty.store.js';
import { GradeListener } from './care/grade/grade.listener.js';
import { GradeService } from './care/grade/grade.service.js';
import { GradeStore } from './care/grade/grade.store.js';
import { NeedController } from './care/need/need.controller.js';
import { NeedService } from './care/need/need.service.js';
import { NeedStore } from './care/need/need.store.js';
import { PlanService } from './care/plan/plan.service.js';
import { PlanStore } from './care/plan/plan.store.js';
import { VisitService } from './care/visit/visit.service.js';
import { VisitStore } from './care/visit/visit.store.js';
import { CatalogueController } from './catalogue.controller.js';
import { ElderStore } from './elder.store.js';
import { OrderReadService } from './order-read.service.js';
import { OrderController } from './order.controller.js';
import { OrderListener } from './order.listener.js';
import { OrderService } from './order.service.js';
import { OrderStore } from './order.store.js';
import { PlaceService } from './place.service.js';
import { StoryStore } from './story.store.js';

/** People speak here: phone, web, family, and alarms that need a visit become one care order. And we go to them: care calls and visits. */
@Module({
  imports: [PlatformModule.forService({ service: 'order-intake' })],
  controllers: [CatalogueController, OrderController, CallController, NeedController, CareController],
  providers: [
    PlaceService,
    OrderService,
    OrderReadService,
    OrderListener,
    OrderStore,
    ElderStore,
    StoryStore,
    GradeService,
    GradeListener,
    GradeStore,
    DutyService,
    DutyListener,
    DutyStore,
    VisitService,
    VisitStore,
    PlanService,
    PlanStore,
    CallService,
    CallDayService,
    CallListener,
    CallStore,
    NeedService,
    NeedStore,
  ],
})
export class OrderIntakeModule {}

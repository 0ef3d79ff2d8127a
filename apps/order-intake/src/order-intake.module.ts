import { Module } from '@nestjs/common';
import { PlatformModule } from '#platform/platform.module.js';
import { CatalogueController } from './catalogue.controller.js';
import { ElderStore } from './elder.store.js';
import { OrderReadService } from './order-read.service.js';
import { OrderController } from './order.controller.js';
import { OrderListener } from './order.listener.js';
import { OrderService } from './order.service.js';
import { OrderStore } from './order.store.js';
import { PlaceService } from './place.service.js';
import { StoryStore } from './story.store.js';

/** People speak here: phone, web, family, and alarms that need a visit become one care order. */
@Module({
  imports: [PlatformModule.forService({ service: 'order-intake' })],
  controllers: [CatalogueController, OrderController],
  providers: [PlaceService, OrderService, OrderReadService, OrderListener, OrderStore, ElderStore, StoryStore],
})
export class OrderIntakeModule {}

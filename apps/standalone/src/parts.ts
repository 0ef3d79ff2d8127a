import type { Type } from '@nestjs/common';
import { AlarmIngestionModule } from '../../alarm-ingestion/src/alarm-ingestion.module.js';
import { DispatchModule } from '../../dispatch/src/dispatch.module.js';
import { GatewayModule } from '../../gateway/src/gateway.module.js';
import { OrderIntakeModule } from '../../order-intake/src/order-intake.module.js';
import { RegistryModule } from '../../registry/src/registry.module.js';
import { ResponseRateModule } from '../../response-rate/src/response-rate.module.js';

/** Every service, for one process. */
export const ALL_MODULES: Type[] = [RegistryModule, AlarmIngestionModule, OrderIntakeModule, DispatchModule, ResponseRateModule, GatewayModule];

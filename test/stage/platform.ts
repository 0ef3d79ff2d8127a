import { Module, type Type } from '@nestjs/common';
import type { Service } from '#contracts/flow.js';
import { PlatformModule } from '#platform/platform.module.js';

/** A service with nothing but the platform and the providers under test. */
export function bareService(service: Service, providers: Type[], controllers: Type[] = []): Type {
  @Module({ imports: [PlatformModule.forService({ service })], providers, controllers })
  class BareModule {}
  return BareModule;
}

import { Module } from '@nestjs/common';
import { AccountGate } from '#platform/account-gate.js';
import { PlatformModule } from '#platform/platform.module.js';
import { TokenVerifier } from '#platform/token-verifier.js';
import { ConsoleFiles } from './console-files.js';
import { EventTail } from './event-tail.js';
import { LineGateway } from './line.gateway.js';
import { SharingStore } from './sharing.store.js';

/** The live line to the pages, and the pages themselves. */
@Module({
  imports: [PlatformModule.forService({ service: 'gateway' })],
  providers: [TokenVerifier, AccountGate, SharingStore, EventTail, LineGateway, ConsoleFiles],
})
export class GatewayModule {}

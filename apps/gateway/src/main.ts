import { serve } from '#platform/serve.js';
import { GatewayModule } from './gateway.module.js';

await serve({ service: 'gateway', module: GatewayModule });

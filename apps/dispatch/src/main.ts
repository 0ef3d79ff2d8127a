import { serve } from '#platform/serve.js';
import { DispatchModule } from './dispatch.module.js';

await serve({ service: 'dispatch', module: DispatchModule });

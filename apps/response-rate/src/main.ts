import { serve } from '#platform/serve.js';
import { ResponseRateModule } from './response-rate.module.js';

await serve({ service: 'response-rate', module: ResponseRateModule });

import { serve } from '#platform/serve.js';
import { AlarmIngestionModule } from './alarm-ingestion.module.js';

await serve({ service: 'alarm-ingestion', module: AlarmIngestionModule });

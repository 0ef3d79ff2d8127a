import { serve } from '#platform/serve.js';
import { RegistryModule } from './registry.module.js';

await serve({ service: 'registry', module: RegistryModule });

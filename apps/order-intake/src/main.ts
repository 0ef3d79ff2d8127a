import { serve } from '#platform/serve.js';
import { OrderIntakeModule } from './order-intake.module.js';

await serve({ service: 'order-intake', module: OrderIntakeModule });

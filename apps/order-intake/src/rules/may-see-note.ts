import type { OrderState } from '#contracts/order.js';
import type { Role } from '#contracts/people.js';

const PROMISED: readonly OrderState[] = ['ACCEPTED', 'EN_ROUTE', 'STARTED', 'FINISHED'];

/**
 * Whether the free words of an order show (its note, what people wrote into its story). They may hold a name or an
 * address, so a provider reads them from the accept on, while it serves (PIPL art. 28: minimal fields).
 */
export function maySeeNote(role: Role, state: OrderState): boolean {
  return role !== 'provider-dispatcher' || PROMISED.includes(state);
}

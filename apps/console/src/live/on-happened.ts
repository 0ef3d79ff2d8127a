import { onScopeDispose } from 'vue';
import type { EventName, Happened } from '#contracts/flow.js';
import { useLive } from './live.store.js';

/** Calls `fn` for each event of these names, as long as the component lives. */
export function onHappened<N extends EventName>(names: readonly N[], fn: (event: Happened<N>) => void): void {
  onScopeDispose(useLive().hear(names, fn as (event: unknown) => void));
}

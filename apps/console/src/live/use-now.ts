import { computed, ref, type ComputedRef } from 'vue';
import { useLive } from './live.store.js';

const TICK_MILLISECONDS = 1_000;
/** One tick for every clock of the page, so that they step together. */
const tick = ref(Date.now());
let ticking = false;

/** The server's present in milliseconds, stepping once a second. */
export function useNow(): ComputedRef<number> {
  if (!ticking) {
    ticking = true;
    window.setInterval(() => (tick.value = Date.now()), TICK_MILLISECONDS);
  }
  const live = useLive();
  return computed(() => {
    void tick.value;
    return live.serverNow();
  });
}

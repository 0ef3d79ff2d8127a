import { computed, ref } from 'vue';
import { useSession } from '../session/session.store.js';

const chosen = ref(0);

/** Whose page this is. A family may look after several: one at a time. */
export function useElder() {
  const session = useSession();
  const ids = computed(() => session.account?.elderIds ?? []);
  const elderId = computed(() => ids.value[chosen.value % Math.max(1, ids.value.length)] ?? null);
  return { elderId, several: computed(() => ids.value.length > 1), other: () => (chosen.value += 1) };
}

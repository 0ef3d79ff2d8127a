import { computed, onScopeDispose, ref } from 'vue';
import { newKey } from '../api/client.js';
import { problemOf, type Problem } from '../api/problem.js';
import { takeStep } from '../visits/visits.api.js';

interface Waiting {
  visitId: string;
  step: string;
  body: object;
  /** The same at every attempt: an answer that got lost does not make the step count twice. */
  key: string;
}

const KEPT = 'huying.caregiver.outbox';
const RETRY_MILLISECONDS = 10_000;

function kept(): Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '[]') as Waiting[];
  } catch {
    return [];
  }
}

/** Steps taken without a signal: kept on the phone, over a reload too, and sent in their order when the network is back. */
export function useOutbox(heard: (problem: Problem | null) => void) {
  const waiting = ref<Waiting[]>(kept());
  const online = ref(navigator.onLine);
  let sending = false;

  const keep = (steps: Waiting[]): void => {
    waiting.value = steps;
    localStorage.setItem(KEPT, JSON.stringify(steps));
  };

  /** Sends what waits, oldest first; stops at the first that gets no answer. A refused step is told and dropped. */
  async function flush(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let first = waiting.value[0]; first; first = waiting.value[0]) {
      try {
        await takeStep(first.visitId, first.step, first.body, first.key);
        keep(waiting.value.slice(1));
        heard(null);
      } catch (error) {
        const problem = problemOf(error);
        if (problem.code === 'network') break;
        keep(waiting.value.slice(1));
        heard(problem);
      }
    }
    sending = false;
  }

  /** Takes a step now, or keeps it when there is no network. Throws what the server refuses. */
  async function send(visitId: string, step: string, body: object): Promise<'sent' | 'kept'> {
    const key = newKey();
    try {
      await takeStep(visitId, step, body, key);
      online.value = true;
      return 'sent';
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code !== 'network') throw problem;
      online.value = false;
      keep([...waiting.value, { visitId, step, body, key }]);
      return 'kept';
    }
  }

  const up = (): void => {
    online.value = true;
    void flush();
  };
  const down = (): void => void (online.value = false);
  window.addEventListener('online', up);
  window.addEventListener('offline', down);
  const retry = window.setInterval(() => waiting.value.length > 0 && void flush(), RETRY_MILLISECONDS);
  onScopeDispose(() => {
    window.removeEventListener('online', up);
    window.removeEventListener('offline', down);
    window.clearInterval(retry);
  });
  void flush();

  return { online, count: computed(() => waiting.value.length), waitsFor: (visitId: string) => waiting.value.some((each) => each.visitId === visitId), send };
}

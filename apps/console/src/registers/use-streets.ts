import { shallowRef, type ShallowRef } from 'vue';
import { get } from '../api/client.js';
import type { Street } from '../api/types.js';

const streets = shallowRef<Street[]>([]);
let asked: Promise<void> | null = null;

/** The city's streets, fetched once: they change by decree, a few times in ten years. */
export function useStreets(): ShallowRef<Street[]> {
  asked ??= get<Street[]>('/registry/streets')
    .then((rows) => void (streets.value = rows))
    .catch(() => void (asked = null));
  return streets;
}

import { shallowRef, type ShallowRef } from 'vue';
import { get } from '../api/client.js';
import type { CatalogueItem } from '../api/types.js';

const items = shallowRef<CatalogueItem[]>([]);
let asked: Promise<void> | null = null;

/** What can be ordered, fetched once a visit of the page. */
export function useCatalogue(): ShallowRef<CatalogueItem[]> {
  asked ??= get<CatalogueItem[]>('/catalogue')
    .then((rows) => void (items.value = rows))
    .catch(() => void (asked = null));
  return items;
}

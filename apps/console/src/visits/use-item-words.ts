import { shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { get } from '../api/client.js';
import type { CatalogueItem } from '../api/types.js';

/** Shared by all pages: the catalogue changes with a release. */
const items = shallowRef<Map<string, CatalogueItem>>(new Map());
let asked = false;

/** A service's name in the page's language. Rows carry the Chinese one; the catalogue knows the other. */
export function useItemWords(): (order: { itemCode: string; itemName: string }) => string {
  const { locale } = useI18n();
  if (!asked) {
    asked = true;
    void get<CatalogueItem[]>('/catalogue')
      .then((all) => (items.value = new Map(all.map((item) => [item.code, item]))))
      .catch(() => (asked = false));
  }
  return (order) => (locale.value === 'en' ? (items.value.get(order.itemCode)?.nameEn ?? order.itemName) : order.itemName);
}

import { computed, shallowRef, watch, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { get } from '../api/client.js';
import type { Street } from '../api/types.js';
import { useSession } from './session.store.js';

/** The name of the signed-in account's scope: the city, a district, a street, a provider. */
export function useScopeName(): ComputedRef<string> {
  const session = useSession();
  const { t } = useI18n();
  const streets = shallowRef<Street[]>([]);

  watch(
    () => session.account?.accountId,
    async (id) => {
      // Only the name depends on it: without an answer the code stands in its place.
      if (id !== undefined && session.account?.orgPath) streets.value = await get<Street[]>('/registry/streets').catch(() => []);
    },
    { immediate: true },
  );

  return computed(() => {
    const account = session.account;
    if (!account) return '';
    if (account.providerId) return t('shell.bar.provider', { id: account.providerId });
    const [, district, street] = account.orgPath?.split('.') ?? [];
    if (street) return streets.value.find((row) => row.code === street)?.name ?? street;
    if (district) return streets.value.find((row) => row.districtCode === district)?.districtName ?? district;
    return t('shell.bar.wholeCity');
  });
}

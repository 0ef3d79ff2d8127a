import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useStreets } from '../registers/use-streets.js';
import { useSession } from './session.store.js';

/** The name of the signed-in account's scope: the city, a district, a street, a provider. */
export function useScopeName(): ComputedRef<string> {
  const session = useSession();
  const { t } = useI18n();
  const streets = useStreets();

  return computed(() => {
    const account = session.account;
    if (!account) return '';
    if (account.providerId) return t('shell.bar.provider', { id: account.providerId });
    const [, district, street] = account.orgPath?.split('.') ?? [];
    // The code stands in for the name until the streets are known.
    if (street) return streets.value.find((row) => row.code === street)?.name ?? street;
    if (district) return streets.value.find((row) => row.districtCode === district)?.districtName ?? district;
    return t('shell.bar.wholeCity');
  });
}

import { createI18n } from 'vue-i18n';
import { catalogues, LOCALES, type Locale } from './catalogues.js';

const KEPT = 'huying.locale';

function first(): Locale {
  const kept = localStorage.getItem(KEPT);
  if (kept !== null && (LOCALES as readonly string[]).includes(kept)) return kept as Locale;
  return navigator.language.startsWith('en') ? 'en' : 'zh-CN';
}

export const i18n = createI18n({
  legacy: false,
  locale: first(),
  fallbackLocale: 'zh-CN',
  // Said plainly: the checked key type of these catalogues is deeper than the compiler goes.
  messages: catalogues as unknown as Record<Locale, Record<string, string>>,
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
});

document.documentElement.lang = i18n.global.locale.value;

export function speak(locale: Locale): void {
  (i18n.global.locale as { value: string }).value = locale;
  localStorage.setItem(KEPT, locale);
  document.documentElement.lang = locale;
}

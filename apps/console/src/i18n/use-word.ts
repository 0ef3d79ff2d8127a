import { useI18n } from 'vue-i18n';

/** The word of a catalogue, or the value itself where an installation has values that the catalogue does not know. */
export function useWord(): (path: string, value: string | null | undefined) => string {
  const { t, te } = useI18n();
  return (path, value) => {
    if (!value) return '';
    return te(`${path}.${value}`) || te(`${path}.${value}`, 'zh-CN') ? t(`${path}.${value}`) : value;
  };
}

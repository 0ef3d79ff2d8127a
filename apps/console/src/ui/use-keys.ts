import { onBeforeUnmount, onMounted } from 'vue';

type Keys = Record<string, (event: KeyboardEvent) => void>;

const TYPING = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable="true"]';

/** Single keys for the page, silent while somebody types, holds a modifier, or a dialog is open. `Escape` always works. */
export function useKeys(keys: Keys, active: () => boolean = () => true): void {
  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !active()) return;
    const target = event.target as HTMLElement | null;
    if (event.key !== 'Escape' && target?.matches?.(TYPING)) return;
    const act = keys[event.key] ?? keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act(event);
  }
  onMounted(() => window.addEventListener('keydown', press));
  onBeforeUnmount(() => window.removeEventListener('keydown', press));
}

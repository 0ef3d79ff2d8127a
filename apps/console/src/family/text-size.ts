import { ref } from 'vue';

/** Elder-facing text: at least 18 px, at most 30 (accessibility practice of elder-facing pages). */
const SMALLEST = 18;
const LARGEST = 30;
const STEP = 2;
const KEPT = 'huying.family.text';

const first = Number(localStorage.getItem(KEPT));
const size = ref(first >= SMALLEST && first <= LARGEST ? first : 20);

/** The size of the family pages' text in pixels, kept on this phone. */
export function useTextSize() {
  function change(by: 1 | -1): void {
    size.value = Math.min(LARGEST, Math.max(SMALLEST, size.value + by * STEP));
    localStorage.setItem(KEPT, String(size.value));
  }
  return { size, change, isSmallest: () => size.value <= SMALLEST, isLargest: () => size.value >= LARGEST };
}

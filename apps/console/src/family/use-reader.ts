import { onScopeDispose, ref } from 'vue';
import { useI18n } from 'vue-i18n';

/** Reads a page aloud with the phone's own voice; without one the button is not shown. */
export function useReader() {
  const { locale } = useI18n();
  const can = 'speechSynthesis' in window;
  const reading = ref(false);

  function stop(): void {
    if (can) window.speechSynthesis.cancel();
    reading.value = false;
  }

  function read(text: string): void {
    stop();
    const speech = new SpeechSynthesisUtterance(text);
    speech.lang = locale.value;
    // Slower than the ordinary voice: most listeners are over eighty.
    speech.rate = 0.85;
    speech.onend = () => (reading.value = false);
    reading.value = true;
    window.speechSynthesis.speak(speech);
  }

  onScopeDispose(stop);
  return { can, reading, read, stop };
}

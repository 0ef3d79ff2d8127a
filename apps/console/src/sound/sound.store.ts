import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import type { Ring } from '#contracts/alarm.js';
import { MELODIES, type Melody } from './ring.js';

const KEPT = 'huying.sound';

/** The desk's ring. It repeats until nobody waits any more; the browser asks for one click before the first sound. */
export const useSound = defineStore('sound', () => {
  const on = ref(localStorage.getItem(KEPT) !== 'off');
  const blocked = ref(false);
  const ringing = ref<Ring | null>(null);
  let held: AudioContext | null = null;
  let repeat = 0;

  function speaker(): AudioContext {
    if (held) return held;
    const made = new AudioContext();
    made.addEventListener('statechange', () => (blocked.value = made.state !== 'running'));
    return (held = made);
  }

  function play(ring: Melody): void {
    // Nobody has touched the page yet: trying would only write a warning.
    if (!navigator.userActivation?.hasBeenActive) {
      blocked.value = true;
      return;
    }
    const context = speaker();
    if (context.state !== 'running') {
      blocked.value = true;
      void context.resume();
      return;
    }
    const start = context.currentTime + 0.02;
    for (const tone of ring.tones) {
      const voice = context.createOscillator();
      const gain = context.createGain();
      voice.type = 'triangle';
      voice.frequency.value = tone.hertz;
      gain.gain.setValueAtTime(0, start + tone.from);
      gain.gain.linearRampToValueAtTime(ring.loudness, start + tone.from + 0.015);
      gain.gain.exponentialRampToValueAtTime(0.001, start + tone.from + tone.lasts);
      voice.connect(gain).connect(context.destination);
      voice.start(start + tone.from);
      voice.stop(start + tone.from + tone.lasts + 0.02);
    }
  }

  function sound(): void {
    window.clearInterval(repeat);
    const ring = ringing.value === null ? null : MELODIES[ringing.value];
    if (!ring || !on.value) return;
    play(ring);
    repeat = window.setInterval(() => play(ring), ring.everySeconds * 1000);
  }
  watch([ringing, on], sound);

  /** Rings like this until told otherwise; null is silence. */
  function ringAs(ring: Ring | null): void {
    ringing.value = ring;
  }

  function toggle(): void {
    on.value = !on.value;
    localStorage.setItem(KEPT, on.value ? 'on' : 'off');
  }

  async function unblock(): Promise<void> {
    await speaker().resume();
    blocked.value = speaker().state !== 'running';
    sound();
  }

  // The first touch of the page, wherever it lands, lets the waiting ring out.
  for (const touch of ['pointerdown', 'keydown']) window.addEventListener(touch, () => void (blocked.value && on.value && unblock()), { capture: true });

  const test = async (): Promise<void> => {
    await unblock();
    if (!blocked.value) play(MELODIES.L1);
  };

  return { on, blocked, ringing, ringAs, toggle, test, unblock };
});

import { defineStore } from 'pinia';
import { onScopeDispose, ref } from 'vue';
import { post } from '../api/client.js';

/** The server counts who was not heard of for three of these as gone. */
const SAID_EVERY_MILLISECONDS = 60_000;

/** Whether somebody sits before this console, for the supervisor's view: said every minute, and at once when it changes. */
export const usePresence = defineStore('presence', () => {
  const pausing = ref(false);

  /** Nothing hangs on one that is lost: the next one comes within a minute. */
  async function say(): Promise<void> {
    await post('/supervision/presence', { pausing: pausing.value }).catch(() => {});
  }

  function toggle(): void {
    pausing.value = !pausing.value;
    void say();
  }

  return { pausing, say, toggle };
});

/** As long as the calling component lives this console counts as attended. */
export function keepPresence(): void {
  const presence = usePresence();
  void presence.say();
  const repeat = window.setInterval(() => void presence.say(), SAID_EVERY_MILLISECONDS);
  onScopeDispose(() => window.clearInterval(repeat));
}

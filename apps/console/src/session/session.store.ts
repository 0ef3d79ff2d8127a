import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Account } from '#contracts/people.js';
import { credentials, get, request } from '../api/client.js';
import { Problem } from '../api/problem.js';
import type { Session } from '../api/types.js';

/** A token lives 15 minutes; it is renewed this long before its end. */
const RENEW_BEFORE_MILLISECONDS = 60_000;
/** One tab at a time renews: two at once would spend the same refresh cookie. */
const LOCK = 'huying.session.refresh';

export const useSession = defineStore('session', () => {
  const account = shallowRef<Account | null>(null);
  const token = ref<string | null>(null);
  /** True once it is known whether a session from before the reload still stands. */
  const restored = ref(false);
  /** The page to return to after the session ended by itself. */
  const ended = ref(false);
  let renewing: Promise<boolean> | null = null;
  let renewal = 0;

  function hold(session: Session): void {
    account.value = session.account;
    token.value = session.accessToken;
    ended.value = false;
    window.clearTimeout(renewal);
    const left = Date.parse(session.expiresAt) - Date.now() - RENEW_BEFORE_MILLISECONDS;
    renewal = window.setTimeout(() => void renew(), Math.max(left, 5_000));
  }

  function forget(): void {
    window.clearTimeout(renewal);
    account.value = null;
    token.value = null;
  }

  async function signIn(username: string, password: string): Promise<void> {
    hold(await request<Session>('/session', { method: 'POST', body: { username, password }, anonymous: true }));
  }

  async function refresh(again = false): Promise<boolean> {
    try {
      hold(await request<Session>('/session/refresh', { method: 'POST', body: {}, anonymous: true }));
      return true;
    } catch (error) {
      // Another tab was first and has put a new cookie into the jar.
      if (error instanceof Problem && error.code === 'refresh-superseded' && !again) return refresh(true);
      // No answer is no refusal: keep what there is, the next call tries again.
      if (error instanceof Problem && error.code !== 'network') forget();
      return false;
    }
  }

  function renew(): Promise<boolean> {
    const locked = async (): Promise<boolean> =>
      navigator.locks ? navigator.locks.request(LOCK, () => refresh()) : refresh();
    renewing ??= locked().finally(() => (renewing = null));
    return renewing;
  }

  async function restore(): Promise<void> {
    if (!restored.value) await renew();
    restored.value = true;
  }

  async function signOut(): Promise<void> {
    try {
      await request('/session', { method: 'DELETE' });
    } finally {
      forget();
    }
  }

  const check = async (): Promise<Account> => get<Account>('/session/me');

  credentials.token = () => token.value;
  credentials.renew = renew;
  credentials.lost = () => {
    ended.value = account.value !== null;
    forget();
  };

  const signedIn = computed(() => account.value !== null);
  const role = computed(() => account.value?.role ?? null);
  return { account, token, role, signedIn, restored, ended, signIn, signOut, renew, restore, check };
});

import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { create, newKey, post } from '../api/client.js';
import type { AlarmClose, AlarmDetail, AlarmRow, Colleague, ContactAttempt, NewCallBack, NewFollowUp, NewReferral, OrderRow, ReferralLine } from '../api/types.js';
import { useSession } from '../session/session.store.js';
import { useAct } from '../ui/use-act.js';
import { actsFor, type Act } from './rules/may-act.js';
import { mergeTargets } from './rules/merge-targets.js';

/** Acts that need a form. The other ones are done as soon as their key is pressed. */
export type Sheet = Exclude<Act, 'acknowledge' | 'takeOver'>;

export interface AlarmActs {
  acts: ComputedRef<readonly Act[]>;
  hold: ComputedRef<'mine' | 'other' | 'nobody'>;
  stepsIn: ComputedRef<boolean>;
  myId: ComputedRef<string>;
  targets: ComputedRef<AlarmRow[]>;
  /** The referrals that nobody has answered, the one due first on top. */
  asked: ComputedRef<ReferralLine[]>;
  sheet: Ref<Sheet | null>;
  busy: Ref<boolean>;
  begin: (act: Act) => void;
  contact: (attempt: ContactAttempt, who: string) => Promise<void>;
  handOver: (to: Colleague) => Promise<void>;
  refer: (referral: NewReferral) => Promise<void>;
  followUp: (referralId: string, said: NewFollowUp) => Promise<void>;
  merge: (into: AlarmRow) => Promise<void>;
  close: (body: AlarmClose) => Promise<void>;
  reopen: (note: string) => Promise<void>;
  callBack: (body: NewCallBack) => Promise<void>;
  sent: (order: OrderRow) => Promise<void>;
}

/** What can be done with the chosen alarm, and doing it. Every act ends with `changed`, so that a refusal shows who was first. */
export function useAlarmActs(alarm: () => AlarmDetail, others: () => readonly AlarmRow[], emit: { changed: () => void; open: (id: string) => void }): AlarmActs {
  const session = useSession();
  const { t } = useI18n();
  const { busy, run } = useAct();
  const sheet = ref<Sheet | null>(null);
  watch(() => alarm().id, () => (sheet.value = null));

  const myId = computed(() => session.account?.accountId ?? '');
  const stepsIn = computed(() => session.role === 'supervisor' || session.role === 'district-officer');
  const hold = computed<'mine' | 'other' | 'nobody'>(() => (!alarm().holder ? 'nobody' : alarm().holder?.accountId === myId.value ? 'mine' : 'other'));
  const targets = computed(() => mergeTargets<AlarmRow>(alarm(), [...alarm().incident, ...alarm().previous, ...others()]));
  const asked = computed(() => alarm().referrals.filter(({ ended }) => ended === null).toSorted((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? '')));
  const acts = computed(() => {
    const { state, waitingSince, elderId, limits } = alarm();
    const owed = limits.some(({ limit }) => limit === 'CALL_BACK');
    const facts = { state, waiting: waitingSince !== null, hold: hold.value, openReferrals: asked.value.length, callBackOwed: owed, hasElder: elderId !== null, mayMerge: targets.value.length > 0 };
    return actsFor(facts, stepsIn.value);
  });

  async function change(act: () => Promise<unknown>, done?: string): Promise<boolean> {
    const ok = await run(act, done);
    if (ok) sheet.value = null;
    emit.changed();
    return ok;
  }
  const at = (act: string): string => `/alarms/${alarm().id}/${act}`;

  function begin(act: Act): void {
    if (!acts.value.includes(act) || busy.value) return;
    if (act === 'acknowledge') void change(() => post(at('acknowledge')));
    else if (act === 'takeOver') void change(() => post(at('hand-over'), { accountId: myId.value }), t('desk.takeOver.done'));
    else sheet.value = act;
  }

  return {
    acts,
    hold,
    stepsIn,
    myId,
    targets,
    asked,
    sheet,
    busy,
    begin,
    contact: async (attempt, who) => void (await change(() => create(at('contact'), attempt, newKey()), t('desk.contact.saved', { who, result: t(`words.contactResult.${attempt.result}`) }))),
    handOver: async (to) => void (await change(() => post(at('hand-over'), { accountId: to.id }), t('desk.handOver.done', { name: to.name }))),
    refer: async (referral) => void (await change(() => create(at('referrals'), referral, newKey()), t('desk.refer.done', { agency: t(`words.agency.${referral.agency}`) }))),
    followUp: async (id, said) => void (await change(() => create(at(`referrals/${id}/follow-up`), said, newKey()), t('desk.followUp.done'))),
    merge: async (into) => {
      if (await change(() => post(at('merge'), { into: into.id }), t('desk.merge.done'))) emit.open(into.id);
    },
    close: async (body) => void (await change(() => post(at('close'), body), t('desk.close.done'))),
    reopen: async (note) => void (await change(() => post(at('reopen'), { note }))),
    callBack: async (body) => void (await change(() => create(at('call-back'), body, newKey()), t('desk.callBack.done'))),
    sent: async (order) => void (await change(async () => order, t('desk.send.sent', { number: order.number }))),
  };
}

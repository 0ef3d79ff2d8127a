import type { NoticeChannel, NoticeKind } from '#contracts/notice.js';
import type { Message } from './messages-for.js';

export type NoticeLocale = 'zh-CN' | 'en';

/** Somebody with a number. Exactly one of `accountId` and `contactPlace` is set. */
export interface Reachable {
  accountId: string | null;
  contactPlace: number | null;
  phoneSealed: string;
  /** Equal for the same number, whoever owns it. */
  phoneIndex: string;
}

export interface FamilyMember extends Reachable {
  channels: readonly NoticeChannel[];
  kinds: readonly NoticeKind[];
  locale: NoticeLocale;
  /** Minutes since local midnight; equal: never quiet. */
  quietFrom: number;
  quietTo: number;
}

export interface People {
  /** The elder agreed that the family is told. */
  sharing: boolean;
  family: readonly FamilyMember[];
  contacts: readonly Reachable[];
  /** Places of the contacts who were told that nobody answers this alarm. */
  toldPlaces: readonly number[];
}

export interface Draft {
  to: Reachable;
  channel: NoticeChannel;
  locale: NoticeLocale;
  quiet: { from: number; to: number } | null;
}

/**
 * Who gets a message, and how. Without FAMILY_SHARING only duties are told: somebody must come when nobody answers
 * (PIPL art. 13 (4): an emergency that threatens life). A telephone rings for what is urgent only. One number, one channel, one notice.
 */
export function noticesFor(message: Message, people: People): Draft[] {
  const drafts = message.audience === 'FAMILY' ? ofFamily(message, people) : ofContacts(message, people);
  const seen = new Set<string>();
  return drafts.filter(({ to, channel }) => !seen.has(`${to.phoneIndex} ${channel}`) && seen.add(`${to.phoneIndex} ${channel}`));
}

function ofFamily({ kind, urgent, channels }: Message, { sharing, family }: People): Draft[] {
  if (!sharing) return [];
  return family
    .filter(({ kinds }) => kind === null || kinds.includes(kind))
    .flatMap((member) =>
      (channels ?? member.channels)
        .filter((channel) => urgent || channel !== 'voice')
        .map((channel) => ({ to: member, channel, locale: member.locale, quiet: { from: member.quietFrom, to: member.quietTo } })),
    );
}

function ofContacts({ audience, channels }: Message, { contacts, toldPlaces }: People): Draft[] {
  const meant = audience === 'FIRST_CONTACT' ? contacts.slice(0, 1) : contacts.filter(({ contactPlace }) => toldPlaces.includes(contactPlace!));
  return meant.flatMap((to) => (channels ?? []).map((channel) => ({ to, channel, locale: 'zh-CN' as const, quiet: null })));
}

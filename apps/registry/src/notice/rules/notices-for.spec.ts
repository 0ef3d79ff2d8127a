import type { Message } from './messages-for.js';
import { type FamilyMember, noticesFor, type People } from './notices-for.js';

const member = (accountId: string, more: Partial<FamilyMember> = {}): FamilyMember => ({
  accountId, contactPlace: null, phoneSealed: `s-${accountId}`, phoneIndex: `i-${accountId}`,
  channels: ['sms', 'voice'], kinds: ['ALARM', 'PROGRESS'], locale: 'zh-CN', quietFrom: 0, quietTo: 0, ...more,
});
const contact = (contactPlace: number) => ({ accountId: null, contactPlace, phoneSealed: `c-${contactPlace}`, phoneIndex: `i-c${contactPlace}` });
const people = (more: Partial<People> = {}): People => ({ sharing: true, family: [member('anna'), member('bo')], contacts: [contact(1), contact(2)], toldPlaces: [], ...more });
const message = (more: Partial<Message> = {}): Message => ({ template: 'ALARM_RAISED', audience: 'FAMILY', kind: 'ALARM', urgent: true, channels: null, outcome: null, ...more });

const sent = (m: Message, p: People): string[] => noticesFor(m, p).map(({ to, channel }) => `${to.accountId ?? to.contactPlace} ${channel}`);

it.each([
  ['everybody by every channel of theirs', message(), people(), ['anna sms', 'anna voice', 'bo sms', 'bo voice']],
  ['no telephone rings for what can wait', message({ urgent: false }), people(), ['anna sms', 'bo sms']],
  ['not who does not want this kind', message({ kind: 'VISIT' }), people(), []],
  ['nothing without FAMILY_SHARING', message(), people({ sharing: false }), []],
  ['a duty does not need it', message({ audience: 'FIRST_CONTACT', kind: null, channels: ['voice', 'sms'] }), people({ sharing: false }), ['1 voice', '1 sms']],
  ['no contact, no notice', message({ audience: 'FIRST_CONTACT', kind: null, channels: ['voice'] }), people({ contacts: [] }), []],
  ['only contacts who were told', message({ audience: 'TOLD', kind: null, channels: ['sms'] }), people({ toldPlaces: [2] }), ['2 sms']],
  ['one number, one notice a channel', message(), people({ family: [member('anna'), member('bo', { phoneIndex: 'i-anna', channels: ['sms', 'wechat'] })] }), ['anna sms', 'anna voice', 'bo wechat']],
])('%s', (_, m, p, expected) => expect(sent(m, p)).toEqual(expected));

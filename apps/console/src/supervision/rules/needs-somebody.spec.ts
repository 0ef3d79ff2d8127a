import { needsSomebody, type Watched } from './needs-somebody.js';

const NOW = Date.parse('2026-11-22T00:10:00Z');
const [before, after] = ['2026-11-22T00:09:00Z', '2026-11-22T00:11:00Z'];
const row = (id: string, more: Partial<Watched>): Watched => ({
  id,
  level: 'P1',
  raisedAt: '2026-11-22T00:05:00Z',
  waitingSince: null,
  escalation: null,
  raisedAgain: 0,
  closedAt: null,
  holder: { accountId: 'here' },
  acknowledgeDueAt: { targetAt: after },
  limits: [],
  ...more,
});
const people = [{ accountId: 'here', standing: 'busy' }, { accountId: 'away', standing: 'gone' }];
const late = [{ targetAt: before }];

describe('what a supervisor looks at', () => {
  it.each<[string, Partial<Watched>, string | null]>([
    ['somebody works on it in time', {}, null],
    ['new, within its target', { waitingSince: before, holder: null }, null],
    ['nobody took it by its target', { waitingSince: before, holder: null, acknowledgeDueAt: { targetAt: before } }, 'waiting'],
    ['it climbed while it waited', { waitingSince: before, escalation: 'SUPERVISOR' }, 'waiting'],
    ['it came back', { waitingSince: before, raisedAgain: 1 }, 'waiting'],
    ['who has it is gone', { holder: { accountId: 'away' } }, 'gone'],
    ['it climbed while somebody had it', { escalation: 'SUPERVISOR' }, 'climbed'],
    ['the responder is late', { limits: late }, 'late'],
    ['technical', { level: 'T', escalation: 'SUPERVISOR' }, null],
    ['closed meanwhile', { escalation: 'SUPERVISOR', closedAt: before }, null],
  ])('%s: %s', (_, more, why) => expect(needsSomebody([row('a', more)], people, NOW)[0]?.why ?? null).toBe(why));

  it('puts what nobody has before what somebody left, and lists each once', () => {
    const rows = [row('late', { limits: late }), row('gone', { holder: { accountId: 'away' } }), row('climbed', { escalation: 'DISTRICT' }), row('waits', { waitingSince: before, escalation: 'DISTRICT' }), row('waits', { waitingSince: before, escalation: 'DISTRICT' })];
    expect(needsSomebody(rows, people, NOW).map(({ row: { id } }) => id)).toEqual(['waits', 'gone', 'climbed', 'late']);
  });
});

import { alarmTale } from './alarm-tale.js';

const alarm = { type: 'SOS' as const, state: 'CLOSED' as const, raisedAt: '2026-11-22T08:00:00Z', acknowledgedAt: '2026-11-22T08:00:12Z', closeReason: null };

describe('alarmTale', () => {
  it.each([
    ['nobody yet', { state: 'RAISED', acknowledgedAt: null }, 'waiting'],
    ['somebody is on it', { state: 'VERIFYING' }, 'under-way'],
    ['pressed by mistake', { closeReason: 'FALSE_PRESS' }, 'mistake'],
    ['an ambulance came', { closeReason: 'REAL_120' }, 'helped'],
    ['settled by phone', { closeReason: 'REAL_PHONE' }, 'safe'],
    ['death is told in its own words', { closeReason: 'DECEASED' }, 'sad'],
  ])('%s', (_, more, ending) => expect(alarmTale({ ...alarm, ...more } as typeof alarm).ending).toBe(ending));

  it('says how soon somebody answered', () => expect(alarmTale(alarm).answeredSeconds).toBe(12));
  it('says nothing of that while nobody has', () => expect(alarmTale({ ...alarm, acknowledgedAt: null as never }).answeredSeconds).toBeNull());
});

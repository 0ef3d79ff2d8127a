import { ALARM_CLOSE_REASONS, CLOSE_REASONS_WITHOUT_SAFETY, SAFETY_VERIFIERS } from '#contracts/alarm.js';
import { needsSafety, REASON_GROUPS, reasonsFor, VERIFIERS } from './closing.js';

describe('closing', () => {
  it('knows every reason and every verifier of the contracts', () => {
    expect(Object.values(REASON_GROUPS).flat().toSorted()).toEqual([...ALARM_CLOSE_REASONS].toSorted());
    expect(VERIFIERS).toEqual(SAFETY_VERIFIERS);
  });

  it('asks for safety exactly where the server does', () => {
    for (const reason of ALARM_CLOSE_REASONS) expect(needsSafety(reason)).toBe(!CLOSE_REASONS_WITHOUT_SAFETY.includes(reason));
  });

  it('sends no ambulance to a flat battery and mends no person', () => {
    expect(reasonsFor('P1').flatMap((group) => group.reasons)).not.toContain('TECH_FIXED');
    expect(reasonsFor('T').flatMap((group) => group.reasons)).not.toContain('REAL_120');
    expect(reasonsFor('P1').flatMap((group) => group.reasons)).toHaveLength(ALARM_CLOSE_REASONS.length - 1);
  });

  it('offers only what the server takes while an agency has not answered', () => {
    const open = (referenceNumber: string | null, level: 'P1' | 'T' = 'P1') => reasonsFor(level, [{ referenceNumber }]).flatMap((group) => [...group.reasons]);
    expect(open('W-1')).toEqual(['REAL_120', 'REAL_119', 'REAL_110', 'NO_CONTACT_HANDED']);
    expect(open(null)).toEqual(['REAL_120', 'REAL_119', 'REAL_110']);
    expect(open('W-1', 'T')).toEqual([]);
  });
});

import { nextDutyStep } from './duty-step.js';

const due = new Date('2026-12-01T16:00:00Z');

describe('who hears of an overdue visit?', () => {
  it('the street when it is due', () => expect(nextDutyStep(due, null)).toEqual({ step: 'STREET', at: due }));
  it('the district three days later', () => expect(nextDutyStep(due, 'STREET')).toEqual({ step: 'DISTRICT', at: new Date('2026-12-04T16:00:00Z') }));
  it('then nobody more', () => expect(nextDutyStep(due, 'DISTRICT')).toBeNull());
});

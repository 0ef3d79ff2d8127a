import type { Candidate } from './rank-candidates.js';
import { COUNTDOWN_SECONDS, nextRound, type RoundQuestion } from './next-round.js';

const candidate = (caregiverId: string, distanceMeters: number, providerId = 'P01'): Candidate => ({
  caregiverId,
  providerId,
  distanceMeters,
  travelMinutes: 5,
  load: 0,
  cost: distanceMeters,
  reasons: [],
});
const asked = (more: Partial<RoundQuestion>) => {
  const next = nextRound({ mode: 'ROUNDS', priority: 'P3', appointment: false, roundsHeld: 0, candidates: [], providersPassed: [], ...more });
  return next.ok ? { round: next.round, seconds: next.countdownSeconds, ask: next.ask.map(({ caregiverId }) => caregiverId) } : next.why;
};
const three = [candidate('near', 800), candidate('middle', 2_500), candidate('far', 12_000)];
const crowd = Array.from({ length: 60 }, (_, index) => candidate(`C${index}`, 100));

describe('the next round', () => {
  it.each<[string, Partial<RoundQuestion>, unknown]>([
    ['asks the first kilometre', { candidates: three }, { round: 1, seconds: 180, ask: ['near'] }],
    ['widens', { candidates: three, roundsHeld: 1 }, { round: 2, seconds: 180, ask: ['near', 'middle'] }],
    ['asks the whole area last', { candidates: three, roundsHeld: 2 }, { round: 3, seconds: 180, ask: ['near', 'middle', 'far'] }],
    ['ends after three', { candidates: three, roundsHeld: 3 }, 'EXHAUSTED'],
    ['passes over empty circles', { candidates: [three[2]!] }, { round: 3, seconds: 180, ask: ['far'] }],
    ['gives up at once when there is nobody', {}, 'EXHAUSTED'],
    ['waits longer for an appointment', { candidates: three, appointment: true }, { round: 1, seconds: 600, ask: ['near'] }],
    ['hurries to a P1, further at once', { candidates: three, priority: 'P1' }, { round: 1, seconds: 45, ask: ['near', 'middle'] }],
    ['offers cleaning to all within 5 km', { candidates: three, mode: 'OFFER' }, { round: 1, seconds: 180, ask: ['near', 'middle'] }],
    ['offers it twice', { candidates: three, mode: 'OFFER', roundsHeld: 2 }, 'EXHAUSTED'],
  ])('%s', (_what, more, answer) => expect(asked(more)).toEqual(answer));

  it.each([
    ['ROUNDS', 'P3', 10],
    ['ROUNDS', 'P1', 5],
    ['OFFER', 'P3', 50],
  ] as const)('%s of a %s asks %i at most', (mode, priority, width) => {
    expect(asked({ mode, priority, candidates: crowd })).toMatchObject({ ask: { length: width } });
  });

  const two = [candidate('a1', 900, 'A'), candidate('b1', 950, 'B'), candidate('a2', 7_000, 'A')];
  it.each<[string, string[], unknown]>([
    ['the best provider', [], ['a1', 'a2']],
    ['then the next', ['A'], ['b1']],
    ['then nobody', ['A', 'B'], undefined],
  ])('assigns to %s', (_what, providersPassed, ask) => {
    const answer = asked({ mode: 'ASSIGN', candidates: two, providersPassed, roundsHeld: providersPassed.length });
    if (ask) expect(answer).toMatchObject({ ask });
    else expect(answer).toBe('EXHAUSTED');
  });

  it('ends three same-day rounds inside the target of ten minutes', () => {
    expect(3 * COUNTDOWN_SECONDS.P3).toBeLessThanOrEqual(600);
  });
});

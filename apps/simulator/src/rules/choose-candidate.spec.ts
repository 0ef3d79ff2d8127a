import { chooseCandidate, type OfferFacts } from './choose-candidate.js';

const offeredAt = new Date('2026-03-05T02:00:00Z');
const later = (seconds: number): Date => new Date(offeredAt.getTime() + seconds * 1_000);
const offers: OfferFacts[] = Array.from({ length: 400 }, (_, i) => ({
  orderId: `order-${i}`,
  round: 1,
  offeredAt,
  expiresAt: later(180),
  candidates: ['C001', 'C002', 'C003'].map((caregiverId) => ({ offerId: `offer-${i}-${caregiverId}`, caregiverId })),
}));
const nobody = { played: new Set<string>(), watched: false };
const acts = (seconds: number, company = nobody) => offers.map((offer) => chooseCandidate(offer, company, later(seconds), 1)).filter((act) => act !== null);

describe("what a provider's people do about an offer", () => {
  it('they look, then mostly the best of them takes it', () => {
    expect(acts(2)).toHaveLength(0);
    const taken = acts(14).filter(({ act }) => act === 'take');
    expect(taken.length).toBeGreaterThan(330);
    expect(taken.filter(({ caregiverId }) => caregiverId === 'C001').length).toBeGreaterThan(230);
    expect(acts(14).filter(({ act }) => act === 'decline').length).toBeGreaterThan(5);
  });

  it('some are left to the person at the desk until most of their time has run', () => {
    const watched = { ...nobody, watched: true };
    expect(acts(14, watched).length).toBeLessThan(acts(14).length - 60);
    expect(acts(136, watched)).toHaveLength(acts(14).length);
  });

  it('nothing is taken for a caregiver whom a person plays, nor after the end', () => {
    expect(acts(14, { ...nobody, played: new Set(['C001', 'C002', 'C003']) })).toHaveLength(0);
    expect(acts(14, { ...nobody, played: new Set(['C001']) }).every(({ caregiverId }) => caregiverId !== 'C001')).toBe(true);
    expect(acts(180)).toHaveLength(0);
  });
});

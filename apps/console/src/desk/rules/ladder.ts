import type { ContactParty } from '#contracts/alarm.js';

/** A contact on the elder's file; `phone` only for those who call. */
interface Contact {
  order: number;
  name: string;
  relation: string;
  phoneMasked: string;
  phone?: string | null;
  hasKey: boolean;
}

export interface Rung {
  party: ContactParty;
  /** The contact's place on the elder's card. */
  order: number | null;
  /** The person's name where the party alone does not say who. */
  name: string | null;
  relation: string | null;
  phone: string | null;
  hasKey: boolean;
  attempts: number;
  /** Result of the newest attempt. */
  last: string | null;
}

interface Attempt {
  at: string;
  party: ContactParty;
  partyName: string | null;
  contactOrder: number | null;
  result: string;
}

const OFFICES: readonly ContactParty[] = ['GRID_WORKER', 'STREET_DUTY', '120', '119', '110'];
const EMERGENCY: readonly ContactParty[] = ['120', '119', '110'];
const isNeighbour = (contact: Contact): boolean => /邻/.test(contact.relation);

/** Two contacts may have one name: the place on the card tells them apart, where it was written down. */
const isOf = (attempt: Attempt, contact: Contact): boolean => (attempt.contactOrder === null ? attempt.partyName === contact.name : attempt.contactOrder === contact.order);

/** Whom to call, in order: the elder, contacts as the family ordered them, neighbours, the street, the emergency numbers. */
export function ladderOf(elderPhone: string | null, contacts: readonly Contact[], attempts: readonly Attempt[]): Rung[] {
  const numberOf = (party: ContactParty): string | null => (EMERGENCY.includes(party) ? party : party === 'ELDER' ? elderPhone : null);
  const rung = (party: ContactParty, contact: Contact | null): Rung => {
    const own = attempts.filter((attempt) => attempt.party === party && (contact === null || isOf(attempt, contact)));
    const newest = own.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1);
    return {
      party,
      order: contact?.order ?? null,
      name: contact?.name ?? null,
      relation: contact?.relation ?? null,
      phone: contact ? (contact.phone ?? contact.phoneMasked) : numberOf(party),
      hasKey: contact?.hasKey ?? false,
      attempts: own.length,
      last: newest?.result ?? null,
    };
  };
  const inOrder = contacts.toSorted((a, b) => a.order - b.order);
  return [
    rung('ELDER', null),
    ...inOrder.filter((contact) => !isNeighbour(contact)).map((contact) => rung('CONTACT', contact)),
    ...inOrder.filter(isNeighbour).map((contact) => rung('NEIGHBOUR', contact)),
    ...OFFICES.map((party) => rung(party, null)),
  ];
}

/** The first rung that nobody has reached yet: where the next call goes. -1 once somebody answered. */
export function nextRung(rungs: readonly Rung[]): number {
  if (rungs.some((rung) => rung.last === 'ANSWERED')) return -1;
  return rungs.findIndex((rung) => rung.attempts === 0);
}

import { mayRecord, type Recording } from './may-record.js';

it.each<[string, Omit<Recording, 'elderSaidNo'> & Partial<Recording>, string]>([
  ['the elder says yes', { role: 'elder', granted: true, givenBy: 'ELDER', evidence: null }, 'ok'],
  ['the elder is nobody’s guardian', { role: 'elder', granted: true, givenBy: 'GUARDIAN', evidence: 'paper' }, 'consent-not-yours'],
  ['a family with a form', { role: 'family', granted: true, givenBy: 'FAMILY', evidence: '签字表 2026-11' }, 'ok'],
  ['a family without', { role: 'family', granted: true, givenBy: 'FAMILY', evidence: '  ' }, 'evidence-missing'],
  ['a family says no', { role: 'family', granted: false, givenBy: 'FAMILY', evidence: null }, 'ok'],
  ['a family is not the elder', { role: 'family', granted: false, givenBy: 'ELDER', evidence: null }, 'consent-not-yours'],
  ['an officer writes down the elder’s yes', { role: 'street-officer', granted: true, givenBy: 'ELDER', evidence: '入户录音' }, 'ok'],
  ['and needs evidence', { role: 'street-officer', granted: true, givenBy: 'ELDER', evidence: null }, 'evidence-missing'],
  ['but not for a no', { role: 'grid-worker', granted: false, givenBy: 'ELDER', evidence: null }, 'ok'],
  ['a family over the elder’s no', { role: 'family', granted: true, givenBy: 'FAMILY', evidence: '签字表', elderSaidNo: true }, 'elder-said-no'],
  ['nor as a guardian by its own word', { role: 'family', granted: true, givenBy: 'GUARDIAN', evidence: '监护协议', elderSaidNo: true }, 'elder-said-no'],
  ['nor through an officer', { role: 'street-officer', granted: true, givenBy: 'FAMILY', evidence: '签字表', elderSaidNo: true }, 'elder-said-no'],
  ['an officer has seen the guardian’s paper', { role: 'street-officer', granted: true, givenBy: 'GUARDIAN', evidence: '监护协议', elderSaidNo: true }, 'ok'],
  ['the elder thinks again', { role: 'elder', granted: true, givenBy: 'ELDER', evidence: null, elderSaidNo: true }, 'ok'],
  ['a no is always heard', { role: 'family', granted: false, givenBy: 'FAMILY', evidence: null, elderSaidNo: true }, 'ok'],
])('%s', (_, recording, expected) => {
  const verdict = mayRecord({ elderSaidNo: false, ...recording });
  expect(verdict.ok ? 'ok' : verdict.why).toBe(expected);
});

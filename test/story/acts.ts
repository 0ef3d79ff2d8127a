import type { Flow } from '#contracts/flow.js';
import type { City } from '#test/stage/city.js';
import type { Device } from '#test/stage/device.js';
import type { Answer, Person } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';

/** A seeded SOS button of an elder; `which` picks another elder. */
export const sosButton = (city: City, which = 0): Device => city.device((device) => device.class === 'SOS' && device.format === 'huying' && device.elderId !== null, which);

/** The answer's body; a refusal ends the story with its words. */
export async function done<T = any>(answer: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`Refused with ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** The operator acknowledges, calls, sends somebody; a caregiver goes; the operator closes. Each by REST. */
export async function answerByVisit(city: City, raised: Flow['alarm.raised']): Promise<void> {
  const operator = await city.person('operator');
  const at = `/api/alarms/${raised.alarmId}`;
  await done(operator.post(`${at}/acknowledge`));
  await done(operator.post(`${at}/contact`, { party: 'ELDER', result: 'NO_ANSWER' }));
  const order = await done(
    operator.post('/api/orders', {
      elderId: raised.elderId,
      itemCode: await emergencyItem(operator),
      dueAt: raised.raisedAt,
      alarmId: raised.alarmId,
      incidentId: raised.incidentId,
      priority: raised.level,
    }),
  );
  await visit(city, order.id);
  await until('the alarm knows that the visit is over', async () => (await operator.get(at)).body.state === 'RESOLVED');
  await done(operator.post(`${at}/close`, { reason: 'REAL_ONSITE', safetyVerifiedBy: 'onsite' }));
}

async function emergencyItem(operator: Person): Promise<string> {
  const catalogue = await done(operator.get('/api/catalogue'));
  return catalogue.find((item: { skill: string }) => item.skill === 'RESPONSE').code;
}

/** What passes between the steps of a visit: the way there, the service itself. */
export interface Between {
  accepted?: () => Promise<unknown>;
  arrived?: () => Promise<unknown>;
}

/** The first caregiver who was asked accepts, drives, checks in at the door and finishes. */
export async function visit(city: City, orderId: string, between: Between = {}): Promise<void> {
  const [offer] = await until('somebody is asked to go', async () => {
    const rows = await city.database.query<{ caregiver_id: string; id: string }>(`SELECT id, caregiver_id FROM dispatch.offer WHERE order_id = $1 AND state = 'OPEN'`, [orderId]);
    return rows.length > 0 && rows;
  });
  const caregiver = await city.person(`sim-${offer!.caregiver_id}`);
  const accepted = await done(caregiver.post(`/api/dispatch/offers/${offer!.id}/accept`));
  const step = (name: string, body: object = {}) => done(caregiver.post(`/api/dispatch/visits/${accepted.id}/${name}`, body));
  await between.accepted?.();
  await step('en-route');
  const { latitude, longitude } = await done(caregiver.get(`/api/dispatch/visits/${accepted.id}`));
  await step('check-in', { latitude, longitude, accuracyMeters: 10, method: 'fence' });
  await between.arrived?.();
  await step('finish', { outcome: 'DONE' });
}

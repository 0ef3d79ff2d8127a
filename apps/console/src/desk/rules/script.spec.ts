import { ALARM_TYPES } from '#contracts/alarm.js';
import { provenSteps, scriptFor, STEPS } from './script.js';

describe('the script', () => {
  it('uses every step somewhere and none twice', () => {
    const scripts = ALARM_TYPES.map((type) => scriptFor(type));
    expect([...new Set(scripts.flat())].toSorted()).toEqual([...STEPS].toSorted());
    for (const script of scripts) expect(new Set(script).size).toBe(script.length);
  });

  it('ends with the elder known to be safe, unless only a device is ill', () => {
    for (const type of ALARM_TYPES) {
      const technical = ['OFFLINE', 'LOW_BATTERY', 'TAMPER', 'REMOVED', 'FAULT'].includes(type);
      expect(scriptFor(type).at(-1) === 'verifySafe').toBe(!technical);
    }
  });

  it('ticks what the record proves', () => {
    expect([...provenSteps({ contacts: [{ party: 'ELDER' }, { party: 'GRID_WORKER' }], referrals: [{ agency: '120' }], orderId: 'o' })]).toEqual(['callElder', 'callNeighbour', 'call120', 'send']);
    expect(provenSteps({ contacts: [], referrals: [], orderId: null }).size).toBe(0);
  });
});
